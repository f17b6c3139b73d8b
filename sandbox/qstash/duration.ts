const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of a duration as QStash writes it (`90s`, `1d10h30m`), or null when it is none. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+[smhd])+$/.test(text)) return null
  let total = 0
  for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+)([smhd])/g)) {
    total += Number(amount) * (units[unit] ?? 0)
  }
  return total
}
