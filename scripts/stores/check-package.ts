import { checkCode } from './check-code.ts'
import { checkManifest } from './check-manifest.ts'
import type { Target } from './targets.ts'
import type { Files } from './zip-file.ts'

/** What stands against handing a package in, one sentence each; nothing where all is well. */
export function faultsOf(files: Files, target: Target): string[] {
  return [
    ...checkManifest(files, target),
    ...[...files].flatMap(([path, content]) => checkCode(path, content)),
  ]
}
