import { afterEach, expect, it } from 'vitest'
import { clientProblem } from '../api/result.ts'
import { addTexts, useLanguage } from '../i18n/index.ts'
import { nameProblem } from './name-problem.ts'
import { studioTexts } from './texts.ts'

for (const texts of studioTexts) addTexts(texts)
const answered = (status: number, code: string) => ({ type: '', title: code, status, code, detail: code })

afterEach(() => useLanguage('en'))

it('names what a problem is: only what cannot be reached is called so', async () => {
  await useLanguage('en')
  expect(nameProblem(clientProblem('UNREACHABLE'))).toBe('AllIN cannot be reached')
  expect(nameProblem(answered(429, 'RATE_LIMITED'))).toBe('Too many requests')
  expect(nameProblem(answered(500, 'INTERNAL'))).toBe('Studio could not be opened')
  await useLanguage('de')
  expect(nameProblem(answered(429, 'RATE_LIMITED'))).toBe('Zu viele Anfragen')
})
