import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'

export async function completeConnection(
  _deps: Deps,
  _input: { platform: AvailablePlatform; callback: URLSearchParams },
): Promise<string> {
  throw new AppError('NOT_READY')
}
