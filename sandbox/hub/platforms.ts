import type { Fault, SandboxServer } from '../kit/index.ts'

/** A stand-in that can be told to misbehave. */
export interface FaultTarget {
  id: SandboxServer
  name: string
  kind: 'platform' | 'queue'
  /** Regular expression over the call that makes a post live; for the queue over its deliveries. */
  publishes: string
}

/** A column of the live page. */
export interface HubPlatform extends FaultTarget {
  kind: 'platform'
  /** SVG path of a sign for the column, in a 24 by 24 box. */
  sign: string
}

export const hubPlatforms: readonly HubPlatform[] = [
  {
    id: 'bluesky',
    name: 'Bluesky',
    kind: 'platform',
    sign: 'M12 11c-1-2.3-3.9-6.3-6.7-7.7C3.2 2.3 2 3 2 5.3c0 1.5.5 5 .9 6 .7 2 2.7 2.6 4.8 2.3-3.1.5-4.8 2-2.7 4.4 2.9 3.1 5.4.3 7-3.1 1.6 3.4 4.1 6.2 7 3.1 2.1-2.4.4-3.9-2.7-4.4 2.1.3 4.1-.3 4.8-2.3.4-1 .9-4.5.9-6 0-2.3-1.2-3-3.3-2C15.9 4.7 13 8.7 12 11Z',
    publishes: 'com\\.atproto\\.repo\\.(putRecord|createRecord|applyWrites)',
  },
  {
    id: 'mastodon',
    name: 'Mastodon',
    kind: 'platform',
    sign: 'M6 3h12a4 4 0 0 1 4 4v6.5a4 4 0 0 1-4 4H9.5c.6 1.7 2.5 2 5 1.6V21c-5 1-8.8-.7-10-4.3C3 16.2 2 14.9 2 13.5V7a4 4 0 0 1 4-4Zm1 3.5V14h2.2V9.3l2.8 3.2 2.8-3.2V14H17V6.5h-2l-3 3.5-3-3.5Z',
    publishes: '^POST /api/v1/statuses$',
  },
  {
    id: 'x',
    name: 'X',
    kind: 'platform',
    sign: 'M3 3h5.7l4.5 6.3L18.6 3H21l-6.7 7.8L21.5 21h-5.7l-5-6.9L4.9 21H2.5l7.2-8.4L3 3Zm3.4 1.8 10.3 14.4h1.5L8 4.8Z',
    publishes: '^POST /2/tweets$',
  },
]

/** The queue that wakes AllIN. It has no column, but can misbehave as well. */
export const hubQueue: FaultTarget = { id: 'qstash', name: 'QStash', kind: 'queue', publishes: '^DELIVER ' }

export function findHubPlatform(id: string): HubPlatform | undefined {
  return hubPlatforms.find((platform) => platform.id === id)
}

export function findFaultTarget(id: string): FaultTarget | undefined {
  return id === hubQueue.id ? hubQueue : findHubPlatform(id)
}

export interface FaultPreset {
  id: string
  label: string
  hint: string
  fault(target: FaultTarget): Fault
}

/** The switches of the live page. Anything finer goes through `PUT /faults/{platform}`. */
const platformPresets: readonly FaultPreset[] = [
  {
    id: 'accept-then-fail',
    label: 'Publish, then answer 500',
    hint: 'The post is live, the caller hears an error.',
    fault: ({ publishes }) => ({ kind: 'accept-then-fail', status: 500, match: publishes }),
  },
  {
    id: 'accept-then-hang',
    label: 'Publish, then say nothing',
    hint: 'The post is live, the caller waits in vain.',
    fault: ({ publishes }) => ({ kind: 'accept-then-fail', with: 'hang', match: publishes }),
  },
  {
    id: 'cut',
    label: 'Cut the connection when publishing',
    hint: 'Nothing is live.',
    fault: ({ publishes }) => ({ kind: 'reset', match: publishes }),
  },
  {
    id: 'truncated',
    label: 'Publish, then send half an answer',
    hint: 'The post is live, the answer breaks off.',
    fault: ({ publishes }) => ({ kind: 'truncated', match: publishes }),
  },
  {
    id: 'refuse',
    label: 'Refuse posts (422)',
    hint: 'For good: trying again does not help.',
    fault: ({ publishes }) => ({ kind: 'status', status: 422, match: publishes }),
  },
  {
    id: 'rate-limit',
    label: 'Ask to slow down (429)',
    hint: 'With Retry-After: 20 seconds.',
    fault: () => ({ kind: 'status', status: 429, retryAfter: 20 }),
  },
  {
    id: 'token',
    label: 'Refuse every token (401)',
    hint: 'As after a revoked permission.',
    fault: () => ({ kind: 'status', status: 401 }),
  },
  {
    id: 'down',
    label: 'Be down (503)',
    hint: 'Every call fails at once.',
    fault: () => ({ kind: 'status', status: 503 }),
  },
  {
    id: 'html',
    label: 'Answer a web page (502)',
    hint: 'As a broken proxy does.',
    fault: () => ({ kind: 'html', status: 502 }),
  },
  {
    id: 'slow',
    label: 'Be slow',
    hint: 'Every answer takes four seconds longer.',
    fault: () => ({ kind: 'slow', milliseconds: 4_000 }),
  },
]

const queuePresets: readonly FaultPreset[] = [
  {
    id: 'hold',
    label: 'Hold every delivery back',
    hint: 'Nothing is woken; the sweep has to do it.',
    fault: ({ publishes }) => ({ kind: 'hang', match: publishes }),
  },
  {
    id: 'twice',
    label: 'Deliver twice',
    hint: 'At least once means sometimes twice.',
    fault: ({ publishes }) => ({ kind: 'accept-then-fail', match: publishes }),
  },
  {
    id: 'late',
    label: 'Deliver late',
    hint: 'Every delivery takes four seconds longer.',
    fault: ({ publishes }) => ({ kind: 'slow', milliseconds: 4_000, match: publishes }),
  },
  {
    id: 'lose',
    label: 'Lose deliveries',
    hint: 'The queue believes that it has delivered.',
    fault: ({ publishes }) => ({ kind: 'lose', match: publishes }),
  },
  {
    id: 'early',
    label: 'Deliver early',
    hint: 'Every delivery comes ten seconds before its time.',
    fault: ({ publishes }) => ({ kind: 'early', milliseconds: 10_000, match: publishes }),
  },
  {
    id: 'reorder',
    label: 'Deliver out of order',
    hint: 'Three deliveries at a time, the last one first.',
    fault: ({ publishes }) => ({ kind: 'reorder', count: 3, match: publishes }),
  },
  {
    id: 'down',
    label: 'Be down (503)',
    hint: 'No message is taken.',
    fault: () => ({ kind: 'status', status: 503, match: ' /v2/' }),
  },
]

export function presetsOf(target: FaultTarget): readonly FaultPreset[] {
  return target.kind === 'queue' ? queuePresets : platformPresets
}

/** The preset that a fault came from, if any. */
export function presetOf(target: FaultTarget, fault: Fault): FaultPreset | undefined {
  return presetsOf(target).find((preset) => JSON.stringify(preset.fault(target)) === JSON.stringify(fault))
}
