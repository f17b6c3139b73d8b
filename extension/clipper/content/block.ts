/** An element that holds text, as the outline keeps it: what is in it, counted, and what its place is. */
export interface Box {
  parent: Box | null
  tag: string
  depth: number
  /** Bits of `placesOf` and `wordsMarked`, those of the boxes around it included. */
  places: number
  marks: number
  /** The element's own places and marks. */
  ownPlaces: number
  ownMarks: number
  isHidden: boolean
  /** Words inside, those in links among them, and those in long runs with few links. */
  words: number
  linkedWords: number
  proseWords: number
  blocks: number
  /** Blocks inside that name a price. */
  prices: number
  /** How many of its siblings are made like it, itself included, and its place among them. */
  alike: number
  order: number
  /** How well it carries prose, as what stands in it tells. */
  weight: number
  children: Map<string, Box[]>
}

/** A run of text that no block interrupts. */
export interface Block {
  index: number
  text: string
  box: Box
  words: number
  characters: number
  linkedWords: number
  /** Words in front of it on the page. */
  at: number
}

export interface Outline {
  blocks: Block[]
  words: number
  /** The box that carries most prose. */
  heaviest: Box | null
  root: Box | null
}
