import { afterEach, describe, expect, it, vi } from 'vitest'

class PageImage {
  alt = 'A chart'
  naturalWidth = 640
  naturalHeight = 400
  shadowRoot = null
  currentSrc: string
  constructor(address: string) {
    this.currentSrc = address
  }
  getBoundingClientRect() {
    return { width: 320, top: 0 }
  }
}

/** What is found in a page that shows images of these addresses. */
async function survey(addresses: string[]) {
  const executeScript = ({ func, args }: { func: (...args: unknown[]) => unknown; args: unknown[] }) =>
    Promise.resolve([{ result: func(...args) }])
  vi.stubGlobal('chrome', { runtime: { id: 'allin' }, scripting: { executeScript } })
  vi.stubGlobal('HTMLImageElement', PageImage)
  vi.stubGlobal('document', { querySelectorAll: () => addresses.map((each) => new PageImage(each)) })
  vi.stubGlobal('scrollY', 0)
  const { surveyImages } = await import('./survey-images.ts')
  return (await surveyImages(1)).map(({ url }) => url)
}

const own = (number: number, length: number) => `data:image/png;base64,${number}`.padEnd(length, 'A')

afterEach(() => vi.unstubAllGlobals())

describe('the images that a page shows', () => {
  it('stand there once each, and only what a draft can hold', async () => {
    const address = 'https://tidewater.example/pier.jpg'
    expect(await survey([address, address, `${address}?${'a'.repeat(5000)}`, ''])).toEqual([address])
  })

  it('fit into one message together, however many have their bytes in their address', async () => {
    const heavy = Array.from({ length: 12 }, (_, index) => own(index, 3_000_000))
    const light = [own(99, 200_000), 'https://tidewater.example/pier.jpg']
    expect(await survey([...heavy, ...light])).toEqual([...heavy.slice(0, 6), ...light])
  })

  it('leave out one that is too large by itself', async () => {
    expect(await survey([own(1, 8_000_001), own(2, 8_000_000)])).toEqual([own(2, 8_000_000)])
  })
})
