import { browser } from 'wxt/browser'
import {
  type Shooting,
  type Shot,
  type ShotKind,
  type ShotProblem,
  saveShot,
  shootingKey,
} from '../../pictures/shots.ts'
import { keepImage } from '../../queue/image-bytes.ts'
import { device, memory } from '../../storage/browser-store.ts'
import { captureView } from './capture-view.ts'
import { ShotStopped } from './problem.ts'
import { captureRegion } from './region.ts'
import { captureWholePage } from './whole-page.ts'

interface Wish {
  tabId: number
  kind: ShotKind
  draftKey: string
}

let running: { stop: AbortController; over: Promise<unknown> } | null = null

/** Takes a screenshot and keeps it on the device, for its draft. One at a time: a new one ends the one before. */
export async function takeShot(wish: Wish): Promise<{ shot: Shot } | { problem: ShotProblem }> {
  await stopShot()
  const stop = new AbortController()
  const over = photograph(wish, stop.signal)
    .then((shot) => ({ shot }))
    .catch((error: unknown) => ({
      problem: error instanceof ShotStopped ? error.reason : ('FAILED' as const),
    }))
  running = { stop, over }
  const outcome = await over
  if (running?.over === over) running = null
  return outcome
}

/** Stops what is being taken, and waits until the page is as it was. */
export async function stopShot(): Promise<void> {
  running?.stop.abort()
  await running?.over
}

async function photograph({ tabId, kind, draftKey }: Wish, signal: AbortSignal): Promise<Shot> {
  const say = (done: number, total: number) =>
    memory.set(shootingKey, { kind, done, total } satisfies Shooting)
  await say(0, 1)
  try {
    const { file, isCut } = await captured(kind, tabId, signal, say)
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    const tab = await browser.tabs.get(tabId)
    const id = crypto.randomUUID()
    const shot = {
      ...{ id, at: Date.now(), kind, draftKey, width, height, bytes: file.size, isCut },
      ...{ title: tab.title ?? '', url: tab.url ?? '' },
    }
    await keepImage(id, file)
    await saveShot(device, shot)
    return shot
  } finally {
    await memory.remove(shootingKey)
  }
}

async function captured(
  kind: ShotKind,
  tabId: number,
  signal: AbortSignal,
  onPiece: (done: number, total: number) => Promise<void>,
): Promise<{ file: Blob; isCut: boolean }> {
  switch (kind) {
    case 'visible':
      return { file: await captureView(tabId), isCut: false }
    case 'region':
      return { file: await captureRegion(tabId, signal), isCut: false }
    case 'page':
      return captureWholePage(tabId, { signal, onPiece })
  }
}
