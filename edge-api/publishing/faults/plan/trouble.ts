import type { RequestFault } from '../../../../sandbox/kit/index.ts'

/** How a stand-in misbehaves. What depends on the moment, such as a date to wait for, is filled in when it happens. */
export type Trouble = RequestFault | (RequestFault & { kind: 'answer'; retryAt: 'date' | 'reset' })

const nonsense = '{"ok":false,"message":"none of your business"}'

/** Every way in which a platform treats the call that makes a post live, by a name for people. */
export const platformTrouble = {
  '429, wait a second': { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, done: false },
  '429, wait until a date': { kind: 'answer', status: 429, done: false, retryAt: 'date' },
  '429, wait for years': { kind: 'answer', status: 429, headers: { 'retry-after': '99999999' }, done: false },
  '429, wait for nonsense': {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '-3 soon' },
    done: false,
  },
  '429 with a reset': { kind: 'answer', status: 429, done: false, retryAt: 'reset' },
  '429 without a word': { kind: 'answer', status: 429, done: false },
  '500': { kind: 'status', status: 500 },
  '503': { kind: 'status', status: 503, retryAfter: 1 },
  '422': { kind: 'status', status: 422 },
  'a page, not done': { kind: 'html' },
  'a page with status 200, not done': { kind: 'html', status: 200 },
  'a page, done': {
    kind: 'answer',
    status: 504,
    headers: { 'content-type': 'text/html' },
    body: '<h1>504</h1>',
    done: true,
  },
  'half an answer': { kind: 'truncated' },
  '200 with an error, not done': { kind: 'answer', status: 200, body: nonsense, done: false },
  '200 with an error, done': { kind: 'answer', status: 200, body: nonsense, done: true },
  '202, done later': { kind: 'answer', status: 202, body: '{}', done: true },
  '202, never done': { kind: 'answer', status: 202, body: '{}', done: false },
  'an empty answer, done': { kind: 'answer', status: 200, body: '', done: true },
  'done, then 500': { kind: 'accept-then-fail' },
  'done, then nothing': { kind: 'accept-then-fail', with: 'hang' },
  'done, then the connection is cut': { kind: 'accept-then-fail', with: 'reset' },
  hang: { kind: 'hang' },
  reset: { kind: 'reset' },
  slow: { kind: 'slow', milliseconds: 550 },
  'slower than we wait': { kind: 'slow', milliseconds: 1_400 },
  'a trickle': { kind: 'trickle', milliseconds: 400 },
  'a trickle that never ends': { kind: 'trickle', milliseconds: 20_000 },
  'done after the connection is cut': { kind: 'late', milliseconds: 300 },
} as const satisfies Record<string, Trouble>
