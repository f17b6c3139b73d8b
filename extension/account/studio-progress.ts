import * as z from 'zod/mini'
import { read, type Store } from '../storage/store.ts'
import { studioProblems } from './studio-sign-in.ts'

/** How the sign-in by Studio stands. The popup closes while its window is open, and reads here what became of it. */
export const StudioProgress = z.enum(['waiting', ...studioProblems])
export type StudioProgress = z.infer<typeof StudioProgress>

const key = 'studio-sign-in'

export const readProgress = (memory: Store): Promise<StudioProgress | null> =>
  read(memory, key, StudioProgress)

export const saveProgress = (memory: Store, progress: StudioProgress): Promise<void> =>
  memory.set(key, progress)

export const clearProgress = (memory: Store): Promise<void> => memory.remove(key)
