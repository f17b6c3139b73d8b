import { choiceOf, textOfBlocks } from '../../extension/clipper/content/choice.ts'
import { features } from '../../extension/clipper/content/features.ts'
import { type Forest, judge } from '../../extension/clipper/content/forest.ts'
import { runRemembered } from '../clip-score/cache.ts'
import { readCorpusPage } from '../clip-score/corpus.ts'
import type { Extracted } from '../clip-score/engines.ts'
import { mean } from '../clip-score/metrics.ts'
import { type PageScore, type ScoredPage, scoreOf } from '../clip-score/score-page.ts'
import { dealBySite } from './folds.ts'
import { learn } from './learn.ts'
import type { Lesson } from './lesson.ts'

/**
 * Scores each lesson by a forest that has learned from no page of its site, beside the other engines. Learning is tried as
 * often as there are shuffles, each time with other parts; a page's score is the mean of them.
 */
export function tryOut(
  folder: string,
  lessons: readonly Lesson[],
  parts: number,
  shuffles: number,
): { pages: ScoredPage[]; spread: string } {
  const scores: PageScore[][] = lessons.map(() => [])
  for (let shuffle = 1; shuffle <= shuffles; shuffle += 1) {
    const partOf = dealBySite(lessons, parts, shuffle * 7919)
    for (let part = 0; part < parts; part += 1) {
      console.error(`Shuffle ${shuffle} of ${shuffles}, part ${part + 1} of ${parts} …`)
      const forest = learn(lessons.filter((_, place) => partOf[place] !== part))
      for (const [place, lesson] of lessons.entries()) {
        if (partOf[place] !== part) continue
        const { chosen } = choiceOf(lesson.seen, sureOf(forest, lesson))
        scores[place]?.push(scoreOf(textAlone(textOfBlocks(chosen)), lesson.truth))
      }
    }
  }
  const pages = lessons.map(({ id, type }, place): ScoredPage => {
    const { html, url, truth } = readCorpusPage(folder, id)
    const ofEngine = (name: 'readability' | 'defuddle') => scoreOf(runRemembered(name, html, url), truth)
    return {
      id,
      type,
      scores: {
        ours: meanOf(scores[place] ?? []),
        readability: ofEngine('readability'),
        defuddle: ofEngine('defuddle'),
      },
    }
  })
  return { pages, spread: spreadOf(lessons, scores, shuffles) }
}

/** How sure a forest is of each block of a lesson, as it would be of the page. */
const sureOf = (forest: Forest, { rows, labels }: Lesson): number[] =>
  labels.map((_, block) => judge(forest, (place) => rows[block * features.length + place] ?? 0))

const textAlone = (text: string): Extracted => ({
  text,
  title: null,
  author: null,
  date: null,
  milliseconds: 0,
})

/** Only the text is learned: the other fields are measured by `npm run score:clips`. */
function meanOf(scores: readonly PageScore[]): PageScore {
  const of = (measure: 'f1' | 'with' | 'without') =>
    scores[0]?.[measure] === null ? null : mean(scores.map((score) => Number(score[measure])))
  return {
    f1: of('f1'),
    with: of('with'),
    without: of('without'),
    title: null,
    author: null,
    date: null,
    milliseconds: null,
  }
}

/** How far word F1 lies apart between shuffles, overall and by kind of page. */
function spreadOf(lessons: readonly Lesson[], scores: readonly PageScore[][], shuffles: number): string {
  const kinds = ['all', ...new Set(lessons.map(({ type }) => type))].sort()
  return kinds
    .map((kind) => {
      const means = Array.from({ length: shuffles }, (_, shuffle) =>
        mean(
          scores
            .filter((_, place) => kind === 'all' || lessons[place]?.type === kind)
            .map((each) => Number(each[shuffle]?.f1)),
        ),
      )
      return `${kind} ${Math.min(...means).toFixed(3)} to ${Math.max(...means).toFixed(3)}`
    })
    .join(', ')
}
