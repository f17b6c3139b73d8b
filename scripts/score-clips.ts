/**
 * `npm run score:clips -- FOLDER`: how well the clipper reads real pages, beside Readability and Defuddle in the same run.
 *
 * The folder holds pages (`html/ID.html.gz` or `.html`) and what people found on them (`truth/ID.json`). Scored are the
 * main text by word F1 (bag of lower-cased words, mean over pages), passages that must and must not be in it by hit rate, and
 * title, author and date by exact match after lower-casing and dropping punctuation (date by ISO day). Every engine reads a
 * document of its own, parsed by linkedom.
 *
 * `--type=forum` and `--limit=50` take a part of the pages, `--jobs=2` runs processes side by side (times then mean little),
 * `--remember` takes what the other engines answered in an earlier run, `--pages=FILE` writes each page's scores as JSON.
 */
import { fork } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { commandLine } from './clip-score/command-line.ts'
import { idsIn, readCorpusPage } from './clip-score/corpus.ts'
import { reportOf } from './clip-score/report.ts'
import { type ScoredPage, scorePage } from './clip-score/score-page.ts'
import { root } from './local/paths.ts'

const command = commandLine(
  'Usage: npm run score:clips -- FOLDER [--type=forum] [--limit=50] [--jobs=1] [--remember] [--pages=FILE]',
)
const { positionals, values } = command.orStop(() =>
  parseArgs({
    allowPositionals: true,
    options: {
      type: { type: 'string' },
      limit: { type: 'string', default: '0' },
      jobs: { type: 'string', default: '1' },
      remember: { type: 'boolean', default: false },
      pages: { type: 'string' },
    },
  }),
)
const folder = command.folder(positionals[0])
const limit = command.wholeNumber('limit', values.limit)
const jobs = Math.max(1, command.wholeNumber('jobs', values.jobs))

const all = command.orStop(() => idsIn(folder))
const wanted = values.type ? all.filter((id) => readCorpusPage(folder, id).type === values.type) : all
const ids = limit > 0 ? wanted.slice(0, limit) : wanted
if (ids.length === 0)
  command.stop(`${folder} holds no pages${values.type ? ` of the type ${values.type}` : ''}.`)

const pages = jobs === 1 ? scoreHere(ids) : await scoreSideBySide(ids)
pages.sort((one, other) => one.id.localeCompare(other.id))
if (values.pages) writeFileSync(values.pages, JSON.stringify(pages, null, 1))
console.log(`\n${reportOf(pages)}\n  ${bytesInjected()}`)

function scoreHere(list: readonly string[]): ScoredPage[] {
  return list.map((id, place) => {
    if (place % 20 === 0) console.error(`${place} of ${list.length} pages …`)
    return scorePage(folder, id, values.remember)
  })
}

async function scoreSideBySide(list: readonly string[]): Promise<ScoredPage[]> {
  const scored: ScoredPage[] = []
  const worker = fileURLToPath(new URL('./clip-score/worker.ts', import.meta.url))
  await Promise.all(
    Array.from({ length: jobs }, (_, job) => {
      const child = fork(worker)
      child.on('message', (page: ScoredPage) => {
        scored.push(page)
        if (scored.length % 20 === 0) console.error(`${scored.length} of ${list.length} pages …`)
      })
      child.send({ folder, ids: list.filter((_, place) => place % jobs === job), remember: values.remember })
      return new Promise<void>((done, fail) => {
        child.on('exit', (code) =>
          code === 0 ? done() : fail(new Error(`A scoring process ended with ${code}.`)),
        )
      })
    }),
  )
  return scored
}

function bytesInjected(): string {
  const built = join(root, 'dist/extension/chrome-mv3/clipper.js')
  if (!existsSync(built)) return 'bytes injected: not built (npm run build)'
  const bytes = gzipSync(readFileSync(built), { level: 9 }).length
  return `bytes injected: ${(bytes / 1000).toFixed(1)} KB gzip`
}
