import { createHash } from 'node:crypto'
import { type Kit, type Person, people } from '../kit/index.ts'
import { base32 } from './repo/cid.ts'

/** Somebody's account on the stand-in. */
export interface Actor {
  person: Person
  did: string
  handle: string
}

const actors: readonly Actor[] = people.map((person) => ({
  person,
  did: `did:plc:${base32(createHash('sha256').update(`allin sandbox ${person.username}`).digest()).slice(0, 24)}`,
  handle: `${person.username}.test`,
}))

/** By handle, DID or the plain user name; null when there is no such account. */
export function findActor(identifier: string): Actor | null {
  const wanted = identifier.toLowerCase()
  return actors.find(({ did, handle, person }) => [did, handle, person.username].includes(wanted)) ?? null
}

export function actorByDid(did: string): Actor {
  const actor = actors.find((each) => each.did === did)
  if (!actor) throw new Error(`The stand-in has no account ${did}`)
  return actor
}

export function avatarUrl(kit: Kit, actor: Actor): string {
  return `${kit.baseUrl('bluesky')}/avatar/${actor.person.username}.svg`
}

/** What the PLC directory answers, as in https://web.plc.directory/spec/v0.1/did-plc. */
export function didDocument(kit: Kit, actor: Actor) {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: actor.did,
    alsoKnownAs: [`at://${actor.handle}`],
    verificationMethod: [],
    service: [
      {
        id: '#atproto_pds',
        type: 'AtprotoPersonalDataServer',
        serviceEndpoint: kit.baseUrl('bluesky'),
      },
    ],
  }
}
