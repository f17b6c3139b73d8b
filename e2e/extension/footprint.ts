import type { Page } from 'playwright-core'
import type { ExtensionBrowser } from './launch.ts'

/** What the extension takes up, in bytes, after the garbage was collected. */
export interface Footprint {
  /** Heap of its service worker. */
  worker: number
  /** Heap of a page that it has worked in. */
  page: number
  /** `chrome.storage`, on the disk and in memory. */
  stored: number
  /** Image files that wait to be uploaded. */
  images: number
}

/** Collects the garbage of the worker and of a page and measures what is left. */
export async function measureFootprint(browser: ExtensionBrowser, page: Page): Promise<Footprint> {
  const session = await browser.context.newCDPSession(page)
  const inPage = await heapAfterGarbage((method) => session.send(method))
  await session.detach()
  return { worker: await workerHeap(browser), page: inPage, ...(await storage(browser)) }
}

type Method = 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage'

/** Twice: what is weakly held by something that goes is gone only in the second round. */
async function heapAfterGarbage(send: (method: Method) => Promise<unknown>): Promise<number> {
  await send('HeapProfiler.collectGarbage')
  await send('HeapProfiler.collectGarbage')
  const usage = (await send('Runtime.getHeapUsage')) as { usedSize: number }
  return usage.usedSize
}

/** Playwright opens no DevTools session on a worker; the browser's own session passes messages on to it. */
async function workerHeap({ devtools, extensionId }: ExtensionBrowser): Promise<number> {
  const { targetInfos } = await devtools.send('Target.getTargets')
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`),
  )
  if (worker === undefined) throw new Error('The service worker does not run.')
  const { sessionId } = await devtools.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  })
  let count = 0
  const send = (method: Method) =>
    new Promise<unknown>((resolve, reject) => {
      count += 1
      const id = count
      const listen = (event: { sessionId: string; message: string }) => {
        const answer = JSON.parse(event.message)
        if (event.sessionId !== sessionId || answer.id !== id) return
        devtools.off('Target.receivedMessageFromTarget', listen)
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`))
        else resolve(answer.result)
      }
      devtools.on('Target.receivedMessageFromTarget', listen)
      devtools
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
        .catch(reject)
    })
  try {
    return await heapAfterGarbage(send)
  } finally {
    await devtools.send('Target.detachFromTarget', { sessionId })
  }
}

async function storage(browser: ExtensionBrowser): Promise<Pick<Footprint, 'stored' | 'images'>> {
  const worker = await browser.worker()
  return worker.evaluate(async () => {
    const areas = await Promise.all([
      chrome.storage.local.getBytesInUse(null),
      chrome.storage.session.getBytesInUse(null),
    ])
    const files = await new Promise<unknown[]>((resolve, reject) => {
      const opens = indexedDB.open('allin')
      opens.onerror = () => reject(opens.error)
      opens.onsuccess = () => {
        const all = opens.result.transaction('images').objectStore('images').getAll()
        all.onerror = () => reject(all.error)
        all.onsuccess = () => {
          opens.result.close()
          resolve(all.result)
        }
      }
    })
    const images = files.reduce<number>((sum, file) => sum + (file instanceof Blob ? file.size : 0), 0)
    return { stored: areas.reduce((sum, bytes) => sum + bytes, 0), images }
  })
}
