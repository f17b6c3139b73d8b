import { signal } from '@preact/signals'
import type { enApproval } from './en/approval.ts'
import type { enClipped } from './en/clipped.ts'
import type { enCollecting } from './en/collecting.ts'
import type { enComposer } from './en/composer.ts'
import type { enDrafting } from './en/drafting.ts'
import type { enExtension } from './en/extension.ts'
import type { enExtensionLater } from './en/extension-later.ts'
import type { enExtensionSignIn } from './en/extension-sign-in.ts'
import type { enFound } from './en/found.ts'
import type { enOutward } from './en/outward.ts'
import type { enPictures } from './en/pictures.ts'
import type { enPlanning } from './en/planning.ts'
import type { enReview } from './en/review.ts'
import type { enSeries } from './en/series.ts'
import { enShared } from './en/shared.ts'
import type { enSignIns } from './en/sign-ins.ts'
import type { enStory } from './en/story.ts'
import type { enStudio } from './en/studio.ts'
import type { enWarnings } from './en/warnings.ts'

type Texts = typeof enShared &
  typeof enApproval &
  typeof enComposer &
  typeof enCollecting &
  typeof enClipped &
  typeof enDrafting &
  typeof enExtension &
  typeof enExtensionLater &
  typeof enExtensionSignIn &
  typeof enFound &
  typeof enOutward &
  typeof enPictures &
  typeof enPlanning &
  typeof enReview &
  typeof enSeries &
  typeof enSignIns &
  typeof enStory &
  typeof enStudio &
  typeof enWarnings
export type TextKey = keyof Texts

/** A text, or its forms by the number it speaks of; a form that a language does not have is `other`. */
type Entry = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string })
type Catalogue = Readonly<Record<string, Entry>>

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<Key extends TextKey> = Texts[Key] extends { other: infer Other }
  ? Names<Other> | 'count'
  : Names<Texts[Key]>
type Values<Key extends TextKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: { [Name in NamesOf<Key>]: string | number }]

export const languages = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  ja: '日本語',
  ar: 'العربية',
} as const
export type Language = keyof typeof languages

/** Which way a language is written. */
export const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr')

/** Whether the interface is written from right to left now. */
export const isRightToLeft = () => directionOf(language()) === 'rtl'

/** The direction of a field: that of what stands in it, or the page's while it is empty. */
export const directionIn = (value: string) => (value === '' ? undefined : 'auto')

/** A module of texts: everything that it exports is a catalogue. */
type Module = Readonly<Record<string, Catalogue>>

export type Loaders = Record<Language, () => Promise<Module>>

const loaders: Loaders[] = [
  {
    en: async () => ({ enShared }),
    de: () => import('./de/shared.ts'),
    fr: () => import('./fr/shared.ts'),
    es: () => import('./es/shared.ts'),
    pt: () => import('./pt/shared.ts'),
    ja: () => import('./ja/shared.ts'),
    ar: () => import('./ar/shared.ts'),
  },
]

/** Adds the texts of one surface; call it before a language is chosen. */
export function addTexts(more: Loaders): void {
  loaders.push(more)
}

/** Adds the texts of a part that is loaded later; they are there once this resolves. */
export async function loadTexts(more: Loaders): Promise<void> {
  if (!loaders.includes(more)) loaders.push(more)
  const { language } = active.value
  const texts = catalogueOf([await more[language]()])
  const now = active.value
  if (now.language === language) active.value = { language, catalogue: { ...now.catalogue, ...texts } }
}

const catalogueOf = (modules: readonly Module[]): Catalogue =>
  Object.assign({}, ...modules.flatMap((each) => Object.values(each)))

interface Active {
  language: Language
  catalogue: Catalogue
}

const active = signal<Active>({ language: 'en', catalogue: enShared })

/** The language in use; reading it in a component follows changes. */
export function language(): Language {
  return active.value.language
}

/** Switches the interface, and the way the page is written, to a language once its texts are there. */
export async function useLanguage(next: Language): Promise<void> {
  const parts = await Promise.all(loaders.map((each) => each[next]()))
  active.value = { language: next, catalogue: catalogueOf(parts) }
  if (!globalThis.document) return
  document.documentElement.lang = next
  document.documentElement.dir = directionOf(next)
}

/** The first of a person's preferred languages that we speak; English otherwise. */
export function preferredLanguage(preferences: readonly string[] = navigator.languages): Language {
  for (const tag of preferences) {
    const base = baseOf(tag)
    if (base in languages) return base as Language
  }
  return 'en'
}

/** The language of a tag: `fr` of `fr-CA`. */
const baseOf = (tag: string) => tag.toLowerCase().split('-')[0] ?? ''

/** A text of the interface with its values filled in. */
export function t<Key extends TextKey>(key: Key, ...values: Values<Key>): string {
  return format(active.value, key, values[0] ?? {}) ?? key
}

/** For keys that come from data (a status, a problem code); answers null where there is no such text. */
export function lookUp(key: string, values: Record<string, string | number> = {}): string | null {
  return format(active.value, key, values)
}

function format(
  { language, catalogue }: Active,
  key: string,
  values: Record<string, string | number>,
): string | null {
  const entry = catalogue[key]
  if (entry === undefined) return null
  const text =
    typeof entry === 'string' ? entry : (entry[plural(language, Number(values.count))] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (typeof value === 'number') return formatNumber(value)
    return value === undefined ? whole : isolated(value, language)
  })
}

/** A value keeps its own direction inside a text that is written from right to left. */
const isolated = (value: string, language: Language) =>
  directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value

function plural(language: Language, count: number): Intl.LDMLPluralRule {
  return remember(`plural ${language}`, () => new Intl.PluralRules(language)).select(count)
}

const formatters = new Map<string, unknown>()

function remember<Formatter>(key: string, make: () => Formatter): Formatter {
  const found = formatters.get(key)
  if (found !== undefined) return found as Formatter
  const made = make()
  formatters.set(key, made)
  return made
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const tag = locale()
  return remember(
    `number ${tag} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(tag, options),
  ).format(value)
}

/**
 * How numbers and dates are written: as in the person's own region, where the browser names one that speaks the
 * language in use; English otherwise the international way round.
 */
export function locale(): string {
  const used = language()
  return navigator.languages.find((tag) => baseOf(tag) === used) ?? (used === 'en' ? 'en-GB' : used)
}

/** @param instant ISO instant or milliseconds */
export function formatDate(instant: string | number, options: Intl.DateTimeFormatOptions): string {
  const tag = locale()
  return remember(
    `date ${tag} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(tag, options),
  ).format(new Date(instant))
}

/** Day and time as one reads them in a list: `Thu, 26 Nov, 09:00`. */
export function formatMoment(instant: string | number, timeZone?: string | null): string {
  const year =
    new Date(instant).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' as const }
  return formatDate(instant, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...year,
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  })
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `in 3 days`, `5 minutes ago`. */
export function formatRelative(instant: string | number, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000
  const tag = locale()
  const formatter = remember(`relative ${tag}`, () => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length * 0.95) return formatter.format(Math.round(seconds / length), unit)
  }
  return formatter.format(Math.round(seconds / 60), 'minute')
}

/** File sizes: `1.8 MB`. @param bytes decimal bytes */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) {
    return formatNumber(Math.max(1, Math.round(bytes / 1000)), { style: 'unit', unit: 'kilobyte' })
  }
  return formatNumber(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
}

/** `Ada, Grace and Alan`; as a `unit` without the last word: `Ada, Grace, Alan`. */
export function formatList(items: readonly string[], type: 'conjunction' | 'unit' = 'conjunction'): string {
  const tag = language()
  return remember(`list ${tag} ${type}`, () => new Intl.ListFormat(tag, { type })).format(items)
}
