/** What we use of the Workers runtime; its full types would clash with those of browsers and Node. */
declare module 'cloudflare:workers' {
  export function waitUntil(work: Promise<unknown>): void
}
