/** Any origin does: the question is only whether a path leaves it. */
const here = 'https://studio.invalid'

/**
 * Whether a path stays on the site it is resolved against. Browsers drop tabs and line breaks and take `\` for `/`, so
 * that more than `//` at the beginning can name another host: the answer is the URL parser's.
 */
export function isOwnPath(path: string): boolean {
  return path.startsWith('/') && URL.canParse(path, here) && new URL(path, here).origin === here
}
