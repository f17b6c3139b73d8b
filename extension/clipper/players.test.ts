import { describe, expect, it } from 'vitest'
import { playedBy } from './players.ts'

describe('a known player', () => {
  it.each([
    [
      'https://www.youtube.com/embed/Ab3dEf6hIj9?start=3',
      'video https://www.youtube.com/watch?v=Ab3dEf6hIj9',
    ],
    [
      'https://www.youtube-nocookie.com/embed/Ab3dEf6hIj9',
      'video https://www.youtube.com/watch?v=Ab3dEf6hIj9',
    ],
    ['https://youtu.be/Ab3dEf6hIj9', 'video https://www.youtube.com/watch?v=Ab3dEf6hIj9'],
    ['https://m.youtube.com/shorts/Ab3dEf6hIj9', 'video https://www.youtube.com/watch?v=Ab3dEf6hIj9'],
    ['https://player.vimeo.com/video/76979871?h=1', 'video https://vimeo.com/76979871'],
    ['https://www.dailymotion.com/embed/video/x8abc', 'video https://www.dailymotion.com/video/x8abc'],
    ['https://open.spotify.com/embed/episode/4aBcD', 'audio https://open.spotify.com/episode/4aBcD'],
    [
      'https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=1',
      'audio https://soundcloud.com/a/b',
    ],
    [
      'https://embed.podcasts.apple.com/us/podcast/low-water/id12?i=34',
      'audio https://podcasts.apple.com/us/podcast/low-water/id12?i=34',
    ],
  ])('%s leads to %s', (address, wanted) => {
    const played = playedBy(new URL(address))
    expect(`${played?.kind} ${played?.url}`).toBe(wanted)
  })

  it.each([
    'https://www.youtube.com/@ropeandsail',
    'https://www.youtube.com/embed/short',
    'https://youtube.com.evil.example/embed/Ab3dEf6hIj9',
    'https://w.soundcloud.com/player/?url=https%3A//evil.example/a',
    'https://w.soundcloud.com/player/?url=nothing',
    'https://vimeo.com/76979871',
  ])('%s is none', (address) => expect(playedBy(new URL(address))).toBeNull())
})
