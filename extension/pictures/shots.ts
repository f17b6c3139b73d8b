import * as z from 'zod/mini'
import { readAll, type Store } from '../storage/store.ts'

/** What a screenshot shows: what is in the window, a frame that the person draws, or the page from top to bottom. */
export const shotKinds = ['visible', 'region', 'page'] as const
export type ShotKind = (typeof shotKinds)[number]

/**
 * Why there is no screenshot: the browser forbids it, the person went to another page meanwhile, or stopped it, or it did
 * not work out.
 */
export const shotProblems = ['FORBIDDEN', 'LEFT', 'CANCELLED', 'FAILED'] as const
export type ShotProblem = (typeof shotProblems)[number]

/** A screenshot that has been taken and is still to be cropped and put into its draft. Its bytes wait under its id. */
export const Shot = z.strictObject({
  id: z.uuid(),
  at: z.number(),
  kind: z.enum(shotKinds),
  draftKey: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  /** The page that it shows. */
  title: z.string(),
  url: z.string(),
  /** Whether the page went on below the longest picture. */
  isCut: z.boolean(),
})
export type Shot = z.infer<typeof Shot>

const prefix = 'shot:'

/** Whether a key of the storage is that of a screenshot that waits. */
export const isShotKey = (key: string): boolean => key.startsWith(prefix)

/** Kept on the device at once: whatever window or worker goes away, the picture is there. */
export const saveShot = (device: Store, shot: Shot): Promise<void> => device.set(prefix + shot.id, shot)
export const dropShot = (device: Store, id: string): Promise<void> => device.remove(prefix + id)

/** Screenshots that wait, the oldest first. */
export async function readShots(device: Store): Promise<Shot[]> {
  return (await readAll(device, prefix, Shot)).sort((a, b) => a.at - b.at)
}

/** How far a screenshot is that is being taken. */
export const Shooting = z.strictObject({ kind: z.enum(shotKinds), done: z.int(), total: z.int() })
export type Shooting = z.infer<typeof Shooting>

/** Under which key of the memory it stands. */
export const shootingKey = 'shooting'
