import { describe, expect, it } from 'vitest'
import { articleClip } from '../testing/clips.ts'
import { pointAtMedia } from './pointed-media.ts'

const video = {
  url: 'https://tidewater.example/crossing.mp4',
  title: 'The crossing',
  width: 1280,
  height: 720,
}

describe('a video or a recording that was pointed at', () => {
  it('brings its poster, in front of the page’s other images', () => {
    const poster = 'https://tidewater.example/crossing.jpg'
    const clip = pointAtMedia(articleClip, { ...video, poster })
    expect(clip).toMatchObject({
      kind: 'video',
      canonicalUrl: articleClip.canonicalUrl,
      leadImage: { url: poster, alt: 'The crossing', width: 1280, height: 720 },
    })
    expect(clip.images.map(({ url }) => url)).toEqual([poster, articleClip.images[0]?.url])
  })

  it('is linked itself where it has no poster', () => {
    expect(pointAtMedia(articleClip, { ...video, poster: null })).toMatchObject({
      ...{ kind: 'link', canonicalUrl: video.url, title: 'The crossing' },
    })
  })

  it('leads to the page where the file is in the page alone', () => {
    const url = 'blob:https://tidewater.example/1f3a'
    expect(pointAtMedia(articleClip, { ...video, url, poster: null })).toMatchObject({
      ...{ kind: 'video', canonicalUrl: articleClip.canonicalUrl, title: articleClip.title },
    })
    expect(pointAtMedia(articleClip, { ...video, poster: 'data:image/png;base64,AA==' }).leadImage).toBeNull()
  })
})
