/** Builds Studio, the embed frames and the loader into `dist/web`. */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'vite'
import { loader, pages } from '../widget/vite.config.ts'
import { root } from './local/paths.ts'

// Beside the old build first, so that a running server is never without its pages for longer than a rename takes.
const product = join(root, 'dist/web')
const fresh = join(root, `dist/web-${process.pid}`)
await build({ ...pages, build: { ...pages.build, outDir: fresh } })
await build({ ...loader, build: { ...loader.build, outDir: fresh } })
rmSync(product, { recursive: true, force: true })
renameSync(fresh, product)
