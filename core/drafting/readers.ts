import type { ClipPrice } from '../clip.ts'

/** Formats as the readers of a page write; English the international way, also where the page names no language that there is. */
export function asReadersWrite(language: string | null, format: (locale: string) => string): string {
  try {
    return format(language?.toLowerCase() === 'en' ? 'en-GB' : (language ?? 'en-GB'))
  } catch {
    return format('en-GB')
  }
}

/** A price as the readers of its page write it: `€49`, `1.249,90\u00a0€`. Cents are left out where there are none. */
export function formatPrice({ amount, currency }: ClipPrice, language: string | null): string {
  return asReadersWrite(language, (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    }).format(Number(amount)),
  )
}
