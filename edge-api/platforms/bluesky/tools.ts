import { callPlatform, type PlatformAnswer, type PlatformCall } from '../http.ts'
import type { PlatformTools } from '../platform.ts'
import type { BlueskySettings } from './settings.ts'

/** The newest DPoP nonce of each server. Losing one costs one more request. */
export type Nonces = Map<string, string>

/** What every part of the adapter works with. */
export interface BlueskyTools extends PlatformTools {
  settings: BlueskySettings
  nonces: Nonces
}

/** One request, within the patience that is set. */
export function callServer(tools: BlueskyTools, call: PlatformCall): Promise<PlatformAnswer> {
  return callPlatform(tools, { timeoutMilliseconds: tools.settings.timeoutMilliseconds, ...call })
}
