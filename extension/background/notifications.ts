import { browser } from 'wxt/browser'
import type { AfterLook } from '../status/after-look.ts'
import type { Watch } from '../status/watch.ts'
import { device } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { words } from '../words.ts'

const prefix = 'post:'
let listens = false

/** Says outside the browser's window what became of a post, where the person has asked for that. */
export async function notify(watch: Watch, news: NonNullable<AfterLook['news']>): Promise<void> {
  const { notify: wanted } = await readSettings(device)
  // Without the permission the browser does not even have the interface.
  if (!wanted || browser.notifications === undefined) return
  await browser.notifications.create(prefix + watch.postId, {
    type: 'basic',
    iconUrl: chrome.runtime.getURL('/icon/128.png'),
    title: words(`news_${news}`),
    message: watch.title,
  })
}

/** A press on a notification leads to the post in Studio. The permission may be given while the worker runs. */
export function listenToNotifications(): void {
  listen()
  browser.permissions.onAdded.addListener(listen)
}

function listen(): void {
  if (listens || browser.notifications === undefined) return
  listens = true
  browser.notifications.onClicked.addListener((id) => {
    if (!id.startsWith(prefix)) return
    void open(id.slice(prefix.length))
    void browser.notifications.clear(id)
  })
}

async function open(postId: string): Promise<void> {
  const { server } = await readSettings(device)
  await browser.tabs.create({ url: `${server}/posts/${postId}` })
}

/** Takes back what is still shown of a person who has signed out. */
export async function clearNotifications(): Promise<void> {
  if (browser.notifications === undefined) return
  for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id)
}
