import type { ClipPrice } from '../../core/clip.ts'

/** Signs that name one currency only. */
const signs: readonly [RegExp, string][] = [
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹/, 'INR'],
  [/₩/, 'KRW'],
  [/₺/, 'TRY'],
  [/₽/, 'RUB'],
  [/₪/, 'ILS'],
  [/₴/, 'UAH'],
  [/円/, 'JPY'],
  [/元/, 'CNY'],
  [/US\s?\$/, 'USD'],
  [/C(?:A)?\s?\$/, 'CAD'],
  [/AU?\s?\$/, 'AUD'],
  [/R\$/, 'BRL'],
  [/zł/i, 'PLN'],
  [/Kč/i, 'CZK'],
  [/\bFt\b/, 'HUF'],
]

/** Signs that several currencies share, by the country in the page's language tag. */
const shared: readonly [RegExp, Readonly<Record<string, string>>][] = [
  [/\$/, { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', MX: 'MXN' }],
  [/[¥￥]/, { JP: 'JPY', CN: 'CNY' }],
  [/\bkr\b/i, { SE: 'SEK', DK: 'DKK', NO: 'NOK' }],
]

/** The currency that a text names by its code or sign; null where the sign belongs to several and the country does not tell. */
export function currencyIn(text: string, language: string | null): string | null {
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?:[^A-Za-z]|$)/.exec(text)?.[1]
  if (code !== undefined && isCurrency(code)) return code
  const sign = signs.find(([rule]) => rule.test(text))
  if (sign) return sign[1]
  const country =
    language?.split('-').find((part) => /^[A-Z]{2}$/.test(part)) ?? (language === 'ja' ? 'JP' : '')
  return shared.find(([rule]) => rule.test(text))?.[1][country] ?? null
}

let known: ReadonlySet<string> | null = null

/** Whether these letters are a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf('currency'))
  return known.has(code)
}

/**
 * An amount as a decimal number (`1299.00`) from however a page writes it (`1.299,00 €`, `1 299`, `$1,299`). Null for none, for
 * nothing (0), and for one that may mean two things: a point before three digits.
 */
export function amountIn(value: unknown): string | null {
  if (typeof value === 'number') return amountIn(String(value))
  if (typeof value !== 'string') return null
  const runs = value.match(/\d(?:[\d.,’'\u00a0\u202f ]*\d)?/g) ?? []
  const [run] = runs
  if (run === undefined || runs.length > 1) return null
  const bare = run.replace(/[\s\u00a0\u202f’']/g, '')
  const [whole, cents] = parted(bare)
  if (whole === null || !/^\d{1,12}$/.test(whole)) return null
  const amount = cents === '' ? whole : `${whole}.${cents}`
  return Number(amount) > 0 ? amount.replace(/^0+(?=\d)/, '') : null
}

/** The whole units and what is behind the decimal sign. */
function parted(bare: string): [whole: string | null, cents: string] {
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (at < 0) return [bare, '']
  const behind = bare.slice(at + 1)
  const sign = bare[at] ?? ''
  const isOnly = bare.indexOf(sign) === at
  const hasOther = /[.,]/.test(bare.slice(0, at).replaceAll(sign, ''))
  if (behind.length === 3 && !hasOther) {
    const isThousands = sign === ',' || !isOnly
    return [isThousands ? bare.replace(/[.,]/g, '') : null, '']
  }
  return behind.length <= 4 && isOnly ? [bare.slice(0, at).replace(/[.,]/g, ''), behind] : [null, '']
}

export const samePrice = (one: ClipPrice, other: ClipPrice): boolean =>
  one.currency === other.currency && Number(one.amount) === Number(other.amount)
