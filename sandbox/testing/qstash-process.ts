import process from 'node:process'
import { createKit, serve } from '../kit/index.ts'
import { createQStash } from '../qstash/index.ts'

/** The QStash stand-in in a process of its own, which tests can kill; tells its parent where it answers. */
const kit = createKit({ dir: process.argv[2] ?? null })
const { url } = await serve(createQStash(kit), 0)
process.send?.(url)
