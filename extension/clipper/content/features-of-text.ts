import { folded } from '../text.ts'
import type { Feature } from './feature.ts'
import { headingTag } from './reading.ts'
import { runsOf } from './runs.ts'
import { squash } from './squash.ts'

const share = (text: string, rule: RegExp) => (text.match(rule)?.length ?? 0) / Math.max(text.length, 1)
const flag = (holds: boolean) => (holds ? 1 : 0)

const matches: readonly [string, RegExp][] = [
  [
    'says consent',
    /cookie|consent|privacy policy|terms of (?:use|service)|all rights reserved|copyright|©|gdpr/i,
  ],
  [
    'says sign up',
    /subscribe|newsletter|sign up|sign in|log ?in|register|create (?:an )?account|join (?:us|now)|enter your email|unlock/i,
  ],
  [
    'says share',
    /^(?:share|tweet|pin|email|print|facebook|twitter|linkedin|whatsapp|reddit|copy link|follow|like|save)\b/i,
  ],
  [
    'says buy',
    /add to (?:cart|bag|basket|wishlist)|buy now|checkout|in stock|sold out|quantity|free shipping|shop now|quick (?:view|shop)|compare/i,
  ],
  [
    'says more',
    /read more|learn more|see (?:all|more)|view (?:all|more)|show (?:more|less)|load more|continue reading|click here|find out|skip to|back to top|close|menu/i,
  ],
  [
    'says post',
    /^(?:reply|quote|report|edit|like|posts?|joined|location|messages|reactions|member|views|replies|votes?|answer|permalink|#\d+)\b|\b(?:ago|wrote|posted|replied|said)\b:?/i,
  ],
  ['says price', /(?:[$€£¥₹]|usd|eur)\s?\d|\d\s?(?:€|kr|zł)/i],
  [
    'says date',
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9} \d{4}|\d{4}-\d\d-\d\d|\b\d+ (?:min|hour|day|week|month|year)s?\b/i,
  ],
  ['says by', /^(?:by|written by|posted by|author|photo|image|credit|source|updated|published)\b/i],
  ['says review', /\b(?:reviews?|ratings?|stars?|verified|helpful)\b/i],
  [
    'says filter',
    /^(?:sort|filter|price|colou?r|size|brand|category|availability|featured|best selling|clear|apply|items|results|products|showing|page)\b/i,
  ],
  ['ends as a sentence', /[.!?…。！？؟।:;]["”’»)]?$/],
  ['begins small', /^\p{Ll}/u],
]

/** What the text of a block is like, by itself. */
export const featuresOfText: readonly Feature[] = [
  { name: 'words', of: (block) => block.words },
  { name: 'characters a word', of: (block) => block.characters / block.words },
  { name: 'share of links', of: (block) => block.linkedWords / block.words },
  { name: 'share of punctuation', of: ({ text }) => share(text, /[.,;:!?]/g) },
  { name: 'share of digits', of: ({ text }) => share(text, /\d/g) },
  { name: 'share of capitals', of: ({ text }) => share(text, /\p{Lu}/gu) },
  { name: 'lines', of: ({ text }) => text.split('\n').length },
  ...matches.map(([name, rule]) => ({
    name,
    of: ({ text }: { text: string }) => flag(rule.test(text.length > 400 ? text.slice(0, 400) : text)),
  })),
  {
    name: 'words of the title',
    of: ({ text }, { title }) =>
      folded(text.slice(0, 2000))
        .split(' ')
        .filter((word) => title.has(word)).length / Math.max(title.size, 1),
  },
  {
    name: 'said in data',
    of: ({ text, words }, { said }) => (words < 3 ? 0 : flag(said.includes(squash(text.slice(0, 200))))),
  },
  {
    name: 'share said in data',
    of: ({ text }, { saidRuns }) => {
      const runs = runsOf(text, 200)
      return runs.length === 0 ? -1 : runs.filter((run) => saidRuns.has(run)).length / runs.length
    },
  },
  {
    name: 'longest run of characters',
    of: ({ text }) =>
      text
        .slice(0, 400)
        .split(/\s/)
        .reduce((most, { length }) => Math.max(most, length), 0),
  },
  { name: 'rank of heading', of: (block) => Number((headingTag(block) ?? 'H9').slice(1)) },
]
