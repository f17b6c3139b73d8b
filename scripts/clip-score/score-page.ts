import { readDate } from '../../extension/clipper/read-date.ts'
import { runRemembered } from './cache.ts'
import { type CorpusPage, readCorpusPage } from './corpus.ts'
import { type EngineName, type Extracted, engineNames, runSafely } from './engines.ts'
import { hitRate, plain, wordF1 } from './metrics.ts'

/** How one engine did on one page; null where the truth has nothing to compare with. */
export interface PageScore {
  f1: number | null
  with: number | null
  without: number | null
  title: boolean | null
  author: boolean | null
  date: boolean | null
  milliseconds: number | null
}

export interface ScoredPage {
  id: string
  type: string
  scores: Record<EngineName, PageScore>
}

/** @param remember takes what the other engines answered before, and their times of then */
export function scorePage(folder: string, id: string, remember: boolean): ScoredPage {
  const page = readCorpusPage(folder, id)
  const scores = Object.fromEntries(
    engineNames.map((name) => {
      const run = remember && name !== 'ours' ? runRemembered : runSafely
      return [name, scoreOf(run(name, page.html, page.url), page.truth)]
    }),
  ) as Record<EngineName, PageScore>
  return { id, type: page.type, scores }
}

/** Holds what an engine found against what people found. */
export function scoreOf(found: Extracted, truth: CorpusPage['truth']): PageScore {
  return {
    f1: truth.main_content ? wordF1(found.text, truth.main_content) : null,
    with: hitRate(found.text, truth.with ?? []),
    without: hitRate(found.text, truth.without ?? []),
    title: truth.title ? plain(found.title) === plain(truth.title) : null,
    author: truth.author ? plain(found.author) === plain(truth.author) : null,
    date: truth.publish_date ? found.date === dayOf(truth.publish_date) : null,
    milliseconds: found.milliseconds,
  }
}

const dayOf = (date: string) => readDate(date)?.slice(0, 10) ?? date
