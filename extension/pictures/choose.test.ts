import { describe, expect, it } from 'vitest'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { maxPieces, wordsPiece } from '../drafts/piece.ts'
import { articleClip } from '../testing/clips.ts'
import { candidatesOf } from './candidates.ts'
import { chooseImage, countPictures, takesPart, withMadePicture, withOwnPicture } from './choose.ts'
import type { SurveyedImage } from './surveyed.ts'

const id = '11111111-1111-4111-8111-111111111111'
const image = (name: string, width: number | null = 800, height: number | null = 600) => ({
  ...{ url: `https://tidewater.example/${name}.jpg`, alt: null, width, height },
})
const shown = (name: string, width: number, height: number, top: number): SurveyedImage => ({
  ...image(name),
  ...{ width, height, top, preview: null },
})
const names = (clip: Parameters<typeof candidatesOf>[0], surveyed: SurveyedImage[]) =>
  candidatesOf(clip, surveyed).map(({ url }) => url.match(/\/(\w+)\.jpg$/)?.[1] ?? url)

describe('the images of a page', () => {
  it('stand by size and place: the lead, the large ones as they come, the unknown, the small', () => {
    const images = [image('small'), image('late', null, null), image('second'), image('lead'), image('first')]
    expect(
      names({ leadImage: image('lead'), images }, [
        shown('second', 900, 600, 1200),
        shown('first', 700, 400, 300),
        shown('small', 200, 150, 10),
        shown('own', 1600, 900, 700),
      ]),
    ).toEqual(['lead', 'first', 'own', 'second', 'late', 'small'])
  })

  it('have the size that the page shows, and each stands there once', () => {
    const found = candidatesOf({ leadImage: image('lead', 10, 10), images: [image('lead', 10, 10)] }, [
      shown('lead', 1200, 630, 0),
    ])
    expect(found).toEqual([{ ...image('lead', 1200, 630), preview: null }])
  })

  it('may be such that only the page can read', () => {
    const url = 'blob:https://tidewater.example/1f3a'
    const preview = 'data:image/jpeg;base64,AA=='
    const own = { url, alt: 'A chart', width: 640, height: 400, top: 90, preview }
    expect(candidatesOf({ leadImage: null, images: [] }, [own])).toEqual([
      { url, alt: 'A chart', width: 640, height: 400, preview },
    ])
  })
})

describe('choosing images', () => {
  const draft = (change: Partial<Draft> = {}): Draft => ({ ...draftOf(articleClip, [], id, 1), ...change })
  const next = (before: Draft, name: string, max = 4): Draft => {
    const change = chooseImage(before, articleClip, image(name), { id: crypto.randomUUID(), max })
    expect(change).not.toBeNull()
    return { ...before, ...change }
  }

  it('changes the one on the card', () => {
    const after = next(draft(), 'pier')
    expect(after).toMatchObject({ imageUse: 'card', image: image('pier'), pieces: [] })
    expect(takesPart(after, image('pier').url)).toBe(true)
    expect(countPictures(after)).toBe(0)
  })

  it('takes several as pictures, as many as the accounts take', () => {
    let post = draft({ imageUse: 'picture' })
    for (const name of ['pier', 'gulls', 'buoy']) post = next(post, name)
    expect(countPictures(post)).toBe(4)
    expect(chooseImage(post, articleClip, image('fog'), { id, max: 4 })).toBeNull()
    expect(countPictures(next(post, 'fog', 10))).toBe(5)
  })

  it('lets go of one that is chosen again, also where there is no room for more', () => {
    let post = next(draft({ imageUse: 'picture' }), 'pier', 2)
    post = next(post, 'pier', 2)
    expect(takesPart(post, image('pier').url)).toBe(false)
    post = next(post, 'dawn', 2)
    expect(post.imageUse).toBe('none')
    expect(countPictures(post)).toBe(0)
    expect(next(post, 'gulls')).toMatchObject({ imageUse: 'picture', image: image('gulls') })
  })

  it('takes images that only the page has, each beside what has come meanwhile', () => {
    const from = { title: articleClip.title, url: articleClip.canonicalUrl }
    const made = () => ({ id: crypto.randomUUID(), url: null, alt: null, width: 640, height: 400 })
    const [chart, map, plan] = [made(), made(), made()]
    let post = draft({ imageUse: 'picture' })
    for (const picture of [chart, map]) post = { ...post, ...withMadePicture(post, from, picture, 3) }
    expect(post.pieces.map(({ id }) => id)).toEqual([map.id, chart.id])
    expect(post.imageUse).toBe('picture')
    expect(withMadePicture(post, from, plan, 3)).toBeNull()
    const pieces = Array.from({ length: maxPieces }, () =>
      wordsPiece(articleClip, 'Boats', crypto.randomUUID()),
    )
    expect(withMadePicture(draft({ pieces }), from, plan, 3)).toBeNull()
  })

  it('puts a part of an image in its place', () => {
    const picture = { id, url: null, alt: 'Gulls', width: 300, height: 300 }
    const from = { title: articleClip.title, url: articleClip.canonicalUrl }
    const before = next(draft({ imageUse: 'picture' }), 'pier')
    const after = { ...before, ...withOwnPicture(before, from, picture) }
    expect(after.imageUse).toBe('none')
    expect(after.pieces.map((piece) => piece.picture?.url)).toEqual([null, image('pier').url])
    expect({ ...draft(), ...withOwnPicture(draft(), from, picture) }).toMatchObject({ imageUse: 'card' })
  })
})
