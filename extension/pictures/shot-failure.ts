import * as z from 'zod/mini'
import { read, type Store } from '../storage/store.ts'
import { shotProblems } from './shots.ts'

/** Why there is no screenshot of a tab, for a window that was closed before it could be told. */
const ShotFailure = z.strictObject({ tabId: z.int(), problem: z.enum(shotProblems) })
type ShotFailure = z.infer<typeof ShotFailure>

/** Under which key of the memory it stands. */
export const failureKey = 'shot-failure'

export const saveFailure = (memory: Store, failure: ShotFailure): Promise<void> =>
  memory.set(failureKey, failure)
export const readFailure = (memory: Store): Promise<ShotFailure | null> =>
  read(memory, failureKey, ShotFailure)
export const dropFailure = (memory: Store): Promise<void> => memory.remove(failureKey)
