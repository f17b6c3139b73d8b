import { performance } from 'node:perf_hooks'
import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { extract } from '../../extension/clipper/extract.ts'
import { readDate } from '../../extension/clipper/read-date.ts'
import { textOfHtml } from './text-of-html.ts'

/** What an engine made of a page, in the same shape for all of them. */
export interface Extracted {
  text: string
  title: string | null
  author: string | null
  /** ISO day. */
  date: string | null
  /** Time of the extraction alone; the page was parsed before. */
  milliseconds: number
}

export const engineNames = ['ours', 'readability', 'defuddle'] as const
export type EngineName = (typeof engineNames)[number]

/** Every engine gets a document of its own, since they change what they read. */
export function runEngine(name: EngineName, html: string, url: string): Extracted {
  const { document } = parseHTML(html)
  const before = performance.now()
  const finish = engines[name](document, url)
  const milliseconds = performance.now() - before
  return { ...finish(), milliseconds }
}

type Finish = () => Omit<Extracted, 'milliseconds'>

/** Extracts in the measured part, and brings the answer into shape outside of it. */
const engines: Record<EngineName, (document: Document, url: string) => Finish> = {
  ours(document, url) {
    const clip = extract(document, url)
    return () => ({
      text: clip.text ?? '',
      title: clip.title,
      author: clip.author,
      date: dayOf(clip.publishedAt),
    })
  },
  readability(document) {
    const article = new Readability(document).parse()
    return () => ({
      text: textOfHtml(article?.content ?? ''),
      title: article?.title ?? null,
      author: article?.byline ?? null,
      date: dayOf(article?.publishedTime),
    })
  },
  defuddle(document, url) {
    const result = quietly(() => new DefuddleClass(document, { url, useAsync: false }).parse())
    return () => ({
      text: textOfHtml(result.content),
      title: result.title || null,
      author: result.author || null,
      date: dayOf(result.published),
    })
  },
}

/** Defuddle tells the console of every broken block of data that it passes over. */
function quietly<T>(run: () => T): T {
  const { error, warn, log } = console
  Object.assign(console, { error: () => {}, warn: () => {}, log: () => {} })
  try {
    return run()
  } finally {
    Object.assign(console, { error, warn, log })
  }
}

const dayOf = (date: string | null | undefined) => readDate(date ?? '')?.slice(0, 10) ?? null

/** An engine that throws on a page has found nothing on it. */
export function runSafely(name: EngineName, html: string, url: string): Extracted {
  const before = performance.now()
  try {
    return runEngine(name, html, url)
  } catch (error) {
    console.error(`${name} failed on ${url}: ${error instanceof Error ? error.message : String(error)}`)
    return { text: '', title: null, author: null, date: null, milliseconds: performance.now() - before }
  }
}
