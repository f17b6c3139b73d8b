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
  const asleep = {
    query: `select count(*)::int from pg_stat_activity where state = 'active' and query like '%pg_sleep(20)%'
      and pid <> pg_backend_pid()`,
    params: [],
  }
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
    const count = async (statement: typeof asleep) => Number((await engine.run(statement)).rows[0]?.[0])
    // Both are cut at once: one that is still dying would be counted a second time.
    await expect.poll(() => count(asleep), { timeout: 15_000 }).toBe(2)
    expect(await count(cut)).toBe(2)
    expect((await cutOff).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const ping = { query: 'select 1', params: [] }
    expect((await engine.transact('begin', [ping, ping])).map(({ rows }) => rows)).toEqual([[['1']], [['1']]])
  })

  it('takes back all of a transaction in which a statement fails, tells of the first failure and is ready for more', async () => {
    await engine.run({ query: 'create table kept (id int primary key)', params: [] })
    const add = (id: string) => ({ query: 'insert into kept values ($1) returning id', params: [id] })
    const twice = engine.transact('begin', [
      add('1'),
      add('1'),
      { query: 'select 1 / 0', params: [] },
      add('2'),
    ])
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    const rows = async () => (await engine.run({ query: 'select id from kept order by id', params: [] })).rows
    expect(await rows()).toEqual([])
    const both = await engine.transact('begin isolation level Serializable', [add('1'), add('2')])
    expect(both.map((result) => result.rows)).toEqual([[['1']], [['2']]])
    expect(await rows()).toEqual([['1'], ['2']])
  })
})
