import process from 'node:process'
import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import { createBluesky } from '../../../../sandbox/bluesky/index.ts'
import { createKit, letInCrowd, serve } from '../../../../sandbox/kit/index.ts'
import { createMastodon } from '../../../../sandbox/mastodon/index.ts'
import { createX } from '../../../../sandbox/x/index.ts'
import { isUnguarded, makePlan, type PlanOptions, plannedFor } from '../plan/plan.ts'
import { openAccounts } from './accounts.ts'
import { followPlan } from './faults.ts'
import { openLogs } from './log.ts'
import type { FromPlatforms, ToPlatforms } from './messages.ts'
import { watched } from './watched.ts'

/** The platforms in a process of their own, which is never killed. Started with the plan's options and a folder. */
const [, , given = '{}', folder = '.'] = process.argv
const options: PlanOptions = JSON.parse(given)
const plan = makePlan(options)
const tell = (message: FromPlatforms) => process.send?.(message)
const logs = openLogs(folder)
const kit = createKit({ dir: null })
letInCrowd(Math.max(...plan.accounts.map(({ username }) => Number(username.replace('crowd-', '')))))
const accounts = openAccounts(kit)
const faults = followPlan(kit, plan, accounts.idOf, tell)

/** A post shows up on its author's list as late as its story says. */
const readLag = ({ text }: { text: string }) =>
  ((plannedFor(plan, text)?.story.readLag ?? 0) * 1000) / options.scale

const apps = {
  mastodon: createMastodon(kit, { readLag, forgetsKeys: isUnguarded, withoutAnonymousLimit: true }),
  bluesky: createBluesky(kit, { withoutRequestLimit: true }),
  x: createX(kit, { readLag, allowsDuplicates: isUnguarded }),
}
kit.setBaseUrl('hub', 'http://127.0.0.1:9')
const addresses: Partial<Record<AvailablePlatform, string>> = {}
for (const platform of ['mastodon', 'bluesky', 'x'] as const) {
  const { url } = await serve(watched(apps[platform], platform, logs), 0)
  kit.setBaseUrl(platform, url)
  addresses[platform] = url
}
kit.events.subscribe((event) => {
  if (event.type !== 'live' || event.change === 'changed') return
  const post = kit.live.get(event.platform, event.id)
  if (!post) return
  const { platform, id, account, text, media, idempotencyKey } = post
  const mediaHashes = media.map(({ hash }) => hash)
  logs.platform({
    kind: event.change,
    platform,
    id,
    accountId: account.id,
    text,
    mediaHashes,
    idempotencyKey,
  })
})

process.on('message', (message: ToPlatforms) => {
  switch (message.kind) {
    case 'account':
      accounts.change(message.event, message.platform, message.username, faults)
      break
    case 'older':
      accounts.older(message.platform, message.username, message.text)
      break
    case 'calm':
      faults.calm()
  }
  tell({ kind: 'done', id: message.id })
})
process.once('disconnect', () => process.exit(0))
const { mastodon = '', bluesky = '', x = '' } = addresses
tell({ kind: 'ready', addresses: { mastodon, bluesky, x } })
