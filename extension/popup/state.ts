import { computed, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import type { Clip } from '../../core/clip.ts'
import { type Directory, readChoice, readDirectory } from '../account/directory.ts'
import { readSession } from '../account/session.ts'
import { ask } from '../ask.ts'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { dropDraft, readDraft, saveDraft, tidyDrafts, touchedDrafts } from '../drafts/drafts.ts'
import { isAsSuggested } from '../drafts/suggestion.ts'
import type { captureProblems } from '../messages.ts'
import type { Action, Job } from '../queue/job.ts'
import { readJobs } from '../queue/jobs.ts'
import { device, memory } from '../storage/browser-store.ts'
import { defaultServer, readSettings } from '../storage/settings.ts'

type CaptureProblem = (typeof captureProblems)[number]

export const server = signal(defaultServer)
/** Null until it is known. */
export const signedIn = signal<boolean | null>(null)
export const directory = signal<Directory | null>(null)
export const capture = signal<'reading' | 'done' | CaptureProblem>('reading')
export const draft = signal<Draft | null>(null)
/** When the draft on screen was last changed in an earlier popup; null for a fresh one. */
export const restoredFrom = signal<number | null>(null)
export const otherDrafts = signal<Draft[]>([])
export const jobs = signal<Job[]>([])
/** The job that was sent from this popup and is now being watched. */
export const watchedId = signal<string | null>(null)
export const watched = computed(() => jobs.value.find((job) => job.id === watchedId.value) ?? null)

let tabId: number | null = null
const template = import('../drafts/by-template.ts')

/** Reads what is on the device, clips the page, and asks for the accounts, all at the same time. */
export async function start(): Promise<void> {
  browser.storage.onChanged.addListener(() => void readStored())
  await Promise.all([readStored(), readPage()])
  if (signedIn.value) void ask('account.refresh', { organizationId: null })
  void ask('queue.send', {})
  await tidyDrafts(device)
}

async function readStored(): Promise<void> {
  const settings = await readSettings(device)
  server.value = settings.server
  const [session, known, all] = await Promise.all([
    readSession(memory, settings.server),
    readDirectory(memory),
    readJobs(device),
  ])
  directory.value = session ? known : null
  jobs.value = all
  signedIn.value = session !== null
}

async function readPage(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  tabId = tab?.id ?? null
  const captured = tabId === null ? { problem: 'NOT_A_PAGE' as const } : await ask('page.clip', { tabId })
  if ('problem' in captured) {
    capture.value = captured.problem
    await begin(blankDraft())
    return
  }
  capture.value = 'done'
  await beginWith(captured.clip)
}

/** Opens the draft kept for this page, or a new one; a fresh selection joins the words that are there. */
async function beginWith(clip: Clip): Promise<void> {
  const kept = await readDraft(device, clip.canonicalUrl)
  const fresh = draftOf(clip, await lastAccounts(), crypto.randomUUID(), Date.now())
  if (!kept?.touched) return begin(await written(fresh))
  const adds = clip.quoteSource === 'selection' && clip.quote !== null && !kept.text.includes(clip.quote)
  await begin(
    { ...kept, clip, text: adds ? `${kept.text.trimEnd()}\n\n${fresh.text}` : kept.text },
    kept.changedAt,
  )
}

async function begin(next: Draft, since: number | null = null): Promise<void> {
  const kept = next.clip === null && since === null ? await readDraft(device, next.key) : null
  draft.value = kept?.touched ? kept : next
  restoredFrom.value = kept?.touched ? kept.changedAt : since
  await listOthers()
}

function blankDraft(): Draft {
  return {
    ...{ key: 'blank', clip: null, text: '', withLink: false, image: null, imageUse: 'none' },
    ...{ accountIds: [], jobId: crypto.randomUUID(), post: null, touched: false, changedAt: Date.now() },
  }
}

async function lastAccounts(): Promise<string[]> {
  return (await readChoice(device))?.accountIds ?? []
}

async function listOthers(): Promise<void> {
  otherDrafts.value = (await touchedDrafts(device)).filter((other) => other.key !== draft.value?.key)
}

/** Changes the draft on screen and keeps it on the device, with every keystroke. */
export function changeDraft(patch: Partial<Draft>): void {
  if (draft.value === null) return
  draft.value = { ...draft.value, ...patch, touched: true, changedAt: Date.now() }
  void saveDraft(device, draft.value)
  const isAboutFit = 'accountIds' in patch || 'imageUse' in patch
  if (isAboutFit && isAsSuggested(draft.value)) void fitAgain(draft.value)
}

/** The draft in the words of the template, whose code is loaded while the page is read. */
async function written(fresh: Draft): Promise<Draft> {
  const [{ byTemplate }, known] = await Promise.all([template, readDirectory(memory)])
  return byTemplate(fresh, known)
}

/** Fits words that nobody changed to other accounts, or to an image beside them. */
async function fitAgain(changed: Draft): Promise<void> {
  const fitted = await written(changed)
  if (draft.value !== changed) return
  draft.value = fitted
  await saveDraft(device, fitted)
}

/** Throws the words away and begins again with what the page gives. */
export async function startAgain(): Promise<void> {
  const { value } = draft
  if (value === null) return
  await dropDraft(device, value.key)
  restoredFrom.value = null
  draft.value = value.clip
    ? await written(draftOf(value.clip, await lastAccounts(), crypto.randomUUID(), Date.now()))
    : blankDraft()
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

/** Hands the draft to the queue and watches what becomes of it. */
export async function send(action: Action): Promise<void> {
  const { value } = draft
  if (value === null) return
  const { job } = await ask('draft.send', { draft: value, action, tabId })
  jobs.value = [...jobs.value.filter((each) => each.id !== job.id), job]
  watchedId.value = job.id
}

/** Back from the confirmation to a fresh draft of the page. */
export async function writeAnother(): Promise<void> {
  watchedId.value = null
  await startAgain()
  await listOthers()
}

export async function editJob(id: string): Promise<void> {
  const { draft: again } = await ask('job.edit', { id })
  if (again) await openDraft(again)
}
