/** A text with a form for one and a form for every other number; chosen by `count`. */
export interface Plural {
  one: string
  other: string
}

/**
 * The numbers that a language writes differently, besides `other`. French, Spanish and Portuguese know a further form for
 * round millions, which nothing that is counted here reaches: there `other` is used.
 */
interface Forms {
  de: 'one'
  fr: 'one'
  es: 'one'
  pt: 'one'
  ja: never
  ar: 'zero' | 'one' | 'two' | 'few' | 'many'
}

/** The same texts in another language: exactly these keys, with the forms of that language. */
export type Translation<Source, Tongue extends keyof Forms = 'de'> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Readonly<Record<Forms[Tongue] | 'other', string>>
}
