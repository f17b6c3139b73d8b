import { browser } from 'wxt/browser'
import { codec } from '../../../widget/ui/canvas.ts'
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
import { clearView } from './clear-view.ts'
import { left } from './in-page.ts'
import type { Picture } from './picture.ts'
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
  // Again and again: of several that waited for the same one, only the first goes on.
  while (running) await stopShot()
  const stop = new AbortController()
  const over = photograph(wish, stop.signal)
    .then((shot) => ({ shot }))
    .catch((error: unknown) => ({
      problem: error instanceof ShotStopped ? error.reason : ('FAILED' as const),
    }))
    .finally(() => {
      running = null
    })
  running = { stop, over }
  return over
}

/** Stops what is being taken, and waits until the page is as it was. */
export async function stopShot(): Promise<void> {
  running?.stop.abort()
  await running?.over
}

async function photograph({ tabId, kind, draftKey }: Wish, signal: AbortSignal): Promise<Shot> {
  // Now: by the time that the picture is there, the tab may be closed or show another page.
  const { title = '', url = '' } = await browser.tabs.get(tabId).catch(left)
  try {
    const { file, ...facts } = await captured(kind, tabId, signal)
    if (signal.aborted) throw new ShotStopped('CANCELLED')
    const id = crypto.randomUUID()
    const shot = { ...{ id, at: Date.now(), kind, draftKey, bytes: file.size, title, url }, ...facts }
    await keepImage(id, file)
    await saveShot(device, shot)
    return shot
  } finally {
    await memory.remove(shootingKey)
  }
}

async function captured(kind: ShotKind, tabId: number, signal: AbortSignal): Promise<Picture> {
  const say = (done: number, total: number) =>
    memory.set(shootingKey, { kind, done, total } satisfies Shooting)
  switch (kind) {
    case 'visible':
      await say(0, 1)
      return captureVisible(tabId)
    case 'region':
      // Not before the frame stands: the popup closes by it, and could not tell why there is none.
      return captureRegion(tabId, { signal, onStand: () => say(0, 1) })
    case 'page':
      await say(0, 1)
      return captureWholePage(tabId, { signal, onPiece: say })
  }
}

async function captureVisible(tabId: number): Promise<Picture> {
  await clearView(tabId)
  const file = await captureView(tabId)
  return { file, ...(await codec.measure(file)), isCut: false }
}
