import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** `storage.local` as a browser offers it, with more or less to ask. */
function storageArea(more: object = {}) {
  const values = new Map<string, unknown>()
  return {
    get: async (key: string | null) =>
      key === null ? Object.fromEntries(values) : { [key]: values.get(key) },
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) values.set(key, value)
    },
    remove: async (key: string) => void values.delete(key),
    ...more,
  }
}

describe('what is kept on the device', () => {
  it.each([
    ['Firefox 140, which does not count bytes', {}],
    ['a browser that counts them', { getBytesInUse: async () => 12 }],
  ])('is kept in %s', async (_, more) => {
    vi.resetModules()
    vi.stubGlobal('chrome', { storage: { local: storageArea(more), session: storageArea() } })
    const { device } = await import('./browser-store.ts')
    await device.set('draft:1', { text: 'Half a thought' })
    expect(await device.get('draft:1')).toEqual({ text: 'Half a thought' })
  })
})
