/** A picture as it was taken, with its size in pixels: what drew it knows that, and nobody has to decode it again. */
export interface Picture {
  file: Blob
  width: number
  height: number
  /** Whether the page goes on below it. */
  isCut: boolean
}
