/** Seconds of an ISO 8601 duration (`PT1H2M3S`), or of a plain number of seconds; null for none. */
export function secondsIn(text: string | null): number | null {
  if (text === null) return null
  if (/^\d{1,6}$/.test(text)) return Number(text) || null
  const parts = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/.exec(text)
  if (parts === null) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return days * 86_400 + hours * 3_600 + minutes * 60 + seconds || null
}
