import { type Browser, browser } from 'wxt/browser'
import { readChoice, readDirectory } from '../account/directory.ts'
import { readSession } from '../account/session.ts'
import { captureImage } from '../capture/capture-image.ts'
import { captureTab, type Pointed } from '../capture/capture-tab.ts'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { openPanel } from '../panel/open-panel.ts'
import { keepImage } from '../queue/image-bytes.ts'
import { clipJob, studioAddress } from '../queue/job.ts'
import { enqueue, readJob } from '../queue/jobs.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { words } from '../words.ts'
import { paintBadge } from './badge.ts'
import { collect, ownImagePiece } from './collect.ts'
import { sendQueue } from './queue.ts'
import { showRefusal } from './refusal.ts'

/** What one may point at to clip it into a draft of its own, and to add it to the draft in the side panel. */
const clipped = ['page', 'selection', 'image', 'link', 'media'] as const
const added = ['page', 'selection', 'image', 'media'] as const
type Target = (typeof clipped)[number]
/** Where the browser shows an entry. */
const contexts = {
  page: ['page'],
  selection: ['selection'],
  image: ['image'],
  link: ['link'],
  media: ['video', 'audio'],
}
const menus = [
  ...clipped.map((target) => ({ id: target, target, adds: false, title: words(`menu_${target}`) })),
  ...added.map((target) => ({ id: `add-${target}`, target, adds: true, title: words(`menu_add_${target}`) })),
]
const panelMenu = 'open-panel'

/** Puts the entries into the context menu; once, when the extension is installed or updated. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll()
  for (const { id, target, title } of menus) {
    const documentUrlPatterns = ['http://*/*', 'https://*/*']
    browser.contextMenus.create({
      ...{ id, title, documentUrlPatterns },
      contexts: contexts[target] as [`${Browser.contextMenus.ContextType}`],
    })
  }
  browser.contextMenus.create({
    id: panelMenu,
    title: words('menu_open_panel'),
    contexts: ['page', 'action'],
  })
}

/** Clips at once into a draft, or adds to the one in the side panel: context menu and keyboard. */
export function listenToGestures(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return
    const menu = menus.find(({ id }) => id === info.menuItemId)
    if (menu?.adds || info.menuItemId === panelMenu) void openPanel(tab.windowId)
    if (menu) void (menu.adds ? collect : clipAtOnce)(tab.id, pointedBy(menu.target, info))
  })
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return
    if (command === 'clip-page') void clipAtOnce(tab.id, {})
    if (command === panelMenu || command === 'add-to-draft') void openPanel(tab.windowId)
    if (command === 'add-to-draft') void collect(tab.id, {})
  })
}

function pointedBy(menu: Target, info: Browser.contextMenus.OnClickData): Pointed {
  const isWeb = (url: string | undefined): url is string => /^https?:/.test(url ?? '')
  if (menu === 'selection' && info.selectionText) return { selection: info.selectionText }
  if (menu === 'image' && isWeb(info.srcUrl)) return { pointedAt: { kind: 'image', url: info.srcUrl } }
  if (menu === 'image' && info.srcUrl) return { ownImage: info.srcUrl }
  if (menu === 'media' && info.srcUrl) return { media: info.srcUrl }
  if (menu === 'link' && isWeb(info.linkUrl)) return { pointedAt: { kind: 'link', url: info.linkUrl } }
  return {}
}

async function clipAtOnce(tabId: number, pointed: Pointed): Promise<void> {
  const captured = await captureTab(tabId, pointed)
  if ('problem' in captured) return showRefusal(tabId, captured)
  const [choice, directory] = await Promise.all([readChoice(device), readDirectory(memory)])
  const accountIds = (choice?.accountIds ?? []).filter((id) =>
    directory?.accounts.some((account) => account.id === id),
  )
  const picture = pointed.ownImage ? await ownImagePiece(tabId, captured.clip, pointed.ownImage) : null
  const job = clipJob(
    picture === null ? captured.clip : { ...captured.clip, kind: 'image', leadImage: null },
    choice?.organizationId ?? null,
    accountIds,
    crypto.randomUUID(),
    Date.now(),
    picture === null ? [] : [picture],
  )
  await enqueue(device, job)
  await paintBadge()
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
