import { addOnId, addOnRedirect } from '../../../core/extension.ts'
import type { Config } from '../../deps.ts'
import { AppError } from '../../errors.ts'

/** An extension that may ask to act for somebody, and the one address to which it is answered. */
export interface ExtensionClient {
  id: string
  redirectUri: string
}

/**
 * The extensions whose origins the installation allows. Only the browser that runs an extension answers its address:
 * Chromium's is made of the extension's id, Firefox's of the add-on's.
 */
export function extensionClients({ allowedOrigins }: Pick<Config, 'allowedOrigins'>): ExtensionClient[] {
  const ofChromium = allowedOrigins.flatMap((origin) => {
    const [, id] = /^chrome-extension:\/\/([a-p]{32})$/.exec(origin) ?? []
    return id === undefined ? [] : [{ id, redirectUri: `https://${id}.chromiumapp.org/` }]
  })
  const hasFirefox = allowedOrigins.some((origin) => origin.startsWith('moz-extension://'))
  return hasFirefox ? [...ofChromium, { id: addOnId, redirectUri: addOnRedirect }] : ofChromium
}

/** The client of this id and address, compared letter by letter. Throws ORIGIN_NOT_ALLOWED. */
export function findClient(
  config: Pick<Config, 'allowedOrigins'>,
  asked: { clientId: string; redirectUri: string },
): ExtensionClient {
  const found = extensionClients(config).find(
    ({ id, redirectUri }) => id === asked.clientId && redirectUri === asked.redirectUri,
  )
  if (found) return found
  throw new AppError('ORIGIN_NOT_ALLOWED', {
    detail: 'This AllIN does not know the extension. Whoever runs it can add its origin to ALLOWED_ORIGINS.',
  })
}
