import { saveAccountsOf } from '../account/accounts-of.ts'
import { readChoice, readDirectory, rememberedActions, saveChoice } from '../account/directory.ts'
import type { Handlers } from '../answer.ts'
import { captureImage } from '../capture/capture-image.ts'
import { captureTab } from '../capture/capture-tab.ts'
import { keepPicture } from '../capture/keep-picture.ts'
import { stopShot } from '../capture/shots/take-shot.ts'
import { surveyImages } from '../capture/survey-images.ts'
import type { Draft } from '../drafts/draft.ts'
import { dropDraft, saveDraft } from '../drafts/drafts.ts'
import { alone } from '../queue/alone.ts'
import { dropForNow, restoreJob } from '../queue/drop-job.ts'
import { forgetImage, imageOf, keepImage } from '../queue/image-bytes.ts'
import { type Action, draftAgain, jobOf, retried, undoFor } from '../queue/job.ts'
import { dropJob, enqueue, readJob, saveJob } from '../queue/jobs.ts'
import { dropWatch, readWatches } from '../status/watch.ts'
import { device, memory } from '../storage/browser-store.ts'
import { endSession, enter, refresh, signOutForGood } from './account.ts'
import { paintBadge } from './badge.ts'
import { enterByStudio } from './enter-by-studio.ts'
import { sendQueue } from './queue.ts'
import { shoot } from './shoot.ts'
import { lookAtPosts } from './status.ts'

/** What the worker does for the extension's pages. */
export const handlers: Handlers = {
  'page.clip': ({ tabId }) => captureTab(tabId),

  'page.images': async ({ tabId }) => ({ images: await surveyImages(tabId) }),

  'image.keep': async ({ tabId, id, url }) => ({ kept: await keepPicture(tabId, id, url) }),

  'shot.take': shoot,

  async 'shot.stop'() {
    await stopShot()
    return {}
  },

  async 'draft.keep'({ draft }) {
    await saveDraft(device, draft)
    return {}
  },

  async 'draft.send'({ draft, action, tabId }) {
    const directory = await readDirectory(memory)
    const organizationId = directory?.organizationId ?? null
    // First the job on the device, then everything else: from here on nothing can be lost.
    // Whoever is signed out takes their time anyway.
    const heldUntil = organizationId === null ? null : Date.now() + undoFor
    const job = await enqueue(device, { ...jobOf(draft, action, organizationId, Date.now()), heldUntil })
    await dropDraft(device, draft.key)
    void paintBadge()
    if (organizationId !== null) await rememberChoice(organizationId, draft.accountIds, action)
    void lendImageAndSend(job.id, job.imageUse === 'none' ? null : (job.image?.url ?? null), tabId)
    return { job }
  },

  async 'queue.send'() {
    await sendQueue(true)
    return {}
  },

  async 'job.retry'({ id }) {
    await alone(id, async () => {
      const job = await readJob(device, id)
      const waits = job?.state === 'waiting' || job?.state === 'refused'
      if (waits) await saveJob(device, retried(job, Date.now()))
    })
    void sendQueue(true)
    return {}
  },

  async 'job.drop'({ id }) {
    await alone(id, () => dropForNow(device, id, Date.now()))
    void sendQueue()
    return {}
  },

  async 'job.restore'({ id }) {
    await alone(id, () => restoreJob(device, id))
    void sendQueue()
    return {}
  },

  async 'job.edit'({ id }) {
    const draft = await alone(id, () => backToDraft(id))
    // The person is not kept waiting for other jobs whose server may not answer.
    void sendQueue()
    return { draft }
  },

  async 'watch.dismiss'({ postId }) {
    await dropWatch(device, postId)
    await paintBadge()
    return {}
  },

  async 'account.sign-in'({ email, password }) {
    const problem = await enter(email, password)
    if (problem === null) {
      void sendQueue(true)
      void lookAtPosts()
    }
    return { problem }
  },

  async 'account.studio'({ windowId }) {
    const signedIn = await enterByStudio(windowId)
    if (signedIn) {
      void sendQueue(true)
      void lookAtPosts()
    }
    return { signedIn }
  },

  async 'account.sign-out'() {
    await signOutForGood()
    return {}
  },

  async 'account.leave-server'() {
    await endSession()
    for (const { postId } of await readWatches(device)) await dropWatch(device, postId)
    await paintBadge()
    return {}
  },

  'account.refresh': ({ organizationId }) => refresh(organizationId),
}

/** What to begin with next time. Saving a draft or asking for approval says nothing about how one likes to send. */
async function rememberChoice(organizationId: string, accountIds: string[], { kind }: Action): Promise<void> {
  const known = (await readChoice(device))?.action ?? 'publish'
  const action = rememberedActions.find((each) => each === kind) ?? known
  await saveChoice(device, { organizationId, accountIds, action })
  await saveAccountsOf(device, organizationId, accountIds)
}

/** Takes a job that has not gone out off the queue and keeps it as a draft, with its image. */
async function backToDraft(id: string): Promise<Draft | null> {
  const job = await readJob(device, id)
  if (job === null || job.state === 'sent') return null
  const draft = draftAgain(job, crypto.randomUUID(), Date.now())
  const image = await imageOf(id)
  if (image) await keepImage(draft.jobId, image)
  await saveDraft(device, draft)
  await dropJob(device, id)
  await forgetImage(id)
  return draft
}

async function lendImageAndSend(jobId: string, imageUrl: string | null, tabId: number | null): Promise<void> {
  if (imageUrl !== null && tabId !== null) {
    const file = await captureImage(tabId, imageUrl)
    if (file) await keepImage(jobId, file)
  }
  await sendQueue(true)
}
