import { type CryptoKey, importJWK, jwtVerify, SignJWT } from 'jose'
import { fromBase64, toBase64Url } from '../encoding.ts'
import type { Keys, SealContext } from '../ports.ts'

export interface KeySettings {
  /** 256-bit keys with their ids; the first one seals, all of them open. */
  sealKeys: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[]
  /** Private ES256 keys as JWKs with `kid`; the first one signs, all of them verify. */
  signingKeys: readonly SigningKey[]
}

export interface SigningKey {
  kid: string
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  d: string
}

const algorithm = 'ES256'

/** Sealing with AES-256-GCM and signing with ES256, both by WebCrypto. Throws when no key is given. */
export function createKeys(settings: KeySettings): Keys {
  const [sealWith] = settings.sealKeys
  const [signWith] = settings.signingKeys
  if (!sealWith || !signWith) throw new Error('At least one sealing and one signing key are needed.')
  const sealing = new Map(settings.sealKeys.map((key) => [key.id, lazily(() => importSealKey(key.bytes))]))
  const verifying = new Map(
    settings.signingKeys.map((key) => [key.kid, lazily(() => importKey(publicPart(key)))]),
  )
  const signing = lazily(() => importKey(signWith))

  return {
    async seal(plain, context) {
      const key = await sealing.get(sealWith.id)?.()
      if (!key) throw new Error('The sealing key is missing.')
      // 96 random bits: the size for which GCM is defined without hashing.
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bind(context) },
        key,
        new TextEncoder().encode(plain),
      )
      return `${sealWith.id}.${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`
    },
    async open(sealed, context) {
      const [id = '', iv = '', body = ''] = sealed.split('.')
      const key = await sealing.get(id)?.()
      if (!key) throw new Error(`There is no key called ${id} to open this with. Add it to SEAL_KEYS.`)
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: fromBase64(iv), additionalData: bind(context) },
        key,
        fromBase64(body),
      )
      return new TextDecoder().decode(plain)
    },
    async sign(claims, { audience, seconds, subject }) {
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: signWith.kid, typ: 'JWT' })
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .sign(await signing())
    },
    async verify(token, audience) {
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = verifying.get(kid ?? '')
            if (!key) throw new Error('unknown key')
            return key()
          },
          { algorithms: [algorithm], audience, requiredClaims: ['exp', 'iat', 'sub'] },
        )
        return payload
      } catch {
        return null
      }
    },
    async publicKeys() {
      return { keys: settings.signingKeys.map(publicPart) }
    },
  }
}

/** Binds a ciphertext to its place; JSON keeps the parts apart whatever they contain. */
function bind({ organizationId, rowId, field }: SealContext): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([organizationId, rowId, field]))
}

function importSealKey(bytes: Uint8Array<ArrayBuffer>) {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function importKey(key: Partial<SigningKey>): Promise<CryptoKey> {
  const imported = await importJWK(key, algorithm)
  if (imported instanceof Uint8Array) throw new Error('SIGNING_KEYS must hold EC keys.')
  return imported
}

function publicPart({ kid, kty, crv, x, y }: SigningKey) {
  return { kid, kty, crv, x, y, alg: algorithm, use: 'sig' }
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}
