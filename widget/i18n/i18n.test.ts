import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { textsFor } from '../loader/texts.ts'
import { composerTexts } from './composer.ts'
import { enClipped } from './en/clipped.ts'
import { enCollecting } from './en/collecting.ts'
import { enComposer } from './en/composer.ts'
import { enExtension } from './en/extension.ts'
import { enExtensionLater } from './en/extension-later.ts'
import { enExtensionSignIn } from './en/extension-sign-in.ts'
import { enFound } from './en/found.ts'
import { enPictures } from './en/pictures.ts'
import { enPlanning } from './en/planning.ts'
import { enReview } from './en/review.ts'
import { enShared } from './en/shared.ts'
import { enWarnings } from './en/warnings.ts'
import {
  addTexts,
  formatBytes,
  formatNumber,
  type Language,
  languages,
  lookUp,
  preferredLanguage,
  t,
  useLanguage,
} from './index.ts'

type Text = string | Record<string, string>
type Catalogue = Record<string, Text>

const others = Object.keys(languages).filter((each) => each !== 'en') as Exclude<Language, 'en'>[]
/** `shared.ts`, `studio.ts` and so on: every catalogue there is. */
const catalogues = readdirSync(join(import.meta.dirname, 'en'))

async function read(language: Language, file: string): Promise<Catalogue> {
  const [catalogue] = Object.values(await import(join(import.meta.dirname, language, file)))
  return catalogue as Catalogue
}

const formsOf = (text: Text) => (typeof text === 'string' ? { other: text } : text)
const values = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

/** Round millions, which French, Spanish and Portuguese write differently, are reached by nothing that is counted. */
const counted = (language: Language) =>
  new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter((form) => language === 'ar' || form !== 'many')

/** Rhythms, edits and failed accounts: where there are none, nothing is said. */
const fromOne = /^(rule\.|story\.edited|retry\.these)/

/** How many different numbers a form stands for in a text; one that stands for a single number need not name it. */
function numbersOf(language: Language, key: string, form: string): number {
  const rules = new Intl.PluralRules(language)
  const numbers = Array.from({ length: 300 }, (_, number) => number + (fromOne.test(key) ? 1 : 0))
  return numbers.filter((number) => rules.select(number) === form).length
}

afterEach(() => useLanguage('en'))

describe.each(others)('the texts in %s', (language) => {
  it.each(catalogues)('say all that %s says, with the same values', async (file) => {
    const english = await read('en', file)
    const translated = await read(language, file)
    expect(Object.keys(translated)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english)) {
      const own = translated[key] ?? ''
      expect(typeof own, key).toBe(typeof text)
      expect(values(formsOf(own).other), key).toEqual(values(formsOf(text).other))
      for (const form of Object.values(formsOf(own))) expect(form.trim(), key).toBe(form)
      for (const form of Object.values(formsOf(own))) expect(form, key).not.toBe('')
    }
  })

  it.each(catalogues)('have every form of a number that the language knows, in %s', async (file) => {
    for (const [key, text] of Object.entries(await read(language, file))) {
      if (typeof text === 'string') continue
      expect(Object.keys(text).sort(), key).toEqual([...counted(language)].sort())
      const all = values(text.other)
      for (const [form, words] of Object.entries(text)) {
        const named = numbersOf(language, key, form) > 1 ? all : all.filter((value) => value !== '{count}')
        expect(values(words), `${key}, ${form}`).toEqual(expect.arrayContaining(named))
        expect(all, `${key}, ${form}`).toEqual(expect.arrayContaining(values(words)))
      }
    }
  })
})

describe('the texts', () => {
  beforeAll(() => addTexts(composerTexts))

  it('of Studio are used in Studio alone, because frames and the extension do not load them', () => {
    // Parts that bring their own texts when they are loaded.
    const own: Record<string, object> = {
      'warnings.tsx': enWarnings,
      'review-answer.tsx': enReview,
      'sign-in.tsx': enExtensionSignIn,
      'studio-sign-in.tsx': enExtensionSignIn,
    }
    const widget = join(import.meta.dirname, '..')
    const frames = [enShared, enComposer, enPlanning]
    const extension = [enShared, enExtension, enExtensionLater, enCollecting, enClipped, enFound, enPictures]
    const surfaces: [string, object[]][] = [
      ...['composer', 'calendar', 'embed'].map((each): [string, object[]] => [join(widget, each), frames]),
      [join(widget, '../extension'), extension],
    ]
    for (const [folder, known] of surfaces) {
      for (const file of globSync('**/*.{ts,tsx}', { cwd: folder })) {
        const source = readFileSync(join(folder, file), 'utf8')
        for (const [, key = ''] of source.matchAll(/\bt\(\s*'([\w.]+)'/g)) {
          const isKnown = [...known, own[basename(file)] ?? {}].some((each) => key in each)
          expect(isKnown, `${folder}/${file}: ${key}`).toBe(true)
        }
      }
    }
  })

  it('choose the form that the count asks for and write numbers in the language', async () => {
    await useLanguage('en')
    expect(t('composer.over', { platform: 'X', count: 1 })).toBe('X: 1 character too many.')
    expect(t('composer.over', { platform: 'X', count: 1200 })).toBe('X: 1,200 characters too many.')
    await useLanguage('de')
    expect(t('composer.over', { platform: 'X', count: 1200 })).toBe('X: 1.200 Zeichen zu viel.')
    expect(formatBytes(1_840_000)).toBe('1,8 MB')
    await useLanguage('fr')
    expect(t('posts.imageOnly', { count: 0 })).toBe('0 image')
    await useLanguage('ja')
    expect(t('posts.imageOnly', { count: 1 })).toBe('画像 1 枚')
  })

  it.each([
    [0, 'بلا صور'],
    [1, 'صورة واحدة'],
    [2, 'صورتان'],
    [3, `3 صور`],
    [11, `11 صورة`],
    [100, `100 صورة`],
  ])('know the six forms of Arabic: %d', async (count, words) => {
    await useLanguage('ar')
    expect(t('posts.imageOnly', { count }).replace(/^\d+/, String(count))).toBe(words)
  })

  it('keep the direction of a name inside Arabic', async () => {
    await useLanguage('ar')
    expect(t('composer.textFor', { platform: 'Bluesky' })).toContain('\u2068Bluesky\u2069')
  })

  it('of the loader are there in every language', () => {
    for (const language of others) expect(textsFor(language).retry, language).not.toBe(textsFor('en').retry)
    expect(textsFor('pt-BR')).toBe(textsFor('pt'))
    expect(textsFor('nl')).toBe(textsFor('en'))
  })

  it('answer null for a code without a text', () => {
    expect(lookUp('problem.OFFLINE')).toBe(enShared['problem.OFFLINE'])
    expect(lookUp('problem.SOMETHING_NEW')).toBeNull()
  })

  it('come in the first language that the person prefers and we speak', () => {
    expect(preferredLanguage(['nl-BE', 'fr-CH', 'de-CH', 'en'])).toBe('fr')
    expect(preferredLanguage(['pt-BR'])).toBe('pt')
    expect(preferredLanguage(['JA'])).toBe('ja')
    expect(preferredLanguage(['ar-EG', 'en'])).toBe('ar')
    expect(preferredLanguage(['nl'])).toBe('en')
  })
})

describe('numbers', () => {
  const preferred = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(navigator), 'languages')
  const prefer = (tags: string[]) =>
    Object.defineProperty(navigator, 'languages', { value: tags, configurable: true })
  afterAll(() => {
    Reflect.deleteProperty(navigator, 'languages')
    expect(Object.getOwnPropertyDescriptor(Object.getPrototypeOf(navigator), 'languages')).toEqual(preferred)
  })

  it("are written as in the person's region, where it speaks the language in use", async () => {
    await useLanguage('de')
    prefer(['de-CH', 'en'])
    expect(formatNumber(1200)).toMatch(/^1['’]200$/)
    prefer(['fr-CH', 'en'])
    expect(formatNumber(1200)).toBe('1.200')
    await useLanguage('ar')
    prefer(['ar-EG'])
    expect(formatNumber(12)).toBe('١٢')
  })
})
