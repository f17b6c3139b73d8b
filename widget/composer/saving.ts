import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem.ts'
import type { Client } from '../api/client.ts'
import { isConnectionProblem, type Result } from '../api/result.ts'
import type { PostDetail } from '../api/views.ts'
import { type BackupStorage, type Draft, readBackup } from './backup.ts'
import { draftOf, isEmptyDraft, toBody } from './draft.ts'

export type SaveState =
  | { kind: 'clean' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  /** Kept on this device; sent as soon as the server answers again. */
  | { kind: 'waiting'; problem: Problem }
  /** Somebody else changed the post since it was read. */
  | { kind: 'conflict' }
  | { kind: 'refused'; problem: Problem }

export interface Saving {
  state: ReadonlySignal<SaveState>
  post: ReadonlySignal<PostDetail | null>
  /** Tells that the draft changed: backs it up at once, sends it after a pause. */
  changed(): void
  /** Sends what is unsaved. Answers the post, or why there is none. */
  flush(): Promise<Result<PostDetail> | null>
  /** Takes over what the API answered to another call about this post. */
  adopt(post: PostDetail): void
  isDirty(): boolean
  /** After a conflict: our text over theirs. */
  keepMine(): Promise<void>
  /** Work of an earlier visit that was never sent. */
  recover(): Promise<Draft | null>
  forget(): Promise<void>
  start(post: PostDetail | null): void
  /** Takes a beginning that nobody wrote yet as the state without changes. */
  startFrom(draft: Draft): void
  stop(): void
}

const pause = 1_200
const retryEvery = 8_000

/**
 * Keeps one post in step with the API: a backup on the device with every change, a save after a pause, one at
 * a time, each naming the revision it builds on.
 */
export function createSaving(options: {
  client: Client
  storage: BackupStorage
  backupKey: string
  read: () => Draft
  autosave: () => boolean
  /** Told what it was before; null for a new one. */
  onSaved: (post: PostDetail, before: PostDetail | null) => void
}): Saving {
  const { client, storage, read } = options
  const state = signal<SaveState>({ kind: 'clean' })
  const post = signal<PostDetail | null>(null)
  let stored = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<Result<PostDetail> | null> | null = null
  let stopped = false

  /** A new draft and every post have a backup of their own. */
  const key = () => `${options.backupKey}.${post.value?.id ?? 'new'}`
  const isDirty = () => JSON.stringify(toBody(read())) !== stored
  const remember = (draft: Draft) => {
    stored = JSON.stringify(toBody(draft))
  }

  function backUp() {
    return storage.write(key(), JSON.stringify({ savedAt: Date.now(), draft: read() }))
  }

  function later(milliseconds: number) {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void flush(), milliseconds)
  }

  async function flush(): Promise<Result<PostDetail> | null> {
    clearTimeout(timer)
    if (running) await running
    if (post.value && !isDirty()) return { ok: true, value: post.value }
    if (!post.value && isEmptyDraft(read())) return null
    running = save()
    const result = await running
    running = null
    if (result?.ok && isDirty() && options.autosave()) later(pause)
    return result
  }

  async function save(revision = post.value?.revision): Promise<Result<PostDetail>> {
    const draft = read()
    state.value = { kind: 'saving' }
    const body = toBody(draft)
    const current = post.value
    const result = current
      ? await client.call('PATCH /v1/posts/{postId}', {
          params: { postId: current.id },
          body: { ...body, revision: revision ?? current.revision },
        })
      : await client.call('POST /v1/posts', { body })
    if (result.ok) {
      if (!current) await storage.remove(key())
      post.value = result.value
      remember(draft)
      state.value = isDirty() ? { kind: 'dirty' } : { kind: 'saved' }
      if (isDirty()) await backUp()
      else await storage.remove(key())
      options.onSaved(result.value, current)
    } else if (result.problem.code === 'REVISION_CONFLICT') {
      state.value = { kind: 'conflict' }
    } else if (isConnectionProblem(result.problem) || result.problem.status === 429) {
      state.value = { kind: 'waiting', problem: result.problem }
      later(retryEvery)
    } else {
      state.value = { kind: 'refused', problem: result.problem }
    }
    return result
  }

  const onOnline = () => {
    if (state.value.kind === 'waiting') void flush()
  }

  return {
    state,
    post,
    isDirty,
    flush,
    changed() {
      // Accounts alone are nothing that could get lost.
      const isNothing = !post.value && isEmptyDraft(read())
      if (isNothing) void storage.remove(key())
      if (isNothing || !isDirty()) {
        clearTimeout(timer)
        if (state.value.kind === 'dirty') state.value = { kind: 'clean' }
        return
      }
      void backUp()
      if (state.value.kind === 'conflict') return
      if (state.value.kind !== 'saving') state.value = { kind: 'dirty' }
      if (options.autosave()) later(pause)
    },
    adopt(next) {
      post.value = next
    },
    async keepMine() {
      const current = post.value
      if (!current) return
      const latest = await client.call('GET /v1/posts/{postId}', { params: { postId: current.id } })
      if (!latest.ok) {
        state.value = { kind: 'refused', problem: latest.problem }
        return
      }
      post.value = latest.value
      await save(latest.value.revision)
    },
    async recover() {
      const backup = await readBackup(storage, key())
      return backup && !isEmptyDraft(backup.draft) ? backup.draft : null
    },
    async forget() {
      clearTimeout(timer)
      await storage.remove(key())
    },
    start(initial) {
      clearTimeout(timer)
      state.value = { kind: 'clean' }
      post.value = initial
      remember(initial ? draftOf(initial) : read())
      globalThis.addEventListener?.('online', onOnline)
    },
    startFrom: remember,
    stop() {
      stopped = true
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', onOnline)
    },
  }
}
