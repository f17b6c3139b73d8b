import { computed, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { ask } from '../ask.ts'
import { addPiece } from '../drafts/collect.ts'
import { readDraft } from '../drafts/drafts.ts'
import { picturePiece } from '../drafts/piece.ts'
import { changeDraft, draft, place, tab, watchedId, writeAnother } from '../popup/state.ts'
import { device, memory } from '../storage/browser-store.ts'
import { read } from '../storage/store.ts'
import { countPictures } from './choose.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
import { roomFor } from './room.ts'
import { dropFailure, failureKey, readFailure } from './shot-failure.ts'
import {
  dropShot,
  isShotKey,
  readShots,
  Shooting,
  type Shot,
  type ShotKind,
  type ShotProblem,
  saveShot,
  shootingKey,
} from './shots.ts'

const shots = signal<Shot[]>([])
/** The one that is being put into a draft. */
const attaching = signal<string | null>(null)
/** The screenshot to be cropped now. It stays while it is put into a draft, also when another draft begins for it. */
export const waiting = computed(
  () =>
    shots.value.find(({ id }) => id === attaching.value) ??
    shots.value.find(({ draftKey }) => draftKey === draft.value?.key) ??
    null,
)
/** The screenshot that is being taken. */
export const shooting = signal<Shooting | null>(null)
/** Why nothing was taken or added. */
export const shotProblem = signal<ShotProblem | 'NO_GESTURE' | 'FULL' | 'UNREADABLE' | null>(null)
/** A screenshot that was put away just now. */
export const discarded = signal<Shot | null>(null)

let follows = false

/** Follows what the worker photographs. */
export function followShots(): void {
  if (follows) return
  follows = true
  const isAboutShots = (key: string) => key === shootingKey || key === failureKey || isShotKey(key)
  browser.storage.onChanged.addListener((changes) => {
    if (Object.keys(changes).some(isAboutShots)) void look()
  })
  void look()
}

async function look(): Promise<void> {
  const [all, current, failure] = await Promise.all([
    readShots(device),
    read(memory, shootingKey, Shooting),
    readFailure(memory),
  ])
  shots.value = all
  shooting.value = current
  if (failure === null || failure.tabId !== (await tabHere())) return
  say(failure.problem)
  await dropFailure(memory)
}

/** The popup's press has opened the page to us; beside the panel that may be what is missing. */
function say(problem: ShotProblem): void {
  shotProblem.value = problem === 'FORBIDDEN' && place.value === 'panel' ? 'NO_GESTURE' : problem
}

/** The tab beside which one writes. */
export async function tabHere(): Promise<number | null> {
  if (tab.value) return tab.value.id
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  return active?.id ?? null
}

/** Asks for a screenshot. It comes into the draft's own list, also when this window is closed meanwhile. */
export async function take(kind: ShotKind): Promise<void> {
  const tabId = await tabHere()
  // What was sent is over: the picture is the first of another post.
  if (watchedId.value !== null) await writeAnother()
  if (draft.value === null || tabId === null) return
  discarded.value = null
  const isFull = countPictures(draft.value) >= roomFor(draft.value)
  shotProblem.value = isFull ? 'FULL' : null
  if (isFull) return
  // The popup may go away; opened again, it shall find this draft.
  await changeDraft({})
  const outcome = await ask('shot.take', { tabId, kind, draftKey: draft.value.key, place: place.value })
  if ('problem' in outcome) say(outcome.problem)
  else await bringAlong(outcome.shot)
}

/** A draft may have been sent and left behind while its screenshot was taken: the picture belongs to the next one then. */
async function bringAlong(shot: Shot): Promise<void> {
  const shown = draft.value
  if (shown === null || shown.key === shot.draftKey) return
  const isLeft = (await readDraft(device, shot.draftKey)) === null
  if (isLeft) await saveShot(device, { ...shot, draftKey: shown.key })
}

/** Why a screenshot was not put into the draft; it still waits then. */
export type AttachProblem = 'FULL' | 'NOT_CROPPED'

/** Puts a screenshot into the draft, as it was cropped. */
export async function attach(shot: Shot, crop: Crop): Promise<AttachProblem | null> {
  attaching.value = shot.id
  try {
    return await put(shot, crop)
  } catch {
    return 'NOT_CROPPED'
  } finally {
    await look()
    attaching.value = null
  }
}

async function put(shot: Shot, crop: Crop): Promise<AttachProblem | null> {
  if (watchedId.value !== null) await beginFor(shot)
  const picture = await pictureAfter(shot.id, crop)
  if (draft.value === null || picture === null) return 'NOT_CROPPED'
  const change = addPiece(draft.value, picturePiece(shot, picture), null)
  if (change === null) return 'FULL'
  await changeDraft(change)
  await dropShot(device, shot.id)
  return null
}

/** The draft was sent while its screenshot was being taken: the picture goes on to the next one. */
async function beginFor(shot: Shot): Promise<void> {
  await writeAnother()
  if (draft.value) await saveShot(device, { ...shot, draftKey: draft.value.key })
}

export async function discard(shot: Shot): Promise<void> {
  discarded.value = shot
  await dropShot(device, shot.id)
  await look()
}

export async function bringBack(shot: Shot): Promise<void> {
  discarded.value = null
  await saveShot(device, shot)
  await look()
}
