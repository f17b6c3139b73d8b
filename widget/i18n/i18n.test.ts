import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { deApproval } from './de-approval.ts'
import { deClipped } from './de-clipped.ts'
import { deCollecting } from './de-collecting.ts'
import { deDrafting } from './de-drafting.ts'
import { deExtension } from './de-extension.ts'
import { deExtensionLater } from './de-extension-later.ts'
import { deFound } from './de-found.ts'
import { deOutward } from './de-outward.ts'
import { dePlanning } from './de-planning.ts'
import { deReview } from './de-review.ts'
import { deSeries } from './de-series.ts'
import { deStory } from './de-story.ts'
import { deStudio } from './de-studio.ts'
import { deWarnings } from './de-warnings.ts'
import { en } from './en.ts'
import { enApproval } from './en-approval.ts'
import { enClipped } from './en-clipped.ts'
import { enCollecting } from './en-collecting.ts'
import { enDrafting } from './en-drafting.ts'
import { enExtension } from './en-extension.ts'
import { enExtensionLater } from './en-extension-later.ts'
import { enFound } from './en-found.ts'
import { enOutward } from './en-outward.ts'
import { enPlanning } from './en-planning.ts'
import { enReview } from './en-review.ts'
import { enSeries } from './en-series.ts'
import { enStory } from './en-story.ts'
import { enStudio } from './en-studio.ts'
import { enWarnings } from './en-warnings.ts'
import { formatBytes, lookUp, preferredLanguage, t, useLanguage } from './index.ts'

const values = (text: string | { one: string; other: string }) =>
  [...new Set((typeof text === 'string' ? text : text.other).match(/\{\w+\}/g) ?? [])].sort()

afterEach(() => useLanguage('en'))

describe('the texts', () => {
  it('take the same values in both languages', () => {
    const english = {
      ...en,
      ...enApproval,
      ...enCollecting,
      ...enExtension,
      ...enExtensionLater,
      ...enFound,
      ...enClipped,
      ...enDrafting,
      ...enOutward,
      ...enPlanning,
      ...enReview,
      ...enSeries,
      ...enStory,
      ...enStudio,
      ...enWarnings,
    }
    const german = {
      ...de,
      ...deApproval,
      ...deCollecting,
      ...deExtension,
      ...deExtensionLater,
      ...deFound,
      ...deClipped,
      ...deDrafting,
      ...deOutward,
      ...dePlanning,
      ...deReview,
      ...deSeries,
      ...deStory,
      ...deStudio,
      ...deWarnings,
    }
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(german)) {
      const original = english[key as keyof typeof english]
      expect(values(text), key).toEqual(values(original))
    }
  })

  it('of Studio are used in Studio alone, because frames and the extension do not load them', () => {
    // Parts that bring their own texts when they are loaded.
    const own: Record<string, object> = { 'warnings.tsx': enWarnings, 'review-answer.tsx': enReview }
    const widget = join(import.meta.dirname, '..')
    for (const folder of ['composer', 'calendar', 'ui', 'embed']) {
      for (const file of readdirSync(join(widget, folder)).filter((name) => /\.tsx?$/.test(name))) {
        const source = readFileSync(join(widget, folder, file), 'utf8')
        for (const [, key = ''] of source.matchAll(/\bt\(\s*'([\w.]+)'/g)) {
          // What the dialogs of planning show comes with them.
          expect(
            key in en || key in enPlanning || key in (own[file] ?? {}),
            `${folder}/${file}: ${key}`,
          ).toBe(true)
        }
      }
    }
  })

  it('choose the form that the count asks for and write numbers in the language', async () => {
    expect(t('composer.over', { platform: 'X', count: 1 })).toBe('X: 1 character too many.')
    expect(t('composer.over', { platform: 'X', count: 1200 })).toBe('X: 1,200 characters too many.')
    await useLanguage('de')
    expect(t('composer.over', { platform: 'X', count: 1200 })).toBe('X: 1.200 Zeichen zu viel.')
    expect(formatBytes(1_840_000)).toBe('1,8 MB')
  })

  it('answer null for a code without a text', () => {
    expect(lookUp('problem.OFFLINE')).toBe(en['problem.OFFLINE'])
    expect(lookUp('problem.SOMETHING_NEW')).toBeNull()
  })

  it('come in the first language that the person prefers and we speak', () => {
    expect(preferredLanguage(['fr-CH', 'de-CH', 'en'])).toBe('de')
    expect(preferredLanguage(['fr'])).toBe('en')
  })
})
