import { draftKeyOf } from '../drafts/drafts.ts'
import { dropShot, readShots } from '../pictures/shots.ts'
import type { Store } from '../storage/store.ts'

/** Milliseconds in which a screenshot counts as just taken: its draft may be written down a little later. */
const fresh = 60_000

/** Drops the screenshots whose draft was sent or thrown away: no window shows them any more. */
export async function tidyShots(device: Store, now: number): Promise<void> {
  for (const { id, at, draftKey } of await readShots(device)) {
    const isLeft = (await device.get(draftKeyOf({ key: draftKey }))) === undefined
    if (isLeft && now - at > fresh) await dropShot(device, id)
  }
}
