import { afterAll, beforeAll, describe, it } from 'vitest'
import { openWorld, until, type World } from '../publishing/testing/world.ts'
import { startSweeper } from './sweeper.ts'

describe('the sweeper of a long-running process', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('P27: sweeps go on while the queue hangs', async () => {
    const queueAnswers = Promise.withResolvers<never[]>()
    const { deps } = world
    const posts = [await world.scheduled({ text: 'First' }), await world.scheduled({ text: 'Second' })]
    const deaf: typeof deps = {
      ...deps,
      queue: { ...deps.queue, isOff: false, wake: () => queueAnswers.promise },
    }
    const stop = startSweeper(deaf, 0.05)
    try {
      for (const post of posts) {
        await world.makeDue(post)
        await until(async () => (await world.target(post)).status === 'PUBLISHED')
      }
    } finally {
      stop()
      queueAnswers.resolve([])
      await world.api.settled()
    }
  })
})
