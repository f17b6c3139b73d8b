import { describe, expect, it } from 'vitest'
import { amountIn, currencyIn } from './money.ts'

describe('an amount', () => {
  it.each([
    ['49', '49'],
    [49, '49'],
    [64.5, '64.5'],
    ['49.00', '49.00'],
    ['49,90 €', '49.90'],
    ['1.249,00 €', '1249.00'],
    ['$1,249.00', '1249.00'],
    ['1,249', '1249'],
    ['1.249.000', '1249000'],
    ['1 249 kr', '1249'],
    ['1\u00a0249,50\u00a0zł', '1249.50'],
    ['CHF 1’249.–', '1249'],
    ['¥12,800', '12800'],
    ['007.50', '7.50'],
  ])('%j is %s', (written, amount) => expect(amountIn(written)).toBe(amount))

  it.each(['', 'free', '0', '0.00', '1.249', '2 for 5', '10 – 20 €', null, undefined, {}])(
    'is not guessed at in %j',
    (written) => expect(amountIn(written)).toBeNull(),
  )
})

describe('a currency', () => {
  it.each([
    ['EUR 20', null, 'EUR'],
    ['20 €', null, 'EUR'],
    ['£20', null, 'GBP'],
    ['US$20', 'de', 'USD'],
    ['A$20', 'en-US', 'AUD'],
    ['R$ 20', 'pt-BR', 'BRL'],
    ['$20', 'en-US', 'USD'],
    ['$20', 'en-CA', 'CAD'],
    ['$20', 'en', null],
    ['¥2,000', 'ja', 'JPY'],
    ['¥2,000', 'en', null],
    ['200 kr', 'sv-SE', 'SEK'],
    ['200 kr', 'sv', null],
    ['20', 'en-US', null],
    ['NEW 20', 'en', null],
  ])('of %j on a page in %s is %s', (text, language, currency) =>
    expect(currencyIn(text, language)).toBe(currency),
  )
})
