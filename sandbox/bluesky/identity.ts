import { createHash } from 'node:crypto'
import { findPerson, type Kit, type Person, people } from '../kit/index.ts'
import { base32 } from './repo/cid.ts'

/** Somebody's account on the stand-in. */
export interface Actor {
  person: Person
  did: string
  handle: string
}

const actors = new Map<string, Actor>()

/** By DID; people who were let in since the last look included. */
function everyActor(): ReadonlyMap<string, Actor> {
  for (const person of people.slice(actors.size)) {
    const did = didOf(person)
    actors.set(did, { person, did, handle: `${person.username}.test` })
  }
  return actors
}

function didOf({ username }: Person): string {
  return `did:plc:${base32(createHash('sha256').update(`allin sandbox ${username}`).digest()).slice(0, 24)}`
}

/** By handle, DID or the plain user name; null when there is no such account. */
export function findActor(identifier: string): Actor | null {
  const wanted = identifier.toLowerCase()
  const person = findPerson(wanted.replace(/\.test$/, ''))
  return everyActor().get(person ? didOf(person) : wanted) ?? null
}

export function actorByDid(did: string): Actor {
  const actor = everyActor().get(did)
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
