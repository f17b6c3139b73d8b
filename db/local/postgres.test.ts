import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedServer, startEmbeddedPostgres } from '../testing/embedded.ts'
import type { Engine } from './engine.ts'
import { openPostgres } from './postgres.ts'

describe('a real server behind the protocol', () => {
  let server: EmbeddedServer
  let engine: Engine
  beforeAll(async () => {
    server = await startEmbeddedPostgres()
    engine = await openPostgres(server.url)
  })
  afterAll(async () => {
    await engine.close()
    await server.stop()
  })

  const sleep = { query: 'select pg_sleep(20)', params: [] }
  const cut = {
    query: `select count(pg_terminate_backend(pid))::int from pg_stat_activity where query like '%pg_sleep(20)%'
      and pid <> pg_backend_pid()`,
    params: [],
  }

  it('outlives connections that are cut in the middle of a statement or a transaction', async () => {
    const cutOff = Promise.allSettled([
      engine.run(sleep),
      engine.transact('begin', [{ query: 'select 1', params: [] }, sleep]),
    ])
    // The two may fall asleep one after the other.
    let ended = 0
    await expect
      .poll(async () => {
        ended += Number((await engine.run(cut)).rows[0]?.[0])
        return ended
      })
      .toBe(2)
    expect((await cutOff).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const ping = { query: 'select 1', params: [] }
    expect((await engine.transact('begin', [ping, ping])).map(({ rows }) => rows)).toEqual([[['1']], [['1']]])
  })
})
