import { type AvailablePlatform, availablePlatforms, type PlatformId } from '../../core/platforms/index.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { Platform, PlatformTools } from './platform.ts'
import { platformTools } from './tools.ts'

/** The adapter of a platform with its tools. Throws for a platform that no account can be connected to yet. */
export function platformOf(deps: Deps, id: PlatformId): { platform: Platform; tools: PlatformTools } {
  if (!isAvailable(id)) throw new AppError('STATE_CONFLICT', { detail: `${id} cannot be published to yet.` })
  return { platform: deps.platforms[id], tools: platformTools(deps, id) }
}

function isAvailable(id: PlatformId): id is AvailablePlatform {
  return availablePlatforms.some((each) => each === id)
}
