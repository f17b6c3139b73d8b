import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages } from '../widget/i18n/index.ts'

interface Message {
  message: string
  placeholders?: Record<string, { content: string }>
}

const folder = join(import.meta.dirname, 'public/_locales')
const locales = readdirSync(folder)
const read = (locale: string): Record<string, Message> =>
  JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8'))
const english = read('en')

describe('the texts that the browser keeps', () => {
  it('are there in every language that our own pages speak', () => {
    expect(locales.map((each) => each.split('_')[0]).sort()).toEqual(Object.keys(languages).sort())
  })

  describe.each(locales)('in %s', (locale) => {
    const messages = read(locale)

    it('say the same things with the same values', () => {
      expect(Object.keys(messages)).toEqual(Object.keys(english))
      for (const [key, { message, placeholders }] of Object.entries(messages)) {
        expect(message.trim(), key).not.toBe('')
        expect(placeholders, key).toEqual(english[key]?.placeholders)
        expect(message.match(/\$\w+\$/g), key).toEqual(english[key]?.message.match(/\$\w+\$/g))
      }
    })

    it('are short enough for the stores', () => {
      expect(messages.extensionName?.message.length).toBeLessThanOrEqual(75)
      expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132)
    })
  })
})
