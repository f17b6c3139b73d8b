import { type EmbedCapability, embedCapabilities, type Permission, permissions } from '../../core/roles.ts'
import type { Operation } from './openapi-document.ts'
import type { Route } from './route.ts'

/** @param cookie name of the session cookie */
export const securitySchemes = (cookie: string) => ({
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'Session token from the header `set-auth-token` of a sign-in.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: cookie,
    description: 'The same session in a browser. Writes must come from a page of this site.',
  },
  apiKey: { type: 'http', scheme: 'bearer', description: 'API key, `allin_key_…`.' },
  embed: { type: 'http', scheme: 'bearer', description: 'Embed token; send `Allin-Embed-Origin` with it.' },
  queue: {
    type: 'apiKey',
    in: 'header',
    name: 'Upstash-Signature',
    description: 'Signature of the queue over address and body.',
  },
})

/** Who may call an operation: credentials, and for a permission the roles and capabilities that hold it. */
export function accessOf(
  spec: Route,
): Pick<Operation, 'security' | 'x-access' | 'x-roles' | 'x-embed-capabilities'> {
  const { access } = spec
  const person = [{ session: [] }, { cookie: [] }]
  if (access === 'public') return { security: [], 'x-access': access }
  if (access === 'queue') return { security: [{ queue: [] }], 'x-access': access }
  if (access === 'user') return { security: person, 'x-access': access }
  const callers = spec.callers ?? ['person', 'apiKey', 'embed']
  const capabilities = callers.includes('embed') ? capabilitiesOf(access) : []
  return {
    security: [
      ...(callers.includes('person') ? person : []),
      ...(callers.includes('apiKey') ? [{ apiKey: [] }] : []),
      ...(capabilities.length > 0 ? [{ embed: [] }] : []),
    ],
    'x-access': access,
    ...(callers.includes('person') ? { 'x-roles': permissions[access] } : {}),
    ...(capabilities.length > 0 ? { 'x-embed-capabilities': capabilities } : {}),
  }
}

function capabilitiesOf(permission: Permission): EmbedCapability[] {
  const all = Object.entries(embedCapabilities) as [EmbedCapability, readonly Permission[]][]
  return all.filter(([, granted]) => granted.includes(permission)).map(([capability]) => capability)
}
