import { inParallel } from '../../../in-parallel.ts'
import type { Person, Answer as Said } from '../../../testing/caller.ts'
import type { Answer } from '../history.ts'
import { type Plan, type PlannedPost, textOf } from '../plan/plan.ts'
import { draw } from '../plan/random.ts'
import type { Courier } from './courier.ts'
import type { FaultyDatabase } from './database.ts'
import type { Crew } from './people.ts'
import type { Platforms } from './platforms.ts'

/** A post as answers of the API show it. */
interface SeenPost {
  id: string
  revision: number
  targets: { id: string; accountId: string; status: string; generation: number }[]
}

/** A post that has its appointment, in Unix milliseconds. */
interface Scheduled {
  post: PlannedPost
  seen: SeenPost
  due: number
}

/** Where stories are told. */
interface Stage {
  plan: Plan
  /** How much slower than an idle machine this one is: everything is due as much later. */
  slowness: number
  crew: Crew
  courier: Courier
  database: FaultyDatabase
  platforms: Platforms
}

/** How many posts are written at the same time. */
const atOnce = 6

/** What one post comes to be and what people do with it, as its story tells. */
export class Telling {
  readonly answers: Answer[] = []
  /** Posts that were scheduled, with what they were planned as. */
  readonly scheduled = new Map<string, Scheduled>()
  readonly refused: string[] = []
  readonly #stage: Stage
  readonly #plan: Plan
  readonly #crew: Crew
  readonly #courier: Courier

  constructor(stage: Stage) {
    this.#stage = stage
    this.#plan = stage.plan
    this.#crew = stage.crew
    this.#courier = stage.courier
  }

  /**
   * Writes and schedules everything, in the order in which it is due. Answers the moment that the plan counts from: late
   * enough for all of it to be scheduled before its time, as fast as this machine is today.
   */
  async writeAll(): Promise<number> {
    const posts = this.#plan.posts.toSorted((one, other) => one.dueAfter - other.dueAfter)
    const drafts = new Map<PlannedPost, SeenPost>()
    const started = Date.now()
    await inParallel(posts, atOnce, async (post) => {
      const draft = await this.#write(post)
      if (draft) drafts.set(post, draft)
    })
    // Appointing takes longer than writing.
    const begin = Date.now() + (Date.now() - started) * 3 + 3_000
    await inParallel(
      [...posts].filter((post) => drafts.has(post)),
      atOnce,
      async (post) => {
        const draft = drafts.get(post)
        if (draft) await this.#schedule(post, draft, begin)
      },
    )
    return begin
  }

  /** Tells the story of one post that was scheduled. */
  async tell({ post, seen, due }: Scheduled): Promise<void> {
    const { act, account } = post.story
    if (account) {
      await until(due + post.actAfter * 1000)
      for (const { platform, username } of post.accounts) {
        await this.#stage.platforms.order({ kind: 'account', event: account, platform, username })
      }
    }
    if (act) {
      await until(due + post.actAfter * 1000)
      await this.#act(post, seen, this.#authorOf(post))
    }
  }

  /** Somebody who may publish; for the story of one who may no longer, somebody of their own. */
  #authorOf(post: PlannedPost): Person {
    return this.#crew.authors.get(post.number) ?? this.#admin(post)
  }

  #admin(post: PlannedPost): Person {
    const admin = this.#crew.admins[post.organization]
    if (!admin) throw new Error('This organization has nobody')
    return admin
  }

  async #write(post: PlannedPost): Promise<SeenPost | null> {
    const text = textOf(post, 1)
    if (post.story.older) {
      for (const { platform, username } of post.accounts) {
        await this.#stage.platforms.order({ kind: 'older', platform, username, text })
      }
    }
    const images = (this.#crew.mediaIds[post.organization] ?? []).slice(0, post.story.images ?? 0)
    const accountIds = post.accounts.map(({ number }) => this.#crew.accountIds[number] ?? '')
    const media = images.map((mediaId) => ({ mediaId }))
    const made = await this.#insist(this.#authorOf(post), '/v1/posts', { text, accountIds, media })
    if (made?.status === 201) return made.body
    this.#refuse(post, made)
    return null
  }

  async #schedule(post: PlannedPost, { id, revision }: SeenPost, begin: number): Promise<void> {
    let due = begin + post.dueAfter * this.#stage.slowness * 1000
    let done: Said | null = null
    for (let grace = 2_000; grace < 20_000 && done?.status !== 200; grace *= 2) {
      due = Math.max(due, Date.now() + grace)
      const body = { revision, at: new Date(due).toISOString() }
      done = await this.#insist(this.#authorOf(post), `/v1/posts/${id}/schedule`, body)
      // A busy machine may take longer than the time that was left.
      if (done?.body?.issues?.[0]?.code !== 'IN_THE_PAST') break
    }
    if (done?.status !== 200) return this.#refuse(post, done)
    const seen: SeenPost = done.body
    this.scheduled.set(id, { post, seen, due })
    for (const target of seen.targets) {
      this.#courier.expect(target.id, post.story.delivery)
      if (post.story.delivery === 'early') this.#courier.wake(target.id, target.generation)
    }
  }

  #refuse(post: PlannedPost, said: Said | null): void {
    this.refused.push(`${post.story.name}: ${said?.status ?? 'no answer'} ${said?.body?.code ?? ''}`)
  }

  /** Asks again, with the same key, until there is an answer. */
  async #insist(by: Person, path: string, body: object): Promise<Said | null> {
    const idempotencyKey = crypto.randomUUID()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const said = await by.request('POST', path, { body, idempotencyKey }).catch(() => null)
      if (said && said.status < 500) return said
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    return null
  }

  async #act(post: PlannedPost, { id }: SeenPost, author: Person): Promise<void> {
    const admin = this.#admin(post)
    switch (post.story.act) {
      case 'edit':
        return this.edit(post, id, 2)
      case 'edit-and-cancel':
        await Promise.all([this.edit(post, id, 2), this.#change(admin, id, 'cancel')])
        return
      case 'cancel':
      case 'delete':
      case 'publish-now':
      case 'withdraw-approval':
        return this.#change(admin, id, post.story.act)
      case 'reschedule':
        return this.#change(admin, id, 'reschedule', { at: new Date(Date.now() + 2_500).toISOString() })
      case 'demote':
        await this.#stage.database.query(
          `update members set role = 'VIEWER' where user_id = $1 and organization_id = $2`,
          [author.userId, admin.organizationId],
        )
        return
      case 'disconnect':
        for (const account of post.accounts) {
          const accountId = this.#crew.accountIds[account.number]
          await this.say(admin, 'disconnect', id, 'DELETE', `/v1/accounts/${accountId}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 2_000))
        for (const account of post.accounts) await this.#crew.connect(account).catch(() => null)
    }
  }

  /** Changes the words of a post, and once more a little later. */
  async edit(post: PlannedPost, id: string, revision: number): Promise<void> {
    const admin = this.#admin(post)
    const seen = await this.#read(admin, id)
    if (!seen) return
    const body = { revision: seen.revision, text: textOf(post, revision) }
    await this.say(admin, 'edit', id, 'PATCH', `/v1/posts/${id}`, body, { revision })
    if (revision < 4 && draw(this.#plan.seed, 'edit', post.number, revision) < 0.6) {
      await this.edit(post, id, revision + 1)
    }
  }

  async #change(by: Person, id: string, verb: string, more: object = {}): Promise<void> {
    const seen = await this.#read(by, id)
    if (!seen) return
    const { revision } = seen
    if (verb === 'delete') await this.say(by, verb, id, 'DELETE', `/v1/posts/${id}?revision=${revision}`)
    else {
      const path = `/v1/posts/${id}/${verb === 'publish-now' ? 'publish' : verb}`
      await this.say(by, verb, id, 'POST', path, { revision, ...more })
    }
  }

  async #read(by: Person, id: string): Promise<SeenPost | null> {
    const said = await by.request('GET', `/v1/posts/${id}`).catch(() => null)
    return said?.status === 200 ? said.body : null
  }

  /** Asks the API for something and notes what it said. */
  async say(
    by: Person,
    verb: string,
    postId: string,
    method: string,
    path: string,
    body?: object,
    more: { revision?: number; targetId?: string } = {},
  ): Promise<Said | null> {
    const from = new Date().toISOString()
    const said = await by.request(method, path, body ? { body } : {}).catch(() => null)
    // A gateway's word says nothing about what was done behind it.
    const status = said && said.status < 500 ? said.status : null
    this.answers.push({
      from,
      until: new Date().toISOString(),
      verb,
      postId,
      targetId: more.targetId ?? null,
      revision: more.revision ?? null,
      status,
      code: said?.body?.code ?? null,
    })
    return said
  }

  adminOf(postId: string): Person | null {
    const scheduled = this.scheduled.get(postId)
    return scheduled ? this.#admin(scheduled.post) : null
  }
}

export const until = (moment: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())))
