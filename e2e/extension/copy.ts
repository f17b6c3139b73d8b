import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Manifest = Record<string, unknown> & { version: string; permissions: string[] }

/** A built extension in a folder of its own, whose manifest may differ from the one that people get. */
export interface ExtensionCopy {
  folder: string
  /** Writes the manifest anew; the browser takes it when the extension is loaded again. */
  change(change: (manifest: Manifest) => Manifest): void
  discard(): void
}

/** Copies a built extension: for a newer version of it, and for a permission that no script can be asked for. */
export function copyExtension(built: string): ExtensionCopy {
  const folder = mkdtempSync(join(tmpdir(), 'allin-extension-'))
  cpSync(built, folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  return {
    folder,
    change: (change) => writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))))),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}
