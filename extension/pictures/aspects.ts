/** Shapes to crop a picture to, called by what they are for; the ratio is width by height. */
export const aspects = {
  free: null,
  square: 1,
  portrait: 4 / 5,
  wide: 16 / 9,
  story: 9 / 16,
} as const
export type Aspect = keyof typeof aspects
export const aspectNames = Object.keys(aspects) as Aspect[]
