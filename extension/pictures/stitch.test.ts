import { describe, expect, it } from 'vitest'
import { largest, pictureSize, placing, stitching } from './stitch.ts'

const view = { x: 0, y: 0, width: 1000, height: 700 }

describe('a page put together from pieces', () => {
  it('is one piece where it does not scroll', () => {
    expect(stitching({ height: 700, view })).toEqual({ offsets: [0], height: 700, isCut: false })
    expect(stitching({ height: 300, view })).toEqual({ offsets: [0], height: 700, isCut: false })
  })

  it('ends with a piece that overlaps the one before', () => {
    expect(stitching({ height: 2000, view })).toEqual({
      ...{ offsets: [0, 700, 1300], height: 2000, isCut: false },
    })
    expect(stitching({ height: 1400, view }).offsets).toEqual([0, 700])
  })

  it('leaves no pixel of the page out, and none beyond it', () => {
    for (const height of [701, 1399, 1401, 5000, 19_999]) {
      const { offsets } = stitching({ height, view })
      for (const [index, offset] of offsets.entries()) {
        expect(offset).toBeLessThanOrEqual((offsets[index - 1] ?? 0) + view.height)
      }
      expect((offsets.at(-1) ?? 0) + view.height).toBe(height)
    }
  })

  it('is cut where the page has no end, and says so', () => {
    const { offsets, height, isCut } = stitching({ height: 1_000_000, view })
    expect({ height, isCut }).toEqual({ height: 20_000, isCut: true })
    expect((offsets.at(-1) ?? 0) + view.height).toBe(20_000)
  })

  it('is drawn in the pixels of the screen as long as a canvas takes them', () => {
    expect(pictureSize({ width: 1000, height: 2000 }, 2)).toEqual({ width: 2000, height: 4000, scale: 2 })
    const long = pictureSize({ width: 1280, height: 20_000 }, 3)
    expect(long.height).toBeLessThanOrEqual(largest.side)
    expect(long.width * long.height).toBeLessThanOrEqual(largest.area)
    expect(long.width / long.height).toBeCloseTo(1280 / 20_000, 3)
  })

  it.each([1, 1.25, 1.5, 2, 3])('has no line between its pieces at %s pixels each', (scale) => {
    const page = { height: 2345, view: { ...view, height: 613 } }
    const { offsets, height } = stitching(page)
    const size = pictureSize({ width: view.width, height }, scale)
    let reached = 0
    for (const offset of offsets) {
      const { to } = placing(page.view, offset, scale, size.scale)
      expect(to.y).toBeLessThanOrEqual(reached)
      reached = to.y + to.height
    }
    expect(reached).toBeGreaterThanOrEqual(size.height)
  })

  it('takes from the window only the part that scrolls', () => {
    const part = { x: 200, y: 60, width: 600, height: 500 }
    expect(placing(part, 500, 2, 1)).toEqual({
      from: { x: 400, y: 120, width: 1200, height: 1000 },
      to: { x: 0, y: 500, width: 600, height: 500 },
    })
  })
})
