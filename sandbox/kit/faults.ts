import * as z from 'zod'
import type { SandboxEvents } from './events.ts'
import type { Store } from './store.ts'

const common = {
  /** Regular expression over `METHOD /path`; without it every API request is hit. */
  match: z.string().max(300).refine(isPattern, 'This is not a regular expression').optional(),
  /** How many requests are hit; without it all, until the fault is switched off. */
  times: z.int().min(1).optional(),
}

/** A way in which a stand-in misbehaves on request. */
export const Fault = z.discriminatedUnion('kind', [
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
  /** Does it properly, but late. */
  z.strictObject({ kind: z.literal('slow'), milliseconds: z.int().min(1).max(600_000), ...common }),
])
export type Fault = z.infer<typeof Fault>

export const FaultList = z.array(Fault).max(20)

/** The faults that are switched on, per platform. */
export interface Faults {
  list(platform: string): Fault[]
  set(platform: string, faults: Fault[]): void
  add(platform: string, fault: Fault): void
  clear(platform: string): void
  /** The first fault that hits this request, counted off. */
  take(platform: string, request: string): Fault | undefined
}

export function createFaults(store: Store, events: SandboxEvents): Faults {
  const active = store.collection<Fault[]>('faults')
  const self: Faults = {
    list: (platform) => active.get(platform) ?? [],
    set(platform, faults) {
      if (faults.length === 0) active.delete(platform)
      else active.set(platform, faults)
      events.emit({ type: 'faults', platform })
    },
    add: (platform, fault) => self.set(platform, [...self.list(platform), fault]),
    clear: (platform) => self.set(platform, []),
    take(platform, request) {
      const faults = self.list(platform)
      const index = faults.findIndex((fault) => !fault.match || new RegExp(fault.match, 'i').test(request))
      const fault = faults[index]
      if (fault?.times !== undefined) {
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
