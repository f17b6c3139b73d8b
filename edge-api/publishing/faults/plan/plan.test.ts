import { describe, expect, it } from 'vitest'
import { weightedLength } from '../../../../core/text/weighted.ts'
import { defaultOptions } from '../../options.ts'
import { longestStory, nextVersion, scaledClocks } from './clocks.ts'
import { makePlan, plannedFor, tagOf, textOf } from './plan.ts'
import { stories } from './stories.ts'

const options = { seed: 'one', targets: 330, scale: 60 }

describe('the plan of a run', () => {
  const plan = makePlan(options)

  it('is the same for the same seed, and another for another', () => {
    expect(makePlan(options)).toEqual(plan)
    expect(makePlan({ ...options, seed: 'two' }).posts).not.toEqual(plan.posts)
  })

  it('tells every story', () => {
    const told = new Set(plan.posts.map(({ story }) => story.name))
    expect(stories.filter(({ name }) => !told.has(name))).toEqual([])
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length)
  })

  it('has as many targets as are asked for, and no account with more than a platform takes', () => {
    const long = makePlan({ ...options, targets: 6_000 })
    expect(long.posts.reduce((sum, { accounts }) => sum + accounts.length, 0)).toBeGreaterThanOrEqual(6_000)
    const loads = new Map<number, number>()
    for (const { accounts } of long.posts) {
      for (const { number } of accounts) loads.set(number, (loads.get(number) ?? 0) + 1)
    }
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(45)
  })

  it('recognises each text, whatever was edited in it, and no text is too long for X', () => {
    for (const post of plan.posts) {
      const text = textOf(post, 3)
      expect(tagOf(text)).toEqual({ family: post.family, revision: 3 })
      expect(plannedFor(plan, text)?.family).toBe(post.family)
      expect(weightedLength(text)).toBeLessThanOrEqual(280)
    }
    expect(tagOf('Something else')).toBeNull()
  })

  it('tells only the stories that are asked for', () => {
    const { posts } = makePlan({ ...options, targets: 30, only: '^twins$' })
    expect(new Set(posts.map(({ story }) => story.name))).toEqual(new Set(['twins', 'plain']))
  })
})

describe('the clocks', () => {
  const clocks = scaledClocks(60)

  it('keep what the protocol needs of them, in both versions', () => {
    for (const { lease, prepareWithin, submitWithin, absentAfter, confirmWithin } of [
      clocks,
      nextVersion(clocks),
    ]) {
      expect(prepareWithin).toBeLessThan(lease)
      expect(submitWithin).toBeLessThan(lease)
      for (const seconds of Object.values(absentAfter)) {
        expect(seconds).toBeGreaterThan(submitWithin)
        expect(seconds).toBeLessThan(confirmWithin)
      }
      // Reading back lags by up to five minutes on X.
      expect(absentAfter.x).toBeGreaterThan(300 / 60 + submitWithin)
    }
  })

  it('are all scaled, also those that publishing learns later', () => {
    const counts = ['jitter', 'maxTries', 'maxCrashes']
    const unscaled = Object.entries(clocks).filter(
      ([name, value]) =>
        !counts.includes(name) &&
        JSON.stringify(value) ===
          JSON.stringify(Object.entries(defaultOptions).find(([usual]) => usual === name)?.[1]),
    )
    expect(unscaled).toEqual([])
  })

  it('bound the longest story', () => {
    expect(longestStory([clocks, nextVersion(clocks)], 0.7)).toBeGreaterThan(
      clocks.maxTries * clocks.confirmWithin,
    )
    expect(longestStory([clocks], 0.7)).toBeLessThan(300)
  })
})
