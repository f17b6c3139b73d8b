import { findPerson, letInCrowd } from '../../../../sandbox/kit/index.ts'
import { drawPng } from '../../../../sandbox/testing/images.ts'
import { clickConsent } from '../../../../sandbox/testing/index.ts'
import type { Config } from '../../../deps.ts'
import { inParallel } from '../../../in-parallel.ts'
import { createCaller, type Person } from '../../../testing/caller.ts'
import { organizations, type Plan, type PlannedAccount } from '../plan/plan.ts'
import type { FaultyDatabase } from './database.ts'
import type { Platforms } from './platforms.ts'

/** Longest wait for an answer of the API, in milliseconds. */
const patience = 20_000
const atOnce = 6

export interface Crew {
  /** The administrator of each organization. */
  admins: Person[]
  /** Our ids of the planned accounts, by number. */
  accountIds: string[]
  /** Pictures of each organization. */
  mediaIds: string[][]
  /** Authors of the posts whose author loses the right to publish, by the post's number. */
  authors: Map<number, Person>
  connect(planned: PlannedAccount): Promise<string>
}

/** Signs people up, founds their organizations, connects every account as a person does, and uploads pictures. */
export async function gatherCrew(
  plan: Plan,
  publicUrl: string,
  platforms: Platforms,
  database: FaultyDatabase,
): Promise<Crew> {
  letInCrowd(Math.max(...plan.accounts.map(({ username }) => Number(username.replace('crowd-', '')))))
  const config = { publicUrl } as Config
  const caller = createCaller(
    (request) => fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(patience) }),
    config,
  )
  const admins: Person[] = []
  for (let number = 0; number < organizations; number += 1) admins.push(await caller.signUp())

  const connect = async ({ platform, username, organization }: PlannedAccount): Promise<string> => {
    const admin = admins[organization]
    if (!admin) throw new Error('This organization has nobody')
    const typed = {
      mastodon: { server: platforms.addresses.mastodon },
      bluesky: { handle: `${username}.test`, appPassword: findPerson(username)?.password },
      x: {},
    }[platform]
    const begun = await admin.request('POST', '/v1/accounts/connect', { body: { platform, ...typed } })
    if (begun.status !== 200) throw new Error(`Connecting failed: ${JSON.stringify(begun.body)}`)
    if (begun.body.account) return begun.body.account.id
    const back = await clickConsent(begun.body.authorizeUrl, 'allow', username)
    const ended = await caller.request('GET', `${back.pathname}${back.search}`)
    const id = new URL(ended.headers.get('location') ?? publicUrl).searchParams.get('connected')
    if (!id) throw new Error(`Connecting ended with ${ended.headers.get('location')}`)
    return id
  }
  const accountIds: string[] = []
  await inParallel([...plan.accounts.entries()], atOnce, async ([number, account]) => {
    accountIds[number] = await connect(account)
  })
  const mediaIds = await Promise.all(
    admins.map(async (admin, organization) => {
      const ids: string[] = []
      for (const shade of [40, 90]) {
        const raw = drawPng(24, 16, [shade, 110, 20 + organization])
        const headers = { 'content-type': 'image/png', 'allin-file-name': `harbour-${shade}.png` }
        const sent = await admin.request('POST', '/v1/media', { raw, headers })
        if (sent.status !== 201) throw new Error(`Uploading failed: ${JSON.stringify(sent.body)}`)
        ids.push(sent.body.id)
      }
      return ids
    }),
  )
  const authors = new Map<number, Person>()
  for (const post of plan.posts.filter(({ story }) => story.act === 'demote')) {
    const person = await caller.signUp({ organization: false })
    const organizationId = admins[post.organization]?.organizationId ?? ''
    await database.query(
      `insert into members (id, organization_id, user_id, role) values ($1, $2, $3, 'PUBLISHER')`,
      [`mem_${person.userId}`, organizationId, person.userId],
    )
    authors.set(post.number, {
      ...person,
      organizationId,
      request: (method, path, more = {}) => person.request(method, path, { organizationId, ...more }),
    })
  }
  return { admins, accountIds, mediaIds, authors, connect }
}
