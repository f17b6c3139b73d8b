import * as z from 'zod/mini'
import { read, type Store } from '../storage/store.ts'
import { blankKey, type Draft } from './draft.ts'
import { readDraft } from './drafts.ts'

/** Under which key the device remembers the draft that stands in the side panel. */
export const besideKey = 'beside'

/** The key of the draft that stands in the side panel: the one without a page unless somebody chose another. */
export const readBeside = async (device: Store): Promise<string> =>
  (await read(device, besideKey, z.string())) ?? blankKey

export const saveBeside = (device: Store, draftKey: string): Promise<void> => device.set(besideKey, draftKey)

/** The draft that is being collected in the side panel, or null when it is empty. */
export async function draftBeside(device: Store): Promise<Draft | null> {
  const draft = await readDraft(device, await readBeside(device))
  return draft?.touched ? draft : null
}
