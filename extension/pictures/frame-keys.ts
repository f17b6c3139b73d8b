import { type Bounds, type Frame, moveFrame, resizeFrame } from './frame.ts'

const arrows: Record<string, { right: number; down: number }> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * What an arrow key does to a frame: it moves it, and with Shift it moves its lower right corner. By `step` pixels, with
 * Control by one. Null for other keys.
 */
export function byKey(
  press: Press,
  frame: Frame,
  bounds: Bounds,
  step: number,
  ratio: number | null = null,
): Frame | null {
  const arrow = arrows[press.key]
  if (arrow === undefined || press.altKey || press.metaKey) return null
  const far = press.ctrlKey ? 1 : step
  const by = { right: arrow.right * far, down: arrow.down * far }
  if (!press.shiftKey) return moveFrame(frame, by.right, by.down, bounds)
  const edge = ratio === null ? 'se' : by.right === 0 ? 's' : 'e'
  return resizeFrame(frame, edge, by, bounds, ratio)
}
