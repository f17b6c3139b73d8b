import { describe, expect, it } from 'vitest'
import { endsAsSentence, sentencesOf } from './sentences.ts'

describe('sentences', () => {
  it.each([
    ['en', 'It rained. Nobody minded!', ['It rained.', 'Nobody minded!']],
    ['en', 'Dr. Marsh met J. Finch at 6 p.m. They left.', ['Dr. Marsh met J. Finch at 6 p.m.', 'They left.']],
    ['de', 'Am 3. März kam ca. die Hälfte. Dann Regen.', ['Am 3. März kam ca. die Hälfte.', 'Dann Regen.']],
    ['ja', '灯が戻った。猫も戻った。', ['灯が戻った。', '猫も戻った。']],
    ['zh', '灯亮了！谁点的？', ['灯亮了！', '谁点的？']],
    ['ar', 'عاد الضوء. هل عاد البحارة؟ نعم.', ['عاد الضوء.', 'هل عاد البحارة؟', 'نعم.']],
    ['hy', 'Լույսը վառվեց։ Կատուն եկավ։', ['Լույսը վառվեց։', 'Կատուն եկավ։']],
    ['ur', 'کشتی آئی۔ لوگ خوش ہوئے۔', ['کشتی آئی۔', 'لوگ خوش ہوئے۔']],
    ['th', 'ไฟกลับมาแล้ว ทุกคนดีใจ', ['ไฟกลับมาแล้ว ทุกคนดีใจ']],
    [
      'en',
      'It runs on .NET 8.0 and costs $3.50. Cheap?! Yes.',
      ['It runs on .NET 8.0 and costs $3.50.', 'Cheap?!', 'Yes.'],
    ],
    [
      'en',
      'It works (big plus!). “Does it?” he asked. Well - no.',
      ['It works (big plus!).', '“Does it?” he asked.', 'Well - no.'],
    ],
    ['no language at all', 'One. Two.', ['One.', 'Two.']],
    [null, 'One without an end', ['One without an end']],
  ])('in %s: %s', (language, text, sentences) => expect(sentencesOf(text, language)).toEqual(sentences))

  it.each([
    ['The light is back.', true],
    ['“The light is back.”', true],
    ['灯が戻った。」', true],
    ['هل عاد البحارة؟', true],
    ['The light is ba…', false],
    ['The light is back...', false],
    ['The light is', false],
    ['Prices from:', false],
  ])('%s is whole: %s', (text, isWhole) => expect(endsAsSentence(text)).toBe(isWhole))
})
