import type { Client } from '../api/client.ts'
import { loadTexts } from '../i18n/index.ts'
import { lazy } from '../ui/lazy.tsx'
import type { Composer } from './model.ts'
import type { WarningsProps, WarningsSource } from './warnings.tsx'

/** The warnings about what is being written. */
export function warningsOf(
  { warn, accounts }: Composer,
  timeZone: string,
  postHref?: (postId: string) => string,
): WarningsSource {
  return { ask: warn, accounts: accounts.value, timeZone, ...(postHref ? { postHref } : {}) }
}

/** The warnings about a post as it is stored. */
export function warningsAbout(
  client: Client,
  postId: string,
  place: Omit<WarningsSource, 'ask'>,
): WarningsSource {
  const params = { postId }
  return {
    ...place,
    ask: (when) => client.call('POST /v1/posts/{postId}/warnings', { params, body: { ...when } }),
  }
}

/** Notes before a post is scheduled, with their texts, loaded when they are first needed. */
export const Warnings = lazy<WarningsProps>(async () => {
  const [part] = await Promise.all([
    import('./warnings.tsx'),
    import('../i18n/warnings.ts').then(({ warningsTexts }) => loadTexts(warningsTexts)),
  ])
  return part.default
})
