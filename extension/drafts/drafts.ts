import { read, readAll, type Store } from '../storage/store.ts'
import { Draft } from './draft.ts'

const prefix = 'draft:'
/** Most drafts that wait on a device; beyond it the oldest go. */
const most = 50

/** Under which key of the storage a draft is kept. */
export const draftKeyOf = ({ key }: Pick<Draft, 'key'>): string => prefix + key

export const saveDraft = (device: Store, draft: Draft): Promise<void> => device.set(prefix + draft.key, draft)

export const readDraft = (device: Store, key: string): Promise<Draft | null> =>
  read(device, prefix + key, Draft)

export const dropDraft = (device: Store, key: string): Promise<void> => device.remove(prefix + key)

/** Drafts in which somebody wrote something, the latest first. */
export async function touchedDrafts(device: Store): Promise<Draft[]> {
  const drafts = await readAll(device, prefix, Draft)
  return drafts.filter((draft) => draft.touched).sort((a, b) => b.changedAt - a.changedAt)
}

/** Drops drafts that nobody touched, and the oldest beyond what a device keeps. */
export async function tidyDrafts(device: Store): Promise<void> {
  const drafts = await readAll(device, prefix, Draft)
  const kept = drafts
    .filter((draft) => draft.touched)
    .sort((a, b) => b.changedAt - a.changedAt)
    .slice(0, most)
  for (const draft of drafts) if (!kept.includes(draft)) await dropDraft(device, draft.key)
}
