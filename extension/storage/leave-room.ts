import { withoutText } from '../../core/clip.ts'
import type { Store } from './store.ts'

/**
 * Bytes in use from which on the main texts of pages are left away. The browser takes ten million and refuses the rest; a
 * text has up to three hundred thousand, everything else of a waiting post some thousands.
 */
const roomWithTexts = 4_000_000

/**
 * A store that never fills up with what a post can do without: where much waits already, the main text of a page is not
 * written down with it. Words, link and images are.
 *
 * @param measure answers how many bytes are in use
 */
export function leaveRoom(store: Store, measure: () => Promise<number>): Store {
  // Known beforehand: a page that is being closed has no time to ask and then to write.
  let used = 0
  const look = async () => {
    used = await measure()
  }
  void look()
  return {
    ...store,
    async set(key, value) {
      await store.set(key, used < roomWithTexts ? value : lighter(value))
      await look()
    },
  }
}

type HoldsClip = { clip: { text?: string } }

const holdsClip = (value: unknown): value is HoldsClip =>
  typeof value === 'object' &&
  value !== null &&
  'clip' in value &&
  typeof value.clip === 'object' &&
  value.clip !== null

const lighter = (value: unknown): unknown =>
  holdsClip(value) ? { ...value, clip: withoutText(value.clip) } : value
