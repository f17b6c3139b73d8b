import { type Browser, browser } from 'wxt/browser'
import { readChoice, readDirectory } from '../account/directory.ts'
import { readSession } from '../account/session.ts'
import { captureImage } from '../capture/capture-image.ts'
import { captureTab, type Pointed } from '../capture/capture-tab.ts'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { showBadge } from '../queue/badge.ts'
import { keepImage } from '../queue/image-bytes.ts'
import { clipJob, studioAddress } from '../queue/job.ts'
import { enqueue, readJob, readJobs } from '../queue/jobs.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { words } from '../words.ts'
import { sendQueue } from './queue.ts'

const menus = ['page', 'selection', 'image', 'link'] as const
type Menu = (typeof menus)[number]
const isMenu = (id: unknown): id is Menu => menus.some((menu) => menu === id)

/** Puts the entries into the context menu; once, when the extension is installed or updated. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll()
  for (const id of menus) {
    browser.contextMenus.create({
      id,
      title: words(`menu_${id}`),
      contexts: [id],
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    })
  }
}

/** Clips at once into a draft: context menu and keyboard. */
export function listenToGestures(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id !== undefined && isMenu(info.menuItemId))
      void clipAtOnce(tab.id, pointedBy(info.menuItemId, info))
  })
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'clip-page' && tab?.id !== undefined) void clipAtOnce(tab.id, {})
  })
}

function pointedBy(menu: Menu, info: Browser.contextMenus.OnClickData): Pointed {
  const isWeb = (url: string | undefined): url is string => /^https?:/.test(url ?? '')
  if (menu === 'selection' && info.selectionText) return { selection: info.selectionText }
  if (menu === 'image' && isWeb(info.srcUrl)) return { pointedAt: { kind: 'image', url: info.srcUrl } }
  if (menu === 'link' && isWeb(info.linkUrl)) return { pointedAt: { kind: 'link', url: info.linkUrl } }
  return {}
}

async function clipAtOnce(tabId: number, pointed: Pointed): Promise<void> {
  const captured = await captureTab(tabId, pointed)
  if ('problem' in captured) {
    await browser.action.setBadgeText({ text: '–', tabId })
    await browser.action.setTitle({
      title: words(captured.problem === 'PAGE_NOT_ALLOWED' ? 'page_not_allowed' : 'page_not_read'),
      tabId,
    })
    return
  }
  const [choice, directory] = await Promise.all([readChoice(device), readDirectory(memory)])
  const accountIds = (choice?.accountIds ?? []).filter((id) =>
    directory?.accounts.some((account) => account.id === id),
  )
  const job = clipJob(
    captured.clip,
    choice?.organizationId ?? null,
    accountIds,
    crypto.randomUUID(),
    Date.now(),
  )
  await enqueue(device, job)
  await showBadge(await readJobs(device), false)
  const image = job.image ? await captureImage(tabId, job.image.url) : null
  if (image) await keepImage(job.id, image)
  await sendQueue(true)
  await tell(tabId, job.id)
}

/** Says in the page what became of the clip. */
async function tell(tabId: number, jobId: string): Promise<void> {
  const { server } = await readSettings(device)
  const job = await readJob(device, jobId)
  const postId = job?.done.postId
  const signedIn = (await readSession(memory, server)) !== null
  const text =
    job?.state === 'sent'
      ? words('clipped')
      : job?.state === 'refused'
        ? words('clip_refused')
        : signedIn
          ? words('clip_waits')
          : words('clip_waits_for_sign_in')
  await confirmInPage(tabId, {
    text,
    link:
      job?.state === 'sent' && postId
        ? { words: words('open_draft'), href: studioAddress(server, postId, job.action) }
        : null,
    dismiss: words('dismiss'),
  })
}
