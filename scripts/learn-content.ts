/**
 * `npm run learn:clips -- FOLDER`: learns from pages that people have read which blocks of a page are its main content, and
 * writes what was learned into the clipper. The folder is laid out as for `npm run score:clips`.
 *
 * Run it after every change to what is measured of a block (`extension/clipper/content/features*.ts`, marks, outline): the
 * trees name measures by their place. With `--check` nothing is written: each half is learned and tried on the other one.
 */
import { resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { idsIn } from './clip-score/corpus.ts'
import { learn } from './learn-content/learn.ts'
import { type Lesson, lessonOf } from './learn-content/lesson.ts'
import { tryOut } from './learn-content/try-out.ts'
import { writeForest } from './learn-content/write-forest.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const [given] = positionals
if (given === undefined) {
  console.error('Usage: npm run learn:clips -- FOLDER [--check]')
  process.exit(1)
}
const folder = resolve(given)
const lessons: Lesson[] = []
for (const [place, id] of idsIn(folder).entries()) {
  if (place % 50 === 0) console.error(`${place} pages read …`)
  const lesson = lessonOf(folder, id)
  if (lesson) lessons.push(lesson)
}

if (values.check) {
  for (const half of [0, 1]) {
    const forest = learn(lessons.filter((_, place) => place % 2 !== half))
    console.log(
      `Half ${half + 1}, not seen before: ${tryOut(
        forest,
        lessons.filter((_, place) => place % 2 === half),
      )}`,
    )
  }
} else {
  const forest = learn(lessons)
  console.log(`${lessons.length} pages, ${forest.trees.length} trees: ${writeForest(forest)}`)
}
