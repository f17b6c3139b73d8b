import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import { type ContentIssue, checkContent } from '../../core/check.ts'
import type { PostContent, PostLink } from '../../core/content.ts'
import type { RoomEvent } from '../../core/events.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { Problem } from '../../core/problem.ts'
import type { Permission } from '../../core/roles.ts'
import { editablePostStatuses } from '../../core/states.ts'
import { findAddresses } from '../../core/text/addresses.ts'
import type { Client } from '../api/client.ts'
import type { Result } from '../api/result.ts'
import type { Account, PostDetail, PostWarnings } from '../api/views.ts'
import type { BackupStorage, Draft } from './backup.ts'
import { type ComposerMedium, draftOf, emptyDraft, toComposerMedium, toContent } from './draft.ts'
import { type Counter, countersFor, overflowStart } from './measure.ts'
import { createSaving, type SaveState } from './saving.ts'
import { createUploads, type Uploads } from './uploads.ts'

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

export interface ComposerEvent {
  kind: 'saved' | 'asked' | 'scheduled' | 'publishing' | 'cancelled' | 'deleted' | 'restored'
  post: PostDetail
  /** What a post was that is saved now; not for a new one. */
  before?: PostDetail['status']
}

/** A chosen time, and where it is more than a time (a queue slot, a series) the call that makes it so. */
export interface Chosen extends When {
  call?: (client: Client, post: PostDetail) => Promise<Result<PostDetail>>
}

export interface When {
  /** ISO local date and time, `2026-11-26T09:00`. */
  wallTime: string
  timeZone: string
}

export type Loading = { kind: 'loading' } | { kind: 'ready' } | { kind: 'problem'; problem: Problem }
export type Work = 'publish' | 'schedule' | 'ask' | 'save' | 'cancel' | 'delete'
/** Which text is being written: everybody's or one platform's own. */
export type TextTab = 'all' | PlatformId

export interface Composer {
  client: Client
  loading: ReadonlySignal<Loading>
  accounts: ReadonlySignal<Account[]>
  accountIds: Signal<string[]>
  selected: ReadonlySignal<Account[]>
  platforms: ReadonlySignal<PlatformId[]>
  text: Signal<string>
  variants: Signal<Partial<Record<PlatformId, string>>>
  tab: Signal<TextTab>
  link: Signal<PostLink | null>
  /** Where the card's image answers. */
  linkImageUrl: ReadonlySignal<string | null>
  /** An address in the text for which there is no card yet. */
  linkOffer: ReadonlySignal<string | null>
  media: Signal<ComposerMedium[]>
  uploads: Uploads
  when: Signal<When | null>
  content: ReadonlySignal<PostContent>
  issues: ReadonlySignal<ContentIssue[]>
  counters: ReadonlySignal<Counter[]>
  /** UTF-16 offset in the text of the current tab from which it is too long. */
  overflow: ReadonlySignal<number | null>
  isEmpty: ReadonlySignal<boolean>
  post: ReadonlySignal<PostDetail | null>
  isScheduled: ReadonlySignal<boolean>
  /** Whether others see it as it is: changes are saved by a decision, not while one types. */
  isHandedIn: ReadonlySignal<boolean>
  /** Whether it may not go out as it is before somebody else approves it. */
  lacksApproval: ReadonlySignal<boolean>
  /** Whether the way on leads through somebody's approval. */
  asks: ReadonlySignal<boolean>
  saving: ReadonlySignal<SaveState>
  work: ReadonlySignal<Work | null>
  problem: Signal<Problem | null>
  notice: Signal<string | null>
  /** Set once the post is on its way: time to show what becomes of it instead of the editor. */
  finished: Signal<'publishing' | 'scheduled' | 'asked' | null>
  /** True after work of an earlier visit came back from the device. */
  recovered: Signal<boolean>
  may: (permission: Permission) => boolean
  start(): Promise<void>
  currentText(): string
  write(text: string): void
  customise(platform: PlatformId): void
  uncustomise(platform: PlatformId): void
  toggleAccount(id: string): void
  setAltText(key: string, altText: string): void
  removeMedium(key: string): ComposerMedium | null
  moveMedium(key: string, to: number): void
  dismissLinkOffer(): void
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
  const { client } = options
  const begin = { ...emptyDraft, ...options.initial }
  const loading = signal<Loading>({ kind: 'loading' })
  const accounts = signal<Account[]>([])
  const accountIds = signal(begin.accountIds)
  const text = signal(begin.text)
  const variants = signal(begin.variants)
  const tab = signal<TextTab>('all')
  const link = signal<PostLink | null>(begin.link)
  const media = signal(begin.media.map(toComposerMedium))
  const { timeZone } = options
  const when = signal<When | null>(
    options.initialWallTime ? { wallTime: options.initialWallTime, timeZone } : null,
  )
  const work = signal<Work | null>(null)
  const problem = signal<Problem | null>(null)
  const notice = signal<string | null>(null)
  const recovered = signal(false)
  const finished = signal<'publishing' | 'scheduled' | 'asked' | null>(null)
  const dismissedLinks = signal<readonly string[]>([])

  const selected = computed(() => accounts.value.filter(({ id }) => accountIds.value.includes(id)))
  const platforms = computed(() => [...new Set(selected.value.map(({ platform }) => platform))])
  const content = computed(() =>
    toContent({ text: text.value, variants: variants.value, link: link.value, media: media.value }),
  )
  const issues = computed(() => checkContent(content.value, selected.value))
  const counters = computed(() => countersFor(content.value, selected.value))
  const currentText = () => (tab.value === 'all' ? text.value : (variants.value[tab.value] ?? text.value))
  const overflow = computed(() => {
    const at = tab.value
    const concerned = selected.value.filter(({ platform }) =>
      at === 'all' ? variants.value[platform] === undefined : platform === at,
    )
    return overflowStart(currentText(), content.value, concerned)
  })
  const linkImageUrl = computed(() => {
    const id = link.value?.imageMediaId
    if (!id) return null
    const post = saving.post.value
    const stored = post?.link?.imageMediaId === id ? post.linkImageUrl : null
    return media.value.find(({ mediaId }) => mediaId === id)?.url ?? stored
  })
  const linkOffer = computed(() => {
    if (link.value) return null
    const found = findAddresses(text.value).map(({ url }) => url)
    return found.find((url) => !dismissedLinks.value.includes(url)) ?? null
  })

  const read = (): Draft => ({
    text: text.value,
    variants: variants.value,
    link: link.value,
    accountIds: accountIds.value,
    media: media.value.flatMap(({ mediaId, url, fileName, mimeType, bytes, width, height, altText }) =>
      mediaId ? [{ mediaId, url, fileName, mimeType, bytes, width, height, altText }] : [],
    ),
  })
  const show = (draft: Draft) =>
    batch(() => {
      text.value = draft.text
      variants.value = draft.variants
      link.value = draft.link
      accountIds.value = draft.accountIds
      media.value = draft.media.map(toComposerMedium)
    })

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
  const isAsStored = computed(() => ['clean', 'saved'].includes(saving.state.value.kind))
  const lacksApproval = computed(() => {
    const { may, requiresApproval = () => false } = options
    if (!requiresApproval() || may('post.approve')) return false
    // What was approved may go out as long as nobody writes other words.
    return !saving.post.value?.approval || !isAsStored.value
  })
  const asks = computed(() => {
    const { may } = options
    const status = saving.post.value?.status
    // Nobody can be asked about what is approved or has its time already, until it says something else.
    if (isAsStored.value && (status === 'APPROVED' || status === 'SCHEDULED')) return false
    return may('post.schedule') ? lacksApproval.value : may('post.edit')
  })
  const uploads = createUploads({
    client,
    media,
    accounts: () => selected.value,
    onRefused: (message) => {
      notice.value = message
    },
  })
  const isEmpty = computed(() => {
    const { text, media, link, variants } = content.value
    return `${text}${Object.values(variants).join('')}`.trim() === '' && media.length === 0 && !link
  })
  let stopWatching = () => {}

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
    await uploads.settled()
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
    if (post) options.onEvent?.({ kind, post })
    return post
  }

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
    client,
    loading,
    accounts,
    accountIds,
    selected,
    platforms,
    text,
    variants,
    tab,
    link,
    linkImageUrl,
    linkOffer,
    media,
    uploads,
    when,
    content,
    issues,
    counters,
    overflow,
    isEmpty,
    post: saving.post,
    isHandedIn,
    lacksApproval,
    asks,
    isScheduled: computed(() => saving.post.value?.status === 'SCHEDULED'),
    saving: saving.state,
    work,
    problem,
    notice,
    recovered,
    finished,
    may: options.may,
    currentText,

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

    write(next) {
      if (tab.value === 'all') text.value = next
      else variants.value = { ...variants.value, [tab.value]: next }
    },
    customise(platform) {
      variants.value = { ...variants.value, [platform]: variants.value[platform] ?? text.value }
      tab.value = platform
    },
    uncustomise(platform) {
      const { [platform]: _, ...rest } = variants.value
      variants.value = rest
    },
    toggleAccount(id) {
      const on = accountIds.value.includes(id)
      accountIds.value = on ? accountIds.value.filter((each) => each !== id) : [...accountIds.value, id]
      if (tab.value !== 'all' && !platforms.value.includes(tab.value)) tab.value = 'all'
    },
    setAltText(key, altText) {
      media.value = media.value.map((medium) => (medium.key === key ? { ...medium, altText } : medium))
    },
    removeMedium(key) {
      const found = media.value.find((medium) => medium.key === key) ?? null
      media.value = media.value.filter((medium) => medium.key !== key)
      return found
    },
    moveMedium(key, to) {
      const moved = media.value.find((medium) => medium.key === key)
      if (!moved) return
      const rest = media.value.filter((medium) => medium.key !== key)
      media.value = rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, moved)
    },
    dismissLinkOffer() {
      if (linkOffer.value) dismissedLinks.value = [...dismissedLinks.value, linkOffer.value]
    },

    async save() {
      const saved = await decide('save', async () => {
        await uploads.settled()
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
      return client.call('POST /v1/posts/{postId}/warnings', {
        params: { postId: saved.id },
        body: {
          ...at,
          text: text.value,
          variants: variants.value,
          link: link.value,
          accountIds: accountIds.value,
        },
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
        show({ ...emptyDraft, accountIds: accountIds.value })
        tab.value = 'all'
        when.value = null
        problem.value = null
        recovered.value = false
        finished.value = null
        dismissedLinks.value = []
      })
      saving.start(null)
    },
    stop() {
      stopWatching()
      saving.stop()
    },
  }
}
