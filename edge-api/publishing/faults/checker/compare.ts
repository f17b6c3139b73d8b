/** Seconds from one ISO instant to another. */
export const secondsBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 1000

/** Platforms store texts composed and without spaces around them. */
export const comparable = (text: string) => text.toWellFormed().normalize('NFC').trim()
