/** A rectangle on a picture or in a window, in pixels from its top left corner. */
export interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** What a frame stays inside of. */
export type Bounds = Pick<Frame, 'width' | 'height'>

/** Which sides of a frame move: any of `n`, `s`, `e`, `w`, two for a corner. */
export type Edge = 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw'
export const edges: readonly Edge[] = ['nw', 'n', 'ne', 'w', 'e', 'sw', 's', 'se']

/** Smallest side of a frame that can still be taken hold of, in pixels. */
export const leastSide = 16

const between = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** The frame that the pointer draws from one corner to the other. */
export function frameBetween(
  from: { x: number; y: number },
  to: { x: number; y: number },
  bounds: Bounds,
): Frame {
  const [left, right] = ordered(from.x, to.x, bounds.width)
  const [top, bottom] = ordered(from.y, to.y, bounds.height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function ordered(one: number, other: number, most: number): [number, number] {
  const [a, b] = [between(one, 0, most), between(other, 0, most)]
  return a < b ? [a, b] : [b, a]
}

/** The frame at another place; it stops at the bounds and keeps its size. */
export function moveFrame(frame: Frame, right: number, down: number, bounds: Bounds): Frame {
  return {
    ...frame,
    x: between(frame.x + right, 0, Math.max(0, bounds.width - frame.width)),
    y: between(frame.y + down, 0, Math.max(0, bounds.height - frame.height)),
  }
}

/**
 * The frame with one of its edges or corners moved; what lies opposite stays where it is. With a ratio (width by
 * height) the other side follows.
 */
export function resizeFrame(
  frame: Frame,
  edge: Edge,
  by: { right: number; down: number },
  bounds: Bounds,
  ratio: number | null = null,
): Frame {
  const grows = { left: edge.includes('w'), top: edge.includes('n') }
  // Room from the side that stays to the bounds.
  const room = {
    width: grows.left ? frame.x + frame.width : bounds.width - frame.x,
    height: grows.top ? frame.y + frame.height : bounds.height - frame.y,
  }
  const isWide = edge.includes('e') || grows.left
  const isHigh = edge.includes('s') || grows.top
  const wished = {
    width: frame.width + (isWide ? (grows.left ? -by.right : by.right) : 0),
    height: frame.height + (isHigh ? (grows.top ? -by.down : by.down) : 0),
  }
  const size = ratio === null ? sizeWithin(wished, room) : sizeOfRatio(wished, room, ratio, isWide)
  return {
    ...size,
    x: grows.left ? frame.x + frame.width - size.width : frame.x,
    y: grows.top ? frame.y + frame.height - size.height : frame.y,
  }
}

const sizeWithin = (wished: Bounds, room: Bounds): Bounds => ({
  width: between(wished.width, Math.min(leastSide, room.width), room.width),
  height: between(wished.height, Math.min(leastSide, room.height), room.height),
})

function sizeOfRatio(wished: Bounds, room: Bounds, ratio: number, byWidth: boolean): Bounds {
  const most = Math.min(room.width, room.height * ratio)
  const least = Math.min(most, leastSide * Math.max(1, ratio))
  const width = between(byWidth ? wished.width : wished.height * ratio, least, most)
  return { width, height: width / ratio }
}

/** The largest frame of a ratio around the middle of another that is no larger than it in area, inside the bounds. */
export function frameOfRatio(frame: Frame, ratio: number, bounds: Bounds): Frame {
  const area = frame.width * frame.height
  const width = Math.min(Math.sqrt(area * ratio), bounds.width, bounds.height * ratio)
  const size = { width, height: width / ratio }
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  return moveFrame({ ...size, x: middle.x - size.width / 2, y: middle.y - size.height / 2 }, 0, 0, bounds)
}

/**
 * A frame in the whole pixels of a picture that is `scale` times as large as what the frame was drawn on: screens have
 * more pixels than their windows say, and fractions of them are no pixels.
 */
export function inPixels(frame: Frame, scale: number, picture: Bounds): Frame {
  const x = between(Math.round(frame.x * scale), 0, picture.width - 1)
  const y = between(Math.round(frame.y * scale), 0, picture.height - 1)
  const right = between(Math.round((frame.x + frame.width) * scale), x + 1, picture.width)
  const bottom = between(Math.round((frame.y + frame.height) * scale), y + 1, picture.height)
  return { x, y, width: right - x, height: bottom - y }
}

/** Whether a frame is the whole of a picture. */
export const isWhole = ({ x, y, width, height }: Frame, picture: Bounds): boolean =>
  x === 0 && y === 0 && width === picture.width && height === picture.height
