/** Every four words in a row, of the first words of a text: how a text is found in another that was cut or changed a little. */
export function runsOf(text: string, most: number): string[] {
  const words =
    text
      .slice(0, most * 12)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const runs: string[] = []
  for (let at = 0; at + 4 <= words.length && at < most; at += 1) runs.push(words.slice(at, at + 4).join(' '))
  return runs
}
