import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { RoomEvent } from '../../core/events.ts'
import type { Problem } from '../../core/problem.ts'
import type { Permission } from '../../core/roles.ts'
import { editablePostStatuses } from '../../core/states.ts'
import type { Client } from '../api/client.ts'
import type { Result } from '../api/result.ts'
import type { Account, PostDetail } from '../api/views.ts'
import type { BackupStorage, Draft } from './backup.ts'
import { type ComposerEvent, createDeciding, type Deciding } from './deciding.ts'
import { draftOf, emptyDraft } from './draft.ts'
import { createSaving, type SaveState } from './saving.ts'
import { createUploads, type Uploads } from './uploads.ts'
import { createWriting, type Writing } from './writing.ts'

export interface ComposerOptions {
  client: Client
  storage: BackupStorage
  /** Under which unsaved work is kept on the device, one place for a new draft and one for each post. */
  backupKey: string
  /** IANA zone of the organization, for new schedules. */
  timeZone: string
  may: (permission: Permission) => boolean
  /** Whether the organization lets out only what was approved. */
  requiresApproval?: () => boolean
  /** Continues this post; a new draft without. */
  postId?: string
  /** What a new draft begins with. */
  initial?: Partial<Draft>
  /** Time of day to offer for a new draft, `2026-11-26T09:00`. */
  initialWallTime?: string
  /** False keeps a new draft on the device until a button is pressed. */
  autosave?: boolean
  onEvent?: (event: ComposerEvent) => void
}

export type Loading = { kind: 'loading' } | { kind: 'ready' } | { kind: 'problem'; problem: Problem }

/** All that the views of a composer read and call. */
export interface Composer extends Writing, Deciding {
  client: Client
  loading: ReadonlySignal<Loading>
  accounts: ReadonlySignal<Account[]>
  uploads: Uploads
  post: ReadonlySignal<PostDetail | null>
  /** Whether others see it as it is: changes are saved by a decision, not while one types. */
  isHandedIn: ReadonlySignal<boolean>
  saving: ReadonlySignal<SaveState>
  notice: Signal<string | null>
  /** True after work of an earlier visit came back from the device. */
  recovered: Signal<boolean>
  may: (permission: Permission) => boolean
  start(): Promise<void>
  resolveConflict(choice: 'mine' | 'theirs'): Promise<void>
  discardRecovered(): Promise<void>
  noticeEvent(event: RoomEvent): void
  /** Reads the post again where nothing is unsaved: events may have been missed. */
  refresh(): void
  /**
   * Offers a beginning where nothing is written yet. It is saved only once the person goes on with it, so that
   * merely looking leaves no draft behind. Answers whether it was taken.
   */
  prefill(beginning: Partial<Draft>): boolean
  /** Empties the composer for the next post. */
  clear(): void
  stop(): void
}

/** The composer without its looks: one post being written, saved, scheduled and sent. */
export function createComposer(options: ComposerOptions): Composer {
  const { client, timeZone, may, requiresApproval = () => false } = options
  const loading = signal<Loading>({ kind: 'loading' })
  const accounts = signal<Account[]>([])
  const notice = signal<string | null>(null)
  const recovered = signal(false)

  const { read, show, turnTo, ...writing } = createWriting({
    begin: { ...emptyDraft, ...options.initial },
    accounts,
    stored: () => saving.post.value,
  })
  const { accountIds, isEmpty } = writing
  const saving = createSaving({
    client,
    storage: options.storage,
    backupKey: options.backupKey,
    read,
    autosave: () => options.autosave !== false && !isHandedIn.value,
    onSaved: (post, before) =>
      options.onEvent?.({ kind: 'saved', post, ...(before ? { before: before.status } : {}) }),
  })
  const isHandedIn = computed(() => (saving.post.value?.status ?? 'DRAFT') !== 'DRAFT')
  const uploads = createUploads({
    client,
    media: writing.media,
    accounts: () => writing.selected.value,
    onRefused: (message) => {
      notice.value = message
    },
  })
  const deciding = createDeciding({
    client,
    saving,
    read,
    settled: uploads.settled,
    when: options.initialWallTime ? { wallTime: options.initialWallTime, timeZone } : null,
    may,
    requiresApproval,
    onEvent: (event) => options.onEvent?.(event),
  })
  const { when, work, problem, finished } = deciding
  let stopWatching = () => {}

  async function load(): Promise<Result<PostDetail | null>> {
    if (!options.postId) return { ok: true, value: null }
    return client.call('GET /v1/posts/{postId}', { params: { postId: options.postId } })
  }

  /** Reads the post again after somebody or something else changed it. */
  async function reload(postId: string) {
    const result = await client.call('GET /v1/posts/{postId}', { params: { postId } })
    if (!result.ok || saving.post.value?.id !== postId || saving.isDirty()) return
    show(draftOf(result.value))
    saving.start(result.value)
  }

  return {
    ...writing,
    ...deciding,
    client,
    loading,
    accounts,
    uploads,
    post: saving.post,
    isHandedIn,
    saving: saving.state,
    notice,
    recovered,
    may,

    async start() {
      loading.value = { kind: 'loading' }
      const [listed, loaded] = await Promise.all([client.call('GET /v1/accounts'), load()])
      const failed = [listed, loaded].find((each) => !each.ok)
      if (failed && !failed.ok) {
        loading.value = { kind: 'problem', problem: failed.problem }
        return
      }
      const post = loaded.ok ? loaded.value : null
      if (listed.ok) accounts.value = listed.value.items
      if (post) {
        show(draftOf(post))
        if (post.wallTime && post.timeZone) when.value = { wallTime: post.wallTime, timeZone: post.timeZone }
      } else if (accountIds.value.length === 0) {
        accountIds.value = accounts.value.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id)
      }
      saving.start(post)
      if (post && !editablePostStatuses.includes(post.status)) finished.value = 'publishing'
      const kept = await saving.recover()
      if (kept) {
        show(kept)
        recovered.value = saving.isDirty()
      }
      loading.value = { kind: 'ready' }
      stopWatching = effect(() => {
        read()
        untracked(saving.changed)
      })
    },

    async resolveConflict(choice) {
      if (choice === 'mine') return saving.keepMine()
      await saving.forget()
      const current = saving.post.value
      if (!current) return
      const latest = await client.call('GET /v1/posts/{postId}', { params: { postId: current.id } })
      if (!latest.ok) {
        problem.value = latest.problem
        return
      }
      show(draftOf(latest.value))
      saving.start(latest.value)
    },
    async discardRecovered() {
      recovered.value = false
      show(saving.post.value ? draftOf(saving.post.value) : { ...emptyDraft, accountIds: accountIds.value })
      await saving.forget()
    },
    noticeEvent(event) {
      const current = saving.post.value
      if (event.type === 'account.changed') {
        void client.call('GET /v1/accounts').then((listed) => {
          if (listed.ok) accounts.value = listed.value.items
        })
      }
      if (event.type !== 'post.changed' || event.postId !== current?.id) return
      const isNews =
        event.revision > current.revision || event.status !== current.status || finished.value !== null
      // What this composer is saving right now comes back as an event as well.
      const isBusy = work.value !== null || saving.state.value.kind === 'saving' || saving.isDirty()
      if (isNews && !isBusy && !event.deleted) void reload(current.id)
    },
    prefill(beginning) {
      if (loading.value.kind !== 'ready' || !isEmpty.value || saving.post.value) return false
      const draft = { ...read(), ...beginning }
      saving.startFrom(draft)
      show(draft)
      return true
    },
    refresh() {
      const current = saving.post.value
      if (current && !work.value) void reload(current.id)
    },
    clear() {
      void saving.forget()
      batch(() => {
        turnTo({ ...emptyDraft, accountIds: accountIds.value })
        when.value = null
        problem.value = null
        recovered.value = false
        finished.value = null
      })
      saving.start(null)
    },
    stop() {
      stopWatching()
      saving.stop()
    },
  }
}
