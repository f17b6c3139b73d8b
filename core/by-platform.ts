import * as z from 'zod/mini'
import { type PlatformId, platformIds } from './platforms/platform.ts'

/** Something for some of the platforms; an object of known names, because code for any names is larger. */
export const byPlatform = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.strictObject(
    Object.fromEntries(platformIds.map((platform) => [platform, z.exactOptional(schema)])) as Record<
      PlatformId,
      z.ZodMiniExactOptional<Schema>
    >,
  )
