import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import type { Failpoint } from '../../options.ts'
import { platformTrouble, type Trouble } from './trouble.ts'

/** Steps at which a worker may end: the failpoints, and the middle of the call that makes a post live. */
export type CrashPoint = Failpoint | 'submitting'

export interface Crash {
  point: CrashPoint
  /** Gone for good, or stopped for longer than its lease and then going on as if nothing had been. */
  how: 'kill' | 'stop'
}

export type PersonAct =
  | 'edit'
  | 'cancel'
  | 'reschedule'
  | 'publish-now'
  | 'delete'
  | 'edit-and-cancel'
  | 'disconnect'
  | 'demote'
  | 'withdraw-approval'

export type AccountEvent = 'expired' | 'revoked' | 'scopes-removed' | 'refresh-failing'

export type Delivery = 'twice' | 'crowd' | 'lost' | 'early' | 'late' | 'stale' | 'reordered'

/** What happens to one post on its way. Everything that is left out goes well. */
export interface Story {
  name: string
  /** Where it is told; everywhere unless named. */
  platforms?: readonly AvailablePlatform[]
  /** By attempt, from the first. */
  crashes?: readonly (Crash | null)[]
  /** What the platform does with the call that makes the post live, by attempt. */
  submits?: readonly (Trouble | null)[]
  /** The same for uploads. */
  uploads?: readonly (Trouble | null)[]
  /** Keeps a worker stopped that has just heard of a failed upload, until another worker sends the same post. */
  overtaken?: true
  /** Requests of the first attempt that find nobody. */
  network?: 'refused' | 'no-such-host'
  /** Seconds until reading back shows the post, before scaling. */
  readLag?: number
  /** How many times reading back fails after the call. */
  failedReads?: number
  images?: number
  /** How many posts say the very same on the same account at the same time. */
  copies?: number
  /** The same words are on the timeline already. */
  older?: true
  act?: PersonAct
  account?: AccountEvent
  delivery?: Delivery
  /** Number of a text that is hard to carry. */
  oddity?: number
  /** The account repeats whatever it is told: nothing but our own care keeps a post from going out twice. */
  unguarded?: true
  /** Its organization tolerates no delay at all. */
  strict?: true
  /** Its organization lets nothing out that was not approved. */
  approving?: true
  /** Somebody looks after it when it fails or asks. */
  attended?: true
  /** A platform that takes its time with it. */
  slowOn?: AvailablePlatform
}

const points: readonly CrashPoint[] = ['claimed', 'prepared', 'fenced', 'submitting', 'submitted', 'finished']

const crashes: Story[] = points.flatMap((point): Story[] => [
  { name: `killed when ${point}`, crashes: [{ point, how: 'kill' }], unguarded: true },
  {
    name: `stopped when ${point}`,
    crashes: [{ point, how: 'stop' }],
    platforms: ['mastodon', 'x'],
    unguarded: true,
  },
])

const submits: Story[] = Object.entries(platformTrouble).map(([name, trouble]) => ({
  name: `submit: ${name}`,
  submits: [trouble],
  // What is done late may come after the verdict of a server that keeps no keys.
  ...(trouble.kind === 'late' ? {} : { unguarded: true as const }),
}))

const { hang, reset } = platformTrouble
const lost = platformTrouble['done, then the connection is cut']
const failed = platformTrouble['done, then 500']
const busy = platformTrouble['429 without a word']
const refused = platformTrouble['422']

const reading: Story[] = [
  ...[5, 60, 300].map(
    (readLag): Story => ({
      name: `lost answer, shown after ${readLag} s`,
      submits: [lost],
      readLag,
      platforms: ['x', 'mastodon'],
      ...(readLag === 300 ? {} : { unguarded: true }),
    }),
  ),
  {
    name: 'lost answer on X, shown after 300 s',
    submits: [failed],
    readLag: 300,
    platforms: ['x'],
    unguarded: true,
  },
  { name: 'lost answer, reading fails twice', submits: [lost], failedReads: 2, unguarded: true },
  {
    name: 'never accepted, reading fails twice',
    submits: [reset],
    failedReads: 2,
    unguarded: true,
  },
  {
    name: 'lost answer, reading never works',
    submits: [lost],
    failedReads: 10_000,
    attended: true,
    platforms: ['x'],
    unguarded: true,
  },
  { name: 'an older twin on the timeline', older: true, submits: [reset], unguarded: true },
  {
    name: 'an older twin, lost answer',
    older: true,
    submits: [lost],
    platforms: ['mastodon', 'x'],
    unguarded: true,
  },
  { name: 'twins', copies: 2, platforms: ['mastodon', 'bluesky'] },
  { name: 'twins, one answer lost', copies: 2, submits: [lost], platforms: ['mastodon', 'bluesky'] },
  { name: 'twins that nobody guards', copies: 2, submits: [lost], platforms: ['x'], unguarded: true },
  { name: 'unknown twice', submits: [reset, hang, null], unguarded: true },
  { name: 'never accepted', submits: [busy, busy, busy, busy, busy, busy], attended: true },
  { name: 'refused, then tried again', submits: [refused], attended: true },
]

const others: Story[] = [
  { name: 'nobody there', network: 'refused', unguarded: true },
  { name: 'no such host', network: 'no-such-host', unguarded: true },
  { name: 'upload: 503', images: 1, uploads: [platformTrouble['503']] },
  { name: 'upload: hangs', images: 2, uploads: [hang] },
  { name: 'upload: half an answer', images: 1, uploads: [platformTrouble['half an answer']] },
  { name: 'pictures', images: 2, unguarded: true },
  {
    name: 'overtaken after a failed upload',
    images: 1,
    uploads: [platformTrouble['503']],
    crashes: [null, { point: 'submitted', how: 'kill' }],
    overtaken: true,
    platforms: ['mastodon', 'x'],
    unguarded: true,
  },
  ...Array.from({ length: 6 }, (_, oddity): Story => ({ name: `odd text ${oddity}`, oddity })),
  { name: 'late beyond what is tolerated', strict: true, delivery: 'lost', attended: true },
]

const accounts: Story[] = [
  { name: 'token expired', account: 'expired', attended: true },
  { name: 'access revoked', account: 'revoked', attended: true },
  { name: 'scopes removed', account: 'scopes-removed', attended: true, platforms: ['mastodon', 'x'] },
  { name: 'refresh fails', account: 'refresh-failing', attended: true, platforms: ['x', 'bluesky'] },
  {
    name: 'one of many renews',
    account: 'expired',
    copies: 3,
    platforms: ['x', 'bluesky'],
    unguarded: true,
  },
]

const acts: PersonAct[] = [
  'edit',
  'cancel',
  'reschedule',
  'publish-now',
  'delete',
  'edit-and-cancel',
  'disconnect',
  'demote',
]
const people: Story[] = [
  ...acts.map((act): Story => ({ name: `person: ${act}`, act, attended: true, unguarded: true })),
  { name: 'person: withdraw-approval', act: 'withdraw-approval', approving: true, unguarded: true },
  {
    name: 'person: edit of what was approved',
    act: 'edit',
    approving: true,
    attended: true,
    unguarded: true,
  },
]

const deliveries: Delivery[] = ['twice', 'crowd', 'lost', 'early', 'late', 'stale', 'reordered']
const queue: Story[] = deliveries.map((delivery) => ({
  name: `wake-up: ${delivery}`,
  delivery,
  unguarded: true,
}))

/** A post that goes out as everybody wants it. */
export const plain: Story = { name: 'plain' }

/** Everything that can happen, each at least once a run. */
export const stories: readonly Story[] = [
  ...crashes,
  ...submits,
  ...reading,
  ...others,
  ...accounts,
  ...people,
  ...people.map((story) => ({ ...story, name: `${story.name}, again` })),
  ...queue,
]
