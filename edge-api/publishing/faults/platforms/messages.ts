import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import type { AccountEvent } from '../plan/stories.ts'

/** What the process of the platforms says. */
export type FromPlatforms =
  | { kind: 'ready'; addresses: Record<AvailablePlatform, string> }
  /** A call that makes a post live has arrived. */
  | { kind: 'submit'; family: number; attempt: number; platform: AvailablePlatform }
  | { kind: 'done'; id: number }

/** What it is told; everything is answered with `done`. */
export type ToPlatforms = { id: number } & (
  | { kind: 'account'; event: AccountEvent; platform: AvailablePlatform; username: string }
  /** Puts a post on the timeline that was there before anything began. */
  | { kind: 'older'; platform: AvailablePlatform; username: string; text: string }
  /** From now on everything goes well. */
  | { kind: 'calm' }
)

/** The harness's own header: which attempt of which post a request is for. Only the stand-ins look at it. */
export const header = 'x-faults'

export interface Marked {
  family: number
  attempt: number
}

export const writeMark = ({ family, attempt }: Marked) => `${family}/${attempt}`

export function readMark(value: string | null): Marked | null {
  const found = /^(\d+)\/(\d+)$/.exec(value ?? '')
  return found ? { family: Number(found[1]), attempt: Number(found[2]) } : null
}
