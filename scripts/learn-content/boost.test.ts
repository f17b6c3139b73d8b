import { describe, expect, it } from 'vitest'
import { judge } from '../../extension/clipper/content/forest.ts'
import { binsOf } from './bins.ts'
import { boost } from './boost.ts'
import { dealBySite } from './folds.ts'
import type { Lesson } from './lesson.ts'

const options = {
  trees: 30,
  depth: 3,
  rate: 0.3,
  leafWeight: 1,
  lambda: 1,
  rowShare: 0.8,
  featureShare: 1,
  seed: 5,
}

/** Rows of three measures, of which the second and the third together tell the label. */
function world(count: number) {
  const rows = new Float32Array(count * 3)
  const labels = new Float64Array(count)
  for (let row = 0; row < count; row += 1) {
    rows.set([row % 17, row % 5, row % 7], row * 3)
    labels[row] = row % 5 > 2 && row % 7 < 4 ? 1 : 0
  }
  return { rows, labels, weights: new Float64Array(count).fill(1) }
}

describe('learning', () => {
  it('finds what tells rows apart, and the same again', () => {
    const { rows, labels, weights } = world(600)
    const forest = boost({ bins: binsOf(rows, 3), labels, weights }, options)
    const wrong = [...labels].filter((label, row) => {
      const chance = judge(forest, (feature) => rows[row * 3 + feature] ?? 0)
      return Math.round(chance) !== label
    })
    expect(wrong).toEqual([])
    expect(boost({ bins: binsOf(rows, 3), labels, weights }, options)).toEqual(forest)
  })

  it('goes by the weights of rows where they say different things', () => {
    const rows = Float32Array.from({ length: 100 }, () => 1)
    const labels = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 1 : 0))
    const weights = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 9 : 1))
    const forest = boost({ bins: binsOf(rows, 1), labels, weights }, options)
    expect(judge(forest, () => 1)).toBeGreaterThan(0.8)
  })

  it('never tries pages on what was learned from their own site', () => {
    const lessons = Array.from({ length: 60 }, (_, place) => ({
      site: `${place % 23}.example`,
      type: place % 23 < 9 ? 'forum' : 'article',
    })) as Lesson[]
    const parts = dealBySite(lessons, 4, 3)
    for (const [place, { site }] of lessons.entries()) {
      expect(parts[place]).toBe(parts[lessons.findIndex((lesson) => lesson.site === site)])
    }
    for (const type of ['forum', 'article']) {
      expect(new Set(parts.filter((_, place) => lessons[place]?.type === type)).size).toBe(4)
    }
    expect(dealBySite(lessons, 4, 4)).not.toEqual(parts)
  })
})
