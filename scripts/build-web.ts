/** Builds Studio, the embed frames and the loader into `dist/web`. */
import { build } from 'vite'
import { loader, pages } from '../widget/vite.config.ts'

await build(pages)
await build(loader)
