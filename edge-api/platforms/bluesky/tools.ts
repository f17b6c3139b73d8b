import { callPlatform, type PlatformAnswer, type PlatformCall } from '../http.ts'
import type { PlatformTools } from '../platform.ts'
import type { BlueskySettings } from './settings.ts'

/** The newest DPoP nonce of each server. Losing one costs one more request. */
export type Nonces = Map<string, string>

/**
 * How far the clock of each server is ahead of ours, in milliseconds, where the two are clearly apart. What we sign
 * carries the time; with a wrong clock of our own a server would refuse it.
 */
export type Skews = Map<string, number>

/** What every part of the adapter works with. */
export interface BlueskyTools extends PlatformTools {
  settings: BlueskySettings
  nonces: Nonces
  skews: Skews
}

/** Clocks that are less apart than this count as the same; a Date header has whole seconds and travels. */
const clearlyApart = 20_000

/** One request, within the patience that is set. */
export async function callServer(tools: BlueskyTools, call: PlatformCall): Promise<PlatformAnswer> {
  const answer = await callPlatform(tools, {
    timeoutMilliseconds: tools.settings.timeoutMilliseconds,
    ...call,
  })
  const theirs = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return answer
  const skew = theirs - tools.clock.now().getTime()
  const { origin } = new URL(call.url)
  if (Math.abs(skew) > clearlyApart) tools.skews.set(origin, skew)
  else tools.skews.delete(origin)
  return answer
}

/** The time by the clock of a server, in whole seconds since 1970. */
export function secondsAt(tools: BlueskyTools, address: string | URL): number {
  const { origin } = new URL(address)
  return Math.floor((tools.clock.now().getTime() + (tools.skews.get(origin) ?? 0)) / 1000)
}
