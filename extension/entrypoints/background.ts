import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { answer } from '../answer.ts'
import { forgetInterrupted } from '../background/enter-by-studio.ts'
import { listenToGestures, makeMenus } from '../background/gestures.ts'
import { handlers } from '../background/handlers.ts'
import { listenToNotifications } from '../background/notifications.ts'
import { keepQueueAwake, sendQueue } from '../background/queue.ts'
import { keepStatusAwake, lookAtPosts } from '../background/status.ts'
import { tidyImages } from '../background/tidy-images.ts'
import { shootingKey } from '../pictures/shots.ts'
import { closeStorageToPages, memory } from '../storage/browser-store.ts'

export default defineBackground({
  type: 'module',
  main() {
    const own = { id: browser.runtime.id, root: chrome.runtime.getURL('/') }
    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
      answer(message, sender, own, handlers).then(respond, () => respond(null))
      return true
    })
    browser.runtime.onInstalled.addListener(() => void makeMenus())
    browser.runtime.onStartup.addListener(() => void tidyImages())
    listenToGestures()
    keepQueueAwake()
    keepStatusAwake()
    listenToNotifications()
    void closeStorageToPages()
    // What a worker before this one was photographing is not photographed any more.
    void memory.remove(shootingKey)
    void forgetInterrupted()
    void sendQueue()
    void lookAtPosts()
  },
})
