import { signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { ask } from '../ask.ts'
import { addPiece } from '../drafts/collect.ts'
import { picturePiece } from '../drafts/piece.ts'
import { changeDraft, draft, place, tab } from '../popup/state.ts'
import { device, memory } from '../storage/browser-store.ts'
import { read } from '../storage/store.ts'
import { countPictures } from './choose.ts'
import { pictureAfter } from './crop-picture.ts'
import type { Crop } from './crop-view.tsx'
import { roomFor } from './room.ts'
import {
  dropShot,
  readShots,
  Shooting,
  type Shot,
  type ShotKind,
  type ShotProblem,
  saveShot,
  shootingKey,
} from './shots.ts'

/** Screenshots that wait to be cropped, and the one that is being taken. */
export const shots = signal<Shot[]>([])
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
  browser.storage.onChanged.addListener(() => void look())
  void look()
}

async function look(): Promise<void> {
  const [waiting, current] = await Promise.all([readShots(device), read(memory, shootingKey, Shooting)])
  shots.value = waiting
  shooting.value = current
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
  if (draft.value === null || tabId === null) return
  discarded.value = null
  const isFull = countPictures(draft.value) >= roomFor(draft.value)
  shotProblem.value = isFull ? 'FULL' : null
  if (isFull) return
  // The popup may go away; opened again, it shall find this draft.
  await changeDraft({})
  const outcome = await ask('shot.take', { tabId, kind, draftKey: draft.value.key })
  if (!('problem' in outcome)) return
  const isClosed = outcome.problem === 'FORBIDDEN' && place.value === 'panel'
  shotProblem.value = isClosed ? 'NO_GESTURE' : outcome.problem
}

/** Puts a screenshot into the draft, as it was cropped. */
export async function attach(shot: Shot, crop: Crop): Promise<void> {
  const picture = await pictureAfter(shot.id, crop)
  if (draft.value === null || picture === null) return
  const change = addPiece(draft.value, picturePiece(shot, picture), null)
  if (change === null) {
    shotProblem.value = 'FULL'
    return
  }
  await changeDraft(change)
  await dropShot(device, shot.id)
  await look()
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
