/**
 * `npm run learn:clips -- FOLDER`: learns from pages that people have read which blocks of a page are its main content, and
 * writes what was learned into the clipper. The folder is laid out as for `npm run score:clips`.
 *
 * First it tells how well what it learns does on pages that it has not seen, beside Readability and Defuddle: the pages are
 * dealt into parts, a site always into one, and each part is scored by what the others taught. These are the numbers to go
 * by; `npm run score:clips` on the same folder flatters, because the clipper has learned from its pages.
 *
 * Run it after every change to what is measured of a block (`extension/clipper/content/features*.ts`, marks, outline): the
 * trees name measures by their place. With `--check` nothing is written, `--limit=50` takes a part of the pages for that;
 * `--parts=5` says into how many parts they are dealt, `--shuffles=3` deals and learns several times and tells the spread,
 * `--unchecked` writes without telling.
 */
import { parseArgs } from 'node:util'
import { commandLine } from './clip-score/command-line.ts'
import { idsIn } from './clip-score/corpus.ts'
import { reportOf } from './clip-score/report.ts'
import { learn } from './learn-content/learn.ts'
import { type Lesson, lessonOf } from './learn-content/lesson.ts'
import { tryOut } from './learn-content/try-out.ts'
import { writeForest } from './learn-content/write-forest.ts'

const command = commandLine(
  'Usage: npm run learn:clips -- FOLDER [--check [--limit=50]] [--parts=5] [--shuffles=1] [--unchecked]',
)
const { positionals, values } = command.orStop(() =>
  parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      limit: { type: 'string', default: '0' },
      parts: { type: 'string', default: '5' },
      shuffles: { type: 'string', default: '1' },
      unchecked: { type: 'boolean', default: false },
    },
  }),
)
const folder = command.folder(positionals[0])
const limit = command.wholeNumber('limit', values.limit)
const parts = command.wholeNumber('parts', values.parts)
const shuffles = command.wholeNumber('shuffles', values.shuffles)
if (limit > 0 && !values.check) command.stop('The clipper learns from all pages: --limit needs --check.')
if (values.check && values.unchecked) command.stop('--check and --unchecked leave nothing to do.')
if (parts < 2 || shuffles < 1) command.stop('It takes two parts or more, and a shuffle or more.')

const all = command.orStop(() => idsIn(folder))
const ids = limit > 0 ? all.slice(0, limit) : all
const lessons: Lesson[] = []
for (const [place, id] of ids.entries()) {
  if (place % 50 === 0) console.error(`${place} of ${ids.length} pages read …`)
  const lesson = lessonOf(folder, id)
  if (lesson) lessons.push(lesson)
}
if (new Set(lessons.map(({ site }) => site)).size < parts)
  command.stop(
    `The ${lessons.length} of these pages that have a main text are of too few sites to learn from.`,
  )

if (!values.unchecked) {
  const { pages, spread } = tryOut(folder, lessons, parts, shuffles)
  console.log(`\nOn pages of sites that were not learned from, in ${parts} parts:\n\n${reportOf(pages)}`)
  if (shuffles > 1) console.log(`\nWord F1 of ${shuffles} shuffles: ${spread}.`)
}
if (!values.check) {
  const forest = learn(lessons)
  console.log(`\n${lessons.length} pages, ${forest.trees.length} trees: ${writeForest(forest)}`)
}
