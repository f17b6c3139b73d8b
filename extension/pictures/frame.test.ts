import { describe, expect, it } from 'vitest'
import { frameBetween, frameOfRatio, inPixels, isWhole, leastSide, moveFrame, resizeFrame } from './frame.ts'
import { byKey } from './frame-keys.ts'

const bounds = { width: 400, height: 300 }
const frame = { x: 100, y: 50, width: 200, height: 100 }
const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
})

describe('a frame', () => {
  it('is the same whichever corner the pointer began at, and ends at the bounds', () => {
    const drawn = { x: 10, y: 20, width: 90, height: 60 }
    expect(frameBetween({ x: 10, y: 20 }, { x: 100, y: 80 }, bounds)).toEqual(drawn)
    expect(frameBetween({ x: 100, y: 80 }, { x: 10, y: 20 }, bounds)).toEqual(drawn)
    expect(frameBetween({ x: 380, y: 280 }, { x: 900, y: -40 }, bounds)).toEqual({
      ...{ x: 380, y: 0, width: 20, height: 280 },
    })
  })

  it('keeps its size when it is moved against the bounds', () => {
    expect(moveFrame(frame, 500, 500, bounds)).toEqual({ ...frame, x: 200, y: 200 })
    expect(moveFrame(frame, -500, -10, bounds)).toEqual({ ...frame, x: 0, y: 40 })
  })

  it.each([
    ['e', { right: 30, down: 99 }, { x: 100, y: 50, width: 230, height: 100 }],
    ['w', { right: 30, down: 0 }, { x: 130, y: 50, width: 170, height: 100 }],
    ['n', { right: 0, down: -80 }, { x: 100, y: 0, width: 200, height: 150 }],
    ['se', { right: 500, down: 500 }, { x: 100, y: 50, width: 300, height: 250 }],
    ['nw', { right: 500, down: 500 }, { x: 284, y: 134, width: leastSide, height: leastSide }],
  ] as const)('moves its %s and leaves what lies opposite', (edge, by, expected) => {
    expect(resizeFrame(frame, edge, by, bounds)).toEqual(expected)
  })

  it('keeps a ratio while it is resized, also where one side meets the bounds first', () => {
    const square = { x: 100, y: 100, width: 100, height: 100 }
    expect(resizeFrame(square, 'e', { right: 50, down: 0 }, bounds, 1)).toEqual({
      ...{ x: 100, y: 100, width: 150, height: 150 },
    })
    expect(resizeFrame(square, 'se', { right: 290, down: 0 }, bounds, 1)).toEqual({
      ...{ x: 100, y: 100, width: 200, height: 200 },
    })
    expect(resizeFrame(square, 'n', { right: 0, down: -40 }, bounds, 1)).toEqual({
      ...{ x: 100, y: 60, width: 140, height: 140 },
    })
    const least = resizeFrame(square, 'se', { right: -500, down: 0 }, bounds, 9 / 16)
    expect(least.width / least.height).toBeCloseTo(9 / 16)
    expect(Math.min(least.width, least.height)).toBeGreaterThanOrEqual(leastSide)
  })

  it('takes a ratio around its middle and stays inside', () => {
    expect(frameOfRatio({ x: 0, y: 0, width: 400, height: 300 }, 1, bounds)).toEqual({
      ...{ x: 50, y: 0, width: 300, height: 300 },
    })
    const story = frameOfRatio({ x: 300, y: 200, width: 100, height: 100 }, 9 / 16, bounds)
    expect(story.width / story.height).toBeCloseTo(9 / 16)
    expect(story.x).toBeGreaterThanOrEqual(0)
    expect(story.y + story.height).toBeLessThanOrEqual(bounds.height)
  })

  it.each([
    [1, { x: 10, y: 21, width: 31, height: 39 }],
    [1.25, { x: 13, y: 26, width: 38, height: 49 }],
    [2, { x: 20, y: 41, width: 61, height: 80 }],
    [3, { x: 30, y: 62, width: 92, height: 119 }],
  ])('becomes whole pixels of a screen with %s pixels each', (scale, expected) => {
    const drawn = { x: 10, y: 20.5, width: 30.5, height: 39.8 }
    expect(inPixels(drawn, scale, { width: 4000, height: 4000 })).toEqual(expected)
  })

  it('never reaches beyond the picture, and never is nothing', () => {
    const picture = { width: 800, height: 599 }
    expect(inPixels({ x: 0, y: 0, width: 400, height: 300 }, 2, picture)).toEqual({ x: 0, y: 0, ...picture })
    expect(inPixels({ x: 400, y: 300, width: 0, height: 0 }, 2, picture)).toEqual({
      ...{ x: 799, y: 598, width: 1, height: 1 },
    })
    expect(isWhole({ x: 0, y: 0, ...picture }, picture)).toBe(true)
    expect(isWhole({ x: 0, y: 1, width: 800, height: 598 }, picture)).toBe(false)
  })
})

describe('the keyboard', () => {
  it('moves a frame with the arrows, and resizes it with Shift', () => {
    expect(byKey(press('ArrowRight'), frame, bounds, 10)).toEqual({ ...frame, x: 110 })
    expect(byKey(press('ArrowUp', { ctrlKey: true }), frame, bounds, 10)).toEqual({ ...frame, y: 49 })
    expect(byKey(press('ArrowDown', { shiftKey: true }), frame, bounds, 10)).toEqual({
      ...frame,
      height: 110,
    })
    expect(byKey(press('ArrowLeft', { shiftKey: true }), frame, bounds, 10)).toEqual({ ...frame, width: 190 })
  })

  it('keeps the ratio with Shift, whichever arrow is pressed', () => {
    const square = { x: 0, y: 0, width: 100, height: 100 }
    for (const key of ['ArrowDown', 'ArrowRight']) {
      expect(byKey(press(key, { shiftKey: true }), square, bounds, 10, 1)).toEqual({
        ...{ x: 0, y: 0, width: 110, height: 110 },
      })
    }
  })

  it('leaves every other key to others', () => {
    expect(byKey(press('a'), frame, bounds, 10)).toBeNull()
    expect(byKey(press('ArrowLeft', { altKey: true }), frame, bounds, 10)).toBeNull()
  })
})
