/** Width and height as shown, in pixels. */
export interface Size {
  width: number
  height: number
}
