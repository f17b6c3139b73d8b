import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { beforeAll, describe, expect, it } from 'vitest'
import { Clip } from '../../core/clip.ts'
import { extract } from './extract.ts'
import { expected } from './fixtures/expected.ts'
import { readDate } from './read-date.ts'
import { checkedPages } from './testing/checked-pages.ts'
import { parsePage } from './testing/parse.ts'

/**
 * Real pages with human-reviewed truth, kept beside the repository. They measure the clipper where they are
 * present; where they are not, the clipper is still held to the pages written for the purpose.
 */
const corpus = new URL('../../../shared/clip-corpus/', import.meta.url)
const present = existsSync(new URL('truth/', corpus))

interface Truth {
  url: string
  ground_truth: { title: string | null; author: string | null; publish_date: string | null }
}

const truthOf = (id: string): Truth => JSON.parse(readFileSync(new URL(`truth/${id}.json`, corpus), 'utf8'))
const htmlOf = (id: string) =>
  gunzipSync(readFileSync(new URL(`html/${id}.html.gz`, corpus))).toString('utf8')

/** Lower case, no punctuation: how titles and names are compared. */
const plain = (text: string | null | undefined) =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Addresses are compared without scheme, `www.`, tracking and a slash at the end. */
const place = (address: string) =>
  address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?&]srsltid=[^&]*/, '')
    .replace(/\/$/, '')

if (!present) {
  it('says that real pages were not measured, and that the own pages were', () => {
    console.error(
      `The clip corpus (${corpus.pathname}) is not there: the rates on real pages were not measured.`,
    )
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(12)
  })
}

if (present) {
  describe('on real pages', () => {
    const clips = new Map<string, Clip>()
    beforeAll(() => {
      for (const id of Object.keys(checkedPages)) {
        clips.set(id, extract(parsePage(htmlOf(id)), truthOf(id).url))
      }
    })

    it('clips at least thirty varied pages into valid drafts', () => {
      expect(clips.size).toBeGreaterThanOrEqual(30)
      for (const clip of clips.values()) expect(Clip.parse(clip)).toEqual(clip)
    })

    it('takes the right title of at least nine in ten', () => {
      const wrong = [...clips].filter(
        ([id, clip]) => plain(clip.title) !== plain(truthOf(id).ground_truth.title),
      )
      expect(
        wrong.length / clips.size,
        wrong.map(([id, clip]) => `${id}: ${clip.title}`).join('\n'),
      ).toBeLessThanOrEqual(0.1)
    })

    it('takes the right canonical link of every one', () => {
      for (const [id, clip] of clips) {
        expect(place(clip.canonicalUrl), id).toBe(place(checkedPages[id]?.canonical ?? truthOf(id).url))
        expect(clip.canonicalUrl, id).not.toMatch(/srsltid|utm_/)
      }
    })

    it('takes the right lead image of every one', () => {
      for (const [id, clip] of clips) {
        const wanted = checkedPages[id]?.image ?? null
        if (wanted === null) expect(clip.leadImage?.url ?? null, id).toBeNull()
        else expect(clip.leadImage?.url ?? '', id).toContain(wanted)
      }
    })

    it('finds something to quote on every page that holds prose', () => {
      const silent = [...clips].filter(([, clip]) => (clip.quote ?? '').length <= 20).map(([id]) => id)
      // A link post on a forum has a headline and nothing to quote.
      expect(silent).toEqual(['0561'])
    })

    it('finds titles, authors and dates on the whole corpus better than Readability', {
      timeout: 600_000,
    }, () => {
      const ours = { title: 0, author: 0, date: 0 }
      const theirs = { title: 0, author: 0, date: 0 }
      const count = { title: 0, author: 0, date: 0 }
      for (const file of readdirSync(new URL('truth/', corpus))) {
        const id = file.replace('.json', '')
        const { url, ground_truth: truth } = truthOf(id)
        const document = parsePage(htmlOf(id))
        const clip = extract(document, url || 'https://unknown.example/')
        expect(Clip.safeParse(clip).success, id).toBe(true)
        const article = new Readability(document).parse()
        const tally = (field: keyof typeof count, truth: string, our: string, their: string) => {
          count[field] += 1
          if (our === truth) ours[field] += 1
          if (their === truth) theirs[field] += 1
        }
        if (truth.title) tally('title', plain(truth.title), plain(clip.title), plain(article?.title))
        if (truth.author) tally('author', plain(truth.author), plain(clip.author), plain(article?.byline))
        if (truth.publish_date) {
          const their = readDate(article?.publishedTime ?? '')?.slice(0, 10) ?? ''
          tally('date', truth.publish_date.slice(0, 10), clip.publishedAt?.slice(0, 10) ?? '', their)
        }
      }
      for (const field of ['title', 'author', 'date'] as const) {
        const [our, their] = [ours[field] / count[field], theirs[field] / count[field]]
        console.error(`${field}: ${our.toFixed(3)} of ${count[field]} exact; Readability ${their.toFixed(3)}`)
        expect(our).toBeGreaterThan(their + 0.1)
      }
      expect(ours.title / count.title).toBeGreaterThan(0.78)
      expect(ours.author / count.author).toBeGreaterThan(0.75)
      expect(ours.date / count.date).toBeGreaterThan(0.82)
    })
  })
}
