import { browser } from 'wxt/browser'
import { leaveRoom } from './leave-room.ts'
import type { Store } from './store.ts'

function over(area: 'local' | 'session'): Store {
  return {
    async get(key) {
      return (await browser.storage[area].get(key))[key]
    },
    set: (key, value) => browser.storage[area].set({ [key]: value }),
    remove: (key) => browser.storage[area].remove(key),
    async all(prefix) {
      const everything = await browser.storage[area].get(null)
      return Object.fromEntries(Object.entries(everything).filter(([key]) => key.startsWith(prefix)))
    },
  }
}

/**
 * Bytes that the device has in use. Firefox before 144 does not count them, and sets no limit that would have to be kept.
 */
const bytesInUse = async (): Promise<number> => (await browser.storage.local.getBytesInUse?.(null)) ?? 0

/** On this device, for good: drafts, the queue, settings. Never a token. */
export const device = leaveRoom(over('local'), bytesInUse)

/** In memory until the browser closes, for the extension's own pages only: the session token, names, accounts. */
export const memory = over('session')

/** Keeps content scripts out of both areas, whatever the browser's defaults are. */
export async function closeStorageToPages(): Promise<void> {
  for (const area of [browser.storage.session, browser.storage.local]) {
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
  }
}
