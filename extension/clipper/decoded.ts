/** A part of an address with its percent signs resolved; as it stands where they stand for no text. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
