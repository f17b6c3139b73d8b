import * as z from 'zod'
import type { SandboxEvents } from './events.ts'
import type { Store } from './store.ts'

const common = {
  /** Regular expression over `METHOD /path`; without it every API request is hit. */
  match: z.string().max(300).refine(isPattern, 'This is not a regular expression').optional(),
  /** How many requests are hit; without it all, until the fault is switched off. */
  times: z.int().min(1).optional(),
}

const milliseconds = z
  .int()
  .min(1)
  .max(7 * 86_400_000)

/** Ways in which any stand-in misbehaves on request. */
const requestFaults = [
  /** Answers an error at once; nothing was done. `retryAfter` in seconds. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfter: z.int().min(0).optional(),
    ...common,
  }),
  /** Takes the request and never answers; nothing was done. */
  z.strictObject({ kind: z.literal('hang'), ...common }),
  /** Cuts the connection; nothing was done. */
  z.strictObject({ kind: z.literal('reset'), ...common }),
  /** Answers a web page as a broken proxy does; nothing was done. */
  z.strictObject({ kind: z.literal('html'), status: z.int().min(200).max(599).optional(), ...common }),
  /** Does it, and sends half of the answer. */
  z.strictObject({ kind: z.literal('truncated'), ...common }),
  /** Does it, and then fails as if it had not. */
  z.strictObject({
    kind: z.literal('accept-then-fail'),
    with: z.enum(['status', 'hang', 'reset']).optional(),
    status: z.int().min(500).max(599).optional(),
    ...common,
  }),
  /** Gives this answer, with or without having done it. Without a body, the vendor's own for the status. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().max(10_000).optional(),
    done: z.boolean(),
    ...common,
  }),
  /** Does it, and lets the answer trickle over so many milliseconds. */
  z.strictObject({ kind: z.literal('trickle'), milliseconds: z.int().min(1).max(600_000), ...common }),
  /** Cuts the connection, and does it only so many milliseconds later. */
  z.strictObject({ kind: z.literal('late'), milliseconds: z.int().min(1).max(600_000), ...common }),
  /** Does it properly, but late. */
  z.strictObject({ kind: z.literal('slow'), milliseconds: z.int().min(1).max(600_000), ...common }),
] as const

/** Ways in which a queue misdelivers. Nothing about them is random: each hits the next deliveries that match, `times` of them. */
const deliveryFaults = [
  /** Believes that it has delivered, and has not. */
  z.strictObject({ kind: z.literal('lose'), ...common }),
  /** Delivers so many times at once. */
  z.strictObject({ kind: z.literal('duplicate'), copies: z.int().min(2).max(20), ...common }),
  /** Delivers so much after the message was due, by the sandbox's clock; a restart keeps the new time. */
  z.strictObject({ kind: z.literal('delay'), milliseconds, ...common }),
  /** Delivers so much before the message is due: what already waits, and what is published meanwhile. */
  z.strictObject({ kind: z.literal('early'), milliseconds, ...common }),
  /** Collects so many deliveries, then makes them last first, one after the other. Switching it off lets go of what it has. */
  z.strictObject({ kind: z.literal('reorder'), count: z.int().min(2).max(100), ...common }),
] as const

/** A way in which a stand-in misbehaves on request. */
export const Fault = z.discriminatedUnion('kind', [...requestFaults, ...deliveryFaults])
export type Fault = z.infer<typeof Fault>
export type FaultKind = Fault['kind']

export const requestFaultKinds = [
  'status',
  'hang',
  'reset',
  'html',
  'truncated',
  'accept-then-fail',
  'answer',
  'trickle',
  'late',
  'slow',
] as const satisfies FaultKind[]
export type RequestFault = Extract<Fault, { kind: (typeof requestFaultKinds)[number] }>

export const deliveryFaultKinds = [
  'lose',
  'duplicate',
  'delay',
  'early',
  'reorder',
] as const satisfies FaultKind[]

export const FaultList = z.array(Fault).max(20)

/** A request as a plan of faults sees it. */
export interface SeenRequest {
  platform: string
  method: string
  path: string
  query: Record<string, string>
  /** The credential in the header Authorization, without its scheme. */
  token: string | null
  header(name: string): string | null
}

/** Decides for each request whether, and how, the stand-in misbehaves. */
export type FaultPlan = (request: SeenRequest) => RequestFault | undefined

/** The faults that are switched on, per platform. */
export interface Faults {
  list(platform: string): Fault[]
  set(platform: string, faults: Fault[]): void
  add(platform: string, fault: Fault): void
  clear(platform: string): void
  /** The first fault of these kinds that hits this request, counted off. */
  take<K extends FaultKind>(
    platform: string,
    request: string,
    kinds: readonly K[],
  ): Extract<Fault, { kind: K }> | undefined
  /** Asks a plan before the list, until it is given another or null. */
  follow(plan: FaultPlan | null): void
  plan(): FaultPlan | null
}

export function createFaults(store: Store, events: SandboxEvents): Faults {
  const active = store.collection<Fault[]>('faults')
  /** Every request asks: the store is read once. */
  const known = new Map<string, Fault[]>()
  events.subscribe((event) => {
    if (event.type === 'reset') known.clear()
  })
  let followed: FaultPlan | null = null
  const self: Faults = {
    list(platform) {
      const faults = known.get(platform) ?? active.get(platform) ?? []
      known.set(platform, faults)
      return faults
    },
    set(platform, faults) {
      known.set(platform, faults)
      if (faults.length === 0) active.delete(platform)
      else active.set(platform, faults)
      events.emit({ type: 'faults', platform })
    },
    add: (platform, fault) => self.set(platform, [...self.list(platform), fault]),
    clear: (platform) => self.set(platform, []),
    follow(plan) {
      followed = plan
    },
    plan: () => followed,
    take<K extends FaultKind>(platform: string, request: string, kinds: readonly K[]) {
      const faults = self.list(platform)
      const isOfKind = (fault: Fault): fault is Extract<Fault, { kind: K }> =>
        kinds.some((kind) => kind === fault.kind)
      const hits = (fault: Fault) =>
        isOfKind(fault) && (!fault.match || new RegExp(fault.match, 'i').test(request))
      const index = faults.findIndex(hits)
      const fault = faults[index]
      if (!fault || !isOfKind(fault)) return undefined
      if (fault.times !== undefined) {
        const left = fault.times - 1
        self.set(
          platform,
          left > 0 ? faults.with(index, { ...fault, times: left }) : faults.toSpliced(index, 1),
        )
      }
      return fault
    },
  }
  return self
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}
