import { checkCode } from './check-code.ts'
import { checkManifest } from './check-manifest.ts'
import type { Store } from './store.ts'
import type { Files } from './zip-file.ts'

/** What stands against handing a package in, one sentence each; nothing where all is well. */
export function faultsOf(files: Files, store: Store): string[] {
  return [
    ...checkManifest(files, store),
    ...[...files].flatMap(([path, content]) => checkCode(path, content)),
  ]
}
