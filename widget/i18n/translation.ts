/** A text with a form for one and a form for every other number; chosen by `count`. */
export interface Plural {
  one: string
  other: string
}

/** The same texts in another language: exactly these keys. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural
}
