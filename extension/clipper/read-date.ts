/** First letters that tell a month in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const months: readonly RegExp[] = [
  /^(?:jan|ene|gen|jän)/,
  /^(?:feb|fév|fev)/,
  /^(?:mar|mär|maa|mrz)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag|mei|mayo)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|aoû|ago|aou)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott|out)/,
  /^nov/,
  /^(?:dec|dez|déc|dic)/,
]

const monthOf = (name: string) => months.findIndex((month) => month.test(name.toLowerCase())) + 1

/**
 * Reads a date as pages write it and answers an ISO day (`2026-11-23`), or an instant when time and offset are
 * stated (`2026-11-23T09:00:00+01:00`). Null when it is none; nothing is guessed where day and month could swap.
 */
export function readDate(text: string): string | null {
  const value = text.trim()
  return isoDate(value) ?? writtenDate(value) ?? numericDate(value) ?? epoch(value)
}

function isoDate(value: string): string | null {
  const match = value.match(
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i,
  )
  if (!match) return null
  const [, year, month, day, hour, minute, second, , offset] = match
  const date = dayOf(Number(year), Number(month), Number(day))
  if (date === null || !hour || !minute || !offset || Number(hour) > 23 || Number(minute) > 59) return date
  const zone = offset.toUpperCase() === 'Z' ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2')
  return `${date}T${hour}:${minute}:${second ?? '00'}${zone}`
}

function writtenDate(value: string): string | null {
  const dayFirst = value.match(
    /(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)/u,
  )
  if (dayFirst) {
    const date = dayOf(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]))
    if (date) return date
  }
  const monthFirst = value.match(/(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)/u)
  return monthFirst ? dayOf(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2])) : null
}

function numericDate(value: string): string | null {
  const yearFirst = value.match(/((?:19|20)\d\d)\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})/)
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const dotted = value.match(/\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b/)
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const slashed = value.match(/\b(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)\b/)
  if (!slashed) return null
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])]
  if (first > 12) return dayOf(year, second, first)
  return second > 12 || first === second ? dayOf(year, first, second) : null
}

function epoch(value: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(value)) return null
  const instant = new Date(Number(value) * (value.length === 10 ? 1000 : 1))
  return instant.toISOString().replace('.000Z', 'Z')
}

/** An ISO day, or null when there is no such day. */
function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1) return null
  return date.toISOString().slice(0, 10)
}
