import type { Handled } from '../../http/route.ts'

export const docsPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

export function docsPage(routes: readonly Handled[], publicUrl: string): string {
  return `<!doctype html><title>AllIN API</title>${publicUrl} ${routes.length}`
}
