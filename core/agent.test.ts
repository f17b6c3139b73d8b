import { expect, it } from 'vitest'
import { readAgent } from './agent.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36'

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit}`, 'Chrome', 'Linux'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Edg/150.0.0.0`, 'Edge', 'Windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} OPR/130.0.0.0`, 'Opera', 'macOS'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit}`, 'Chrome', 'ChromeOS'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'Firefox', 'Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iOS',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36',
    'Chrome',
    'Linux',
  ],
  ['curl/8.0', null, null],
  ['', null, null],
])('names the browser and the system of %s', (agent, browser, system) => {
  expect(readAgent(agent)).toEqual({ browser, system })
})
