import * as z from 'zod'
import { blueskyError, cannotConnect, safeUrl } from './failures.ts'
import { type BlueskyTools, callServer } from './tools.ts'

/** Who somebody is on the AT Protocol, checked in both directions. */
export interface Identity {
  did: string
  /** The DID in its place when the handle does not point back. */
  handle: string
  /** Origin of the personal data server. */
  pds: string
}

const Did = z.string().regex(/^did:(plc:[a-z2-7]{24}|web:[\w.-]{1,253}(%3A\d+)?)$/)
const handlePattern = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/
/** Signs that text editors and messengers leave around a copied handle. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

const DidDocument = z.object({
  id: z.string(),
  alsoKnownAs: z.array(z.string()).default([]),
  service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() })).default([]),
})

/** A handle as people write it (`@Ada.example`), made plain; null when it is none. */
export function parseHandle(written: string): string | null {
  const handle = written.replace(invisible, '').trim().replace(/^@/, '').toLowerCase()
  return handle.length <= 253 && handlePattern.test(handle) ? handle : null
}

/** A DID as written, null when it is none that the AT Protocol knows. */
export function parseDid(written: string): string | null {
  return Did.safeParse(written.trim()).data ?? null
}

/** Asks a server which account a handle belongs to; null when it belongs to none. */
export async function resolveHandle(
  tools: BlueskyTools,
  serverUrl: string,
  handle: string,
): Promise<string | null> {
  const url = new URL('/xrpc/com.atproto.identity.resolveHandle', serverUrl)
  url.searchParams.set('handle', handle)
  const answer = await callServer(tools, {
    service: 'Bluesky',
    method: 'GET',
    url,
    whenLost: 'not-accepted',
  })
  if (answer.status === 400 || answer.status === 404) return null
  if (!answer.ok) throw blueskyError(answer, tools)
  return parseDid(answer.json(z.object({ did: z.string() })).did)
}

/** The identity behind a handle: the account it names must name the handle in return. */
export async function identityOfHandle(tools: BlueskyTools, handle: string): Promise<Identity> {
  const did = await resolveHandle(tools, tools.settings.entrywayUrl, handle)
  if (!did) {
    throw cannotConnect(
      'HANDLE_UNKNOWN',
      `There is no account @${handle}. Check the spelling, with its ending.`,
    )
  }
  const { names, pds } = await readDidDocument(tools, did)
  if (names[0] !== handle) {
    throw cannotConnect('HANDLE_MISMATCH', `@${handle} points to an account that goes by another name.`)
  }
  return { did, handle, pds }
}

/** The identity behind a DID. */
export async function identityOfDid(tools: BlueskyTools, did: string): Promise<Identity> {
  const { names, pds } = await readDidDocument(tools, did)
  const [claimed] = names
  const pointsBack = claimed && (await resolveHandle(tools, tools.settings.entrywayUrl, claimed)) === did
  return { did, handle: pointsBack ? claimed : did, pds }
}

async function readDidDocument(tools: BlueskyTools, did: string): Promise<{ names: string[]; pds: string }> {
  const answer = await callServer(tools, {
    service: 'The identity directory',
    method: 'GET',
    url: documentAddress(tools, did),
    headers: { accept: 'application/did+ld+json, application/json' },
    whenLost: 'not-accepted',
  })
  if (answer.status === 404 || answer.status === 410) {
    throw cannotConnect('IDENTITY_UNKNOWN', 'This account does not exist any more.')
  }
  if (!answer.ok) throw blueskyError(answer, tools)
  const document = answer.json(DidDocument)
  const service = document.service.find(
    ({ id, type }) =>
      (id === '#atproto_pds' || id === `${did}#atproto_pds`) && type === 'AtprotoPersonalDataServer',
  )
  if (document.id !== did || typeof service?.serviceEndpoint !== 'string') {
    throw cannotConnect('IDENTITY_BROKEN', 'The identity of this account does not say where it is hosted.')
  }
  const names = document.alsoKnownAs
    .filter((name) => name.startsWith('at://'))
    .map((name) => parseHandle(name.slice('at://'.length)))
    .filter((name) => name !== null)
  return { names, pds: safeUrl(service.serviceEndpoint, tools).origin }
}

function documentAddress(tools: BlueskyTools, did: string): URL {
  if (did.startsWith('did:plc:')) return new URL(`/${did}`, tools.settings.plcUrl)
  const host = decodeURIComponent(did.slice('did:web:'.length))
  return safeUrl(`https://${host}/.well-known/did.json`, tools)
}
