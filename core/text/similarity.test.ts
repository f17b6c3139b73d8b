import { describe, expect, it } from 'vitest'
import { isIdentical, nearlyTheSame, normalise, similarityTo } from './similarity.ts'

const similarity = (one: string, other: string) => similarityTo(one)(other)
const alike = (one: string, other: string) => similarity(one, other) >= nearlyTheSame

describe('how alike two texts are', () => {
  it('is 1 for the same words, whatever their case, punctuation, spaces and width', () => {
    expect(similarity('The tide is in!', 'the  tide – is in')).toBe(1)
    expect(similarity('Ｔｈｅ tide', 'the tide')).toBe(1)
    expect(similarity('Caf\u00e9', 'Cafe\u0301')).toBe(1)
  })

  it('leaves addresses out', () => {
    expect(
      similarity(
        'Night ferries return https://harbour.example/a',
        'Night ferries return https://x.example/b?c=1',
      ),
    ).toBe(1)
    expect(similarity('https://harbour.example/a', 'https://harbour.example/a')).toBe(0)
  })

  it('sees a text of which little was changed, and not one that shares its topic', () => {
    const text =
      'The old crane is being painted again, and this time the harbour votes on the colour: come on Friday.'
    expect(alike(text, text.replace('Friday', 'Monday'))).toBe(true)
    expect(alike(text, `${text} Soup!`)).toBe(true)
    expect(alike(text, 'The harbour votes on Friday: which colour shall the old crane have this time?')).toBe(
      false,
    )
  })

  it('works without spaces between words', () => {
    const text =
      '港の古いクレーンがまた塗り直されます。今回は色を皆で選びましょう。金曜日までに投票してください。'
    expect(alike(text, text.replace('金曜日', '月曜日'))).toBe(true)
    expect(alike(text, '夜のフェリーが来週から戻ってきます。切符は埠頭で買えます。')).toBe(false)
    expect(alike('东京塔今天晚上会亮起红色的灯光', '东京塔今天晚上会亮起蓝色的灯光')).toBe(false)
  })

  it('compares short texts as wholes', () => {
    expect(similarity('Hi', 'hi!')).toBe(1)
    expect(similarity('Hi', 'Ho')).toBe(0)
    expect(similarity('港', '港')).toBe(1)
    expect(similarity('', '')).toBe(0)
    expect(similarity('!?', '!?')).toBe(0)
  })

  it('counts characters beyond the basic plane as one and keeps marks that change a letter', () => {
    expect(similarity('🎉🎉', '🎉🎉')).toBe(1)
    expect(normalise('हिन्दी')).toBe('हिन्दी')
    expect(normalise('❤️ Yes')).toBe('❤ yes')
  })

  it('calls identical only what reads the same, addresses included', () => {
    expect(isIdentical('Tide  is in\n', 'Tide is in')).toBe(true)
    expect(isIdentical('Tide is in', 'tide is in')).toBe(false)
    expect(isIdentical('Read https://a.example', 'Read https://b.example')).toBe(false)
    expect(isIdentical(' ', '')).toBe(false)
  })
})
