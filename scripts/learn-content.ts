/**
 * `npm run learn:clips -- FOLDER`: learns from pages that people have read which blocks of a page are its main content, and
 * writes what was learned into the clipper. The folder is laid out as for `npm run score:clips`.
 *
 * Run it after every change to what is measured of a block (`extension/clipper/content/features*.ts`, marks, outline): the
 * trees name measures by their place. With `--check` nothing is written: each half is learned and tried on the other one;
 * `--limit=50` takes a part of the pages for that.
 */
import { parseArgs } from 'node:util'
import { commandLine } from './clip-score/command-line.ts'
import { idsIn } from './clip-score/corpus.ts'
import { learn } from './learn-content/learn.ts'
import { type Lesson, lessonOf } from './learn-content/lesson.ts'
import { tryOut } from './learn-content/try-out.ts'
import { writeForest } from './learn-content/write-forest.ts'

const command = commandLine('Usage: npm run learn:clips -- FOLDER [--check [--limit=50]]')
const { positionals, values } = command.orStop(() =>
  parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, limit: { type: 'string', default: '0' } },
  }),
)
const folder = command.folder(positionals[0])
const limit = command.wholeNumber('limit', values.limit)
if (limit > 0 && !values.check) command.stop('The clipper learns from all pages: --limit needs --check.')

const all = command.orStop(() => idsIn(folder))
const ids = limit > 0 ? all.slice(0, limit) : all
const lessons: Lesson[] = []
for (const [place, id] of ids.entries()) {
  if (place % 50 === 0) console.error(`${place} of ${ids.length} pages read …`)
  const lesson = lessonOf(folder, id)
  if (lesson) lessons.push(lesson)
}
if (lessons.length < 2)
  command.stop(`${lessons.length} of these pages have a main text: too few to learn from.`)

if (values.check) {
  for (const half of [0, 1]) {
    const forest = learn(lessons.filter((_, place) => place % 2 !== half))
    const unseen = lessons.filter((_, place) => place % 2 === half)
    console.log(`Half ${half + 1}, not seen before: ${tryOut(forest, unseen)}`)
  }
} else {
  const forest = learn(lessons)
  console.log(`${lessons.length} pages, ${forest.trees.length} trees: ${writeForest(forest)}`)
}
