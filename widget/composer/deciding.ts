import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem.ts'
import type { Permission } from '../../core/roles.ts'
import type { Client } from '../api/client.ts'
import type { Result } from '../api/result.ts'
import type { PostDetail, PostWarnings } from '../api/views.ts'
import type { Draft } from './backup.ts'
import type { Saving } from './saving.ts'

export interface When {
  /** ISO local date and time, `2026-11-26T09:00`. */
  wallTime: string
  timeZone: string
}

/** A chosen time, and where it is more than a time (a queue slot, a series) the call that makes it so. */
export interface Chosen extends When {
  call?: (client: Client, post: PostDetail) => Promise<Result<PostDetail>>
}

export interface ComposerEvent {
  kind: 'saved' | 'asked' | 'scheduled' | 'publishing' | 'cancelled' | 'deleted' | 'restored'
  post: PostDetail
  /** What a post was that is saved now; not for a new one. */
  before?: PostDetail['status']
}

export type Work = 'publish' | 'schedule' | 'ask' | 'save' | 'cancel' | 'delete'

/** What a person decides about the post that is being written, and how far each decision is. */
export interface Deciding {
  when: Signal<When | null>
  isScheduled: ReadonlySignal<boolean>
  /** Whether it may not go out as it is before somebody else approves it. */
  lacksApproval: ReadonlySignal<boolean>
  /** Whether the way on leads through somebody's approval. */
  asks: ReadonlySignal<boolean>
  work: ReadonlySignal<Work | null>
  problem: Signal<Problem | null>
  /** Set once the post is on its way: time to show what becomes of it instead of the editor. */
  finished: Signal<'publishing' | 'scheduled' | 'asked' | null>
  save(): Promise<boolean>
  publish(): Promise<PostDetail | null>
  schedule(when: Chosen): Promise<PostDetail | null>
  /** Hands the post in for approval, with the time that is hoped for. */
  ask(when: When | null): Promise<PostDetail | null>
  /** What is worth knowing before the post goes out at a time, or now; null while there is no post to ask about. */
  warn(when: When | null): Promise<Result<PostWarnings> | null>
  /** Back from scheduled to draft. */
  cancel(): Promise<PostDetail | null>
  remove(): Promise<PostDetail | null>
  restore(postId: string): Promise<PostDetail | null>
}

/** The decisions about one post, one at a time. */
export function createDeciding(options: {
  client: Client
  saving: Saving
  read: () => Draft
  /** Resolves when no file is on its way any more. */
  settled: () => Promise<void>
  when: When | null
  may: (permission: Permission) => boolean
  requiresApproval: () => boolean
  onEvent: (event: ComposerEvent) => void
}): Deciding {
  const { client, saving, settled, may } = options
  const when = signal(options.when)
  const work = signal<Work | null>(null)
  const problem = signal<Problem | null>(null)
  const finished = signal<'publishing' | 'scheduled' | 'asked' | null>(null)

  const isAsStored = computed(() => ['clean', 'saved'].includes(saving.state.value.kind))
  const lacksApproval = computed(() => {
    if (!options.requiresApproval() || may('post.approve')) return false
    // What was approved may go out as long as nobody writes other words.
    return !saving.post.value?.approval || !isAsStored.value
  })
  const asks = computed(() => {
    const status = saving.post.value?.status
    // Nobody can be asked about what is approved or has its time already, until it says something else.
    if (isAsStored.value && (status === 'APPROVED' || status === 'SCHEDULED')) return false
    return may('post.schedule') ? lacksApproval.value : may('post.edit')
  })

  /** Runs one of the person's decisions; a problem stays visible until the next one. */
  async function decide<Value>(name: Work, run: () => Promise<Result<Value> | null>): Promise<Value | null> {
    if (work.value) return null
    work.value = name
    problem.value = null
    const result = await run()
    work.value = null
    if (result?.ok) return result.value
    if (result) problem.value = result.problem
    return null
  }

  /** Saves, then calls; answers the problem of whichever failed. */
  async function afterSaving(call: (post: PostDetail) => Promise<Result<PostDetail>>) {
    await settled()
    const saved = await saving.flush()
    if (!saved?.ok) return saved
    const result = await call(saved.value)
    if (result.ok) {
      saving.adopt(result.value)
      await saving.forget()
    }
    return result
  }

  const tell = (kind: ComposerEvent['kind'], post: PostDetail | null) => {
    if (post) options.onEvent({ kind, post })
    return post
  }

  return {
    when,
    isScheduled: computed(() => saving.post.value?.status === 'SCHEDULED'),
    lacksApproval,
    asks,
    work,
    problem,
    finished,

    async save() {
      const saved = await decide('save', async () => {
        await settled()
        return saving.flush()
      })
      return saved !== null
    },
    async publish() {
      const post = await decide('publish', () =>
        afterSaving(({ id, revision }) =>
          client.call('POST /v1/posts/{postId}/publish', { params: { postId: id }, body: { revision } }),
        ),
      )
      if (post) finished.value = 'publishing'
      return tell('publishing', post)
    },
    async schedule({ call, ...chosen }) {
      const post = await decide('schedule', () =>
        afterSaving((draft) => {
          if (call) return call(client, draft)
          const { id, revision, status } = draft
          return client.call(
            status === 'SCHEDULED'
              ? 'POST /v1/posts/{postId}/reschedule'
              : 'POST /v1/posts/{postId}/schedule',
            { params: { postId: id }, body: { revision, ...chosen } },
          )
        }),
      )
      if (post) {
        when.value = chosen
        finished.value = 'scheduled'
      }
      return tell('scheduled', post)
    },
    async ask(chosen) {
      const post = await decide('ask', () =>
        afterSaving(({ id, revision }) =>
          client.call('POST /v1/posts/{postId}/request-approval', {
            params: { postId: id },
            body: { revision, ...chosen },
          }),
        ),
      )
      if (post) {
        when.value = chosen
        finished.value = 'asked'
      }
      return tell('asked', post)
    },
    async warn(at) {
      // Looking at a beginning that was only offered leaves no draft behind; choosing a time for it goes on with it.
      if (!saving.post.value && at) await saving.flush()
      const saved = saving.post.value
      if (!saved) return null
      const { text, variants, link, accountIds } = options.read()
      return client.call('POST /v1/posts/{postId}/warnings', {
        params: { postId: saved.id },
        body: { ...at, text, variants, link, accountIds },
      })
    },
    async cancel() {
      const current = saving.post.value
      if (!current) return null
      const post = await decide('cancel', () =>
        client.call('POST /v1/posts/{postId}/cancel', {
          params: { postId: current.id },
          body: { revision: current.revision },
        }),
      )
      if (post) {
        saving.adopt(post)
        finished.value = null
      }
      return tell('cancelled', post)
    },
    async remove() {
      const current = saving.post.value
      await saving.forget()
      if (!current) return null
      const gone = await decide('delete', () =>
        client.call('DELETE /v1/posts/{postId}', {
          params: { postId: current.id },
          query: { revision: current.revision },
        }),
      )
      return tell('deleted', gone ? current : null)
    },
    async restore(postId) {
      const post = await decide('delete', () =>
        client.call('POST /v1/posts/{postId}/restore', { params: { postId } }),
      )
      return tell('restored', post)
    },
  }
}
