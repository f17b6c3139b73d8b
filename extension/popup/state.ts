import { computed, signal } from '@preact/signals'
import type { Clip } from '../../core/clip.ts'
import { type Directory, type RememberedAction, readChoice, readDirectory } from '../account/directory.ts'
import { readSession } from '../account/session.ts'
import { ask } from '../ask.ts'
import { blankDraft, type Draft, draftOf } from '../drafts/draft.ts'
import { dropDraft, readDraft, touchedDrafts } from '../drafts/drafts.ts'
import { isAsSuggested } from '../drafts/suggestion.ts'
import type { ClosedKind, captureProblems } from '../messages.ts'
import type { Action, Job } from '../queue/job.ts'
import { readJobs } from '../queue/jobs.ts'
import { device, memory } from '../storage/browser-store.ts'
import { keepDraft } from '../storage/keep-draft.ts'
import { defaultServer, readSettings } from '../storage/settings.ts'

type CaptureProblem = (typeof captureProblems)[number]

export const server = signal(defaultServer)
/** Null until it is known. */
export const signedIn = signal<boolean | null>(null)
export const directory = signal<Directory | null>(null)
export const capture = signal<'reading' | 'done' | CaptureProblem>('reading')
/** What keeps the page closed that could not be read, where that is known. */
export const closedAs = signal<ClosedKind | null>(null)
export const draft = signal<Draft | null>(null)
/** The key of the draft that waits for the page on which this popup was opened; null once that is read. */
export const awaited = signal<string | null>(null)
export const waitsForPage = (shown: Draft | null): boolean => shown !== null && shown.key === awaited.value
/** Whether the person is in the middle of a character that takes several keys. */
export const composing = signal(false)
/** How the person sent the last post. */
export const lastAction = signal<RememberedAction>('publish')
/** When the draft on screen was last changed in an earlier popup; null for a fresh one. */
export const restoredFrom = signal<number | null>(null)
export const otherDrafts = signal<Draft[]>([])
export const jobs = signal<Job[]>([])
/** The job that was sent from this popup and is now being watched. */
export const watchedId = signal<string | null>(null)
export const watched = computed(() => jobs.value.find((job) => job.id === watchedId.value) ?? null)

/** The tab that the popup was opened on; null in the side panel, which stays while tabs come and go. */
export const tab = signal<{ id: number; windowId: number } | null>(null)
/** The canonical address of the page that was clipped in that tab; drafts of other pages may be on screen. */
export const pageHere = signal<string | null>(null)
/** The tab that shows the page of a draft; null where the popup stands on another one. */
export const tabOf = ({ canonicalUrl }: Pick<Clip, 'canonicalUrl'>): number | null =>
  pageHere.value === canonicalUrl ? (tab.value?.id ?? null) : null
/** The side panel begins each post with an empty draft, the popup with the page it was opened on. */
export const place = signal<'popup' | 'panel'>('popup')

let template: Promise<typeof import('../drafts/by-template.ts')> | null = null
/** The code of templates, to be asked for while the page is read. Not at once: the worker shares this file and may load nothing later. */
export const loadTemplate = () => {
  template ??= import('../drafts/by-template.ts')
  return template
}

/** Reads what is on the device and follows what changes there. */
export async function readStored(): Promise<void> {
  const settings = await readSettings(device)
  server.value = settings.server
  const [session, known, all, choice] = await Promise.all([
    readSession(memory, settings.server),
    readDirectory(memory),
    readJobs(device),
    readChoice(device),
  ])
  lastAction.value = choice?.action ?? 'publish'
  directory.value = session ? known : null
  jobs.value = all
  signedIn.value = session !== null
  await adoptNewer()
}

/** The draft may be open in the popup, the side panel and in another window: whoever wrote last is right. */
async function adoptNewer(): Promise<void> {
  const shown = draft.value
  if (shown === null) return
  const stored = await readDraft(device, shown.key)
  if (stored && draft.value === shown && stored.changedAt > shown.changedAt) draft.value = stored
}

/** Shows a draft; one without a page that was kept on the device comes before a new one. */
export async function begin(next: Draft, since: number | null = null): Promise<void> {
  const kept = next.clip === null && since === null ? await readDraft(device, next.key) : null
  draft.value = kept?.touched ? kept : next
  restoredFrom.value = kept?.touched ? kept.changedAt : since
  await listOthers()
}

/** A draft without a page, for the accounts that were chosen last. */
export async function freshDraft(): Promise<Draft> {
  return { ...blankDraft(crypto.randomUUID(), Date.now()), accountIds: await lastAccounts() }
}

export async function lastAccounts(): Promise<string[]> {
  return (await readChoice(device))?.accountIds ?? []
}

export async function listOthers(): Promise<void> {
  otherDrafts.value = (await touchedDrafts(device)).filter((other) => other.key !== draft.value?.key)
}

/** Changes the draft on screen and keeps it on the device, with every keystroke. */
export async function changeDraft(patch: Partial<Draft>): Promise<void> {
  if (draft.value === null) return
  draft.value = { ...draft.value, ...patch, touched: true, changedAt: Date.now() }
  const isAboutFit = 'accountIds' in patch || 'imageUse' in patch
  if (isAboutFit && isAsSuggested(draft.value)) void fitAgain(draft.value)
  await keepDraft(draft.value)
}

/** The draft in the words of the template, whose code is loaded while the page is read. */
export async function written(fresh: Draft): Promise<Draft> {
  const [{ byTemplate }, known] = await Promise.all([loadTemplate(), readDirectory(memory)])
  return byTemplate(fresh, known)
}

/** Fits words that nobody changed to other accounts, or to an image beside them. */
async function fitAgain(changed: Draft): Promise<void> {
  const fitted = await written(changed)
  if (draft.value !== changed) return
  draft.value = fitted
  await keepDraft(fitted)
}

/** Throws the words away and begins again: with what the page gives, or with nothing in the side panel. */
export async function startAgain(): Promise<void> {
  const { value } = draft
  if (value === null) return
  await dropDraft(device, value.key)
  restoredFrom.value = null
  draft.value =
    value.clip && place.value === 'popup'
      ? await written(draftOf(value.clip, await lastAccounts(), crypto.randomUUID(), Date.now()))
      : await freshDraft()
}

export async function openDraft(other: Draft): Promise<void> {
  draft.value = other
  restoredFrom.value = other.changedAt
  watchedId.value = null
  await listOthers()
}

export async function discardDraft(other: Draft): Promise<void> {
  await dropDraft(device, other.key)
  await listOthers()
}

/** Resolves when no character is being composed. */
export const untilComposed = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = composing.subscribe((isComposing) => {
      if (isComposing) return
      resolve()
      queueMicrotask(() => stop())
    })
  })

/** Hands the draft to the queue and watches what becomes of it. */
export async function send(action: Action): Promise<void> {
  const { value } = draft
  // What is sent is sent with the page.
  if (value === null || waitsForPage(value)) return
  const { job } = await ask('draft.send', { draft: value, action, tabId: value.clip && tabOf(value.clip) })
  jobs.value = [...jobs.value.filter((each) => each.id !== job.id), job]
  watchedId.value = job.id
}

/** Back from the confirmation to a fresh draft. */
export async function writeAnother(): Promise<void> {
  watchedId.value = null
  await startAgain()
  await listOthers()
  // The next free slot may be another one now.
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
}

export async function editJob(id: string): Promise<void> {
  const { draft: again } = await ask('job.edit', { id })
  if (again) await openDraft(again)
}
