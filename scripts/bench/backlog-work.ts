import type pg from 'pg'
import type { Deps } from '../../edge-api/deps.ts'
import type { Background } from '../../edge-api/node/background.ts'
import { sweep } from '../../edge-api/publishing/sweep.ts'
import { wakeTarget } from '../../edge-api/publishing/wake-target.ts'
import { forgetStatements, readStatements, type StatementCost, withClient } from './database.ts'
import { newId, type SeededAccount, seedTargets } from './seed.ts'

export interface BacklogWorld {
  url: string
  deps: Deps
  background: Background
  accounts: SeededAccount[]
  /** The account with the long history. */
  veteran: SeededAccount
}

/** A piece of work that is the same however much waits, and what its statements cost. */
export interface Work {
  name: string
  /** What one of the costs is for. */
  times: number
  costs: StatementCost[]
}

const posts = 30
const sweeps = 5

/** The work of publishing, each piece measured by itself. */
export async function measureWork(world: BacklogWorld): Promise<Work[]> {
  const { deps } = world
  const ordinary = world.accounts.slice(1, posts + 1)
  // Once without counting: what the first time alone costs is no matter of what waits.
  for (const { id } of await dueNow(world, ordinary)) await wakeTarget(deps, { targetId: id, generation: 1 })
  const due = await dueNow(world, ordinary)
  const dueOfVeteran = await dueNow(world, Array<SeededAccount>(posts).fill(world.veteran))
  const wake = async (targets: readonly { id: string }[]) => {
    for (const { id } of targets) {
      const result = await wakeTarget(deps, { targetId: id, generation: 1 })
      if (result !== 'published') throw new Error(`A target that was due ended as ${result}.`)
    }
  }
  return [
    await measure(world, 'claim, fence, finish and tell a post', posts, () => wake(due)),
    await measure(world, 'the same on the account with the history', posts, () => wake(dueOfVeteran)),
    await measure(world, 'a sweep with nothing to do', sweeps, async () => {
      for (let count = 0; count < sweeps; count += 1) await sweep(deps)
    }),
    await measureBusySweep(world),
  ]
}

async function measure(
  { url, background }: BacklogWorld,
  name: string,
  times: number,
  work: () => Promise<void>,
): Promise<Work> {
  await background.settle(15_000)
  await withClient(url, (client) => client.query('vacuum (analyze) outbox, attempts'))
  await forgetStatements(url)
  await work()
  await background.settle(15_000)
  return { name, times, costs: await readStatements(url) }
}

const dueNow = ({ url }: BacklogWorld, accounts: readonly SeededAccount[]) =>
  withClient(url, (client) =>
    seedTargets(
      client,
      accounts,
      accounts.map(() => Date.now() - 1_000),
    ),
  )

/** A sweep with something of everything: due, lost before and after the fence, unconfirmed, and without a wake-up. */
async function measureBusySweep(world: BacklogWorld): Promise<Work> {
  const { url, deps, accounts, veteran } = world
  const some = accounts.slice(1, 7)
  const [due, lost, fenced, unconfirmed, later] = [
    await dueNow(world, [...some, veteran, veteran]),
    await dueNow(world, some),
    await dueNow(world, [...some, veteran]),
    await dueNow(world, [...some, veteran, veteran]),
    await dueNow(world, some),
  ]
  await withClient(url, async (client) => {
    await begin(client, lost, false)
    await begin(client, fenced, true)
    await begin(client, unconfirmed, true)
    await client.query(
      `update post_targets set status = 'CONFIRMING', check_at = now(), lease_until = null where id = any($1)`,
      [unconfirmed.map(({ id }) => id)],
    )
    await client.query(
      `update post_targets set due_at = now() + interval '2 hours', wake_up_generation = null where id = any($1)`,
      [later.map(({ id }) => id)],
    )
  })
  const measured = await measure(world, 'a sweep with something of everything', 1, async () => {
    const done = await sweep(deps)
    const expected = { recovered: lost.length + fenced.length, armed: later.length }
    for (const [name, least] of Object.entries(expected)) {
      const seen = done[name as keyof typeof expected]
      if (seen < least) throw new Error(`The sweep did too little: ${name} ${seen} instead of ${least}.`)
    }
  })
  // What this sweep left for later ones must not be their work when more posts wait.
  const all = [due, lost, fenced, unconfirmed, later].flat().map(({ id }) => id)
  await withClient(url, (client) =>
    client.query(
      `update post_targets set status = 'CANCELLED' where status <> 'PUBLISHED' and id = any($1)`,
      [all],
    ),
  )
  return measured
}

/** Attempts whose worker went away a while ago. */
async function begin(
  client: pg.Client,
  targets: readonly { id: string }[],
  isFenced: boolean,
): Promise<void> {
  const ids = targets.map(({ id }) => id)
  await client.query(
    `update post_targets set status = 'PUBLISHING', attempt = 1, lease_until = now() - interval '1 second'
     where id = any($1)`,
    [ids],
  )
  await client.query(
    `insert into attempts (id, organization_id, target_id, number, submitted_at)
     select own.id, t.organization_id, t.id, 1, case when $3 then now() - interval '10 seconds' end
     from unnest($1::text[], $2::text[]) as own(id, target_id) join post_targets t on t.id = own.target_id`,
    [ids.map(() => newId('attempt', Date.now())), ids, isFenced],
  )
}
