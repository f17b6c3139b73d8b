import { describe, expect, it } from 'vitest'
import { testKeys } from '../testing/keys.ts'
import { createKeys } from './keys.ts'

const [newSeal, oldSeal] = testKeys.sealKeys
const [newSign, oldSign] = testKeys.signingKeys
if (!newSeal || !oldSeal || !newSign || !oldSign) throw new Error('The test keys are not complete.')
const keys = createKeys(testKeys)
const before = createKeys({ sealKeys: [oldSeal], signingKeys: [oldSign] })
const place = { organizationId: 'org_1', rowId: 'acc_1', field: 'sealedAccessToken' }
const options = { audience: 'allin:room', seconds: 60, subject: 'user_1' }

describe('sealing', () => {
  it('opens what it sealed, and never gives the same ciphertext twice', async () => {
    const one = await keys.seal('geheim 🌿', place)
    const two = await keys.seal('geheim 🌿', place)
    expect(one).not.toBe(two)
    expect(one).not.toContain('geheim')
    expect(await keys.open(one, place)).toBe('geheim 🌿')
  })

  it.each([
    { ...place, organizationId: 'org_2' },
    { ...place, rowId: 'acc_2' },
    { ...place, field: 'sealedRefreshToken' },
    { organizationId: 'org_1acc', rowId: '_1', field: 'sealedAccessToken' },
  ])('does not open in another place: %j', async (elsewhere) => {
    const sealed = await keys.seal('secret', place)
    await expect(keys.open(sealed, elsewhere)).rejects.toThrow()
  })

  it('does not open what was changed', async () => {
    const sealed = await keys.seal('secret', place)
    const at = sealed.length - 5
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    await expect(keys.open(changed, place)).rejects.toThrow()
  })

  it('opens what an older key sealed, and names a key that is missing', async () => {
    const old = await before.seal('from before', place)
    expect(await keys.open(old, place)).toBe('from before')
    await expect(before.open(await keys.seal('x', place), place)).rejects.toThrow(/no key called new/)
  })
})

describe('signing', () => {
  it('trusts its own tokens for their audience and their time', async () => {
    const token = await keys.sign({ organizationId: 'org_1' }, options)
    expect(await keys.verify(token, 'allin:room')).toMatchObject({ organizationId: 'org_1', sub: 'user_1' })
    expect(await keys.verify(token, 'allin:embed')).toBeNull()
    expect(await keys.verify(await keys.sign({}, { ...options, seconds: -1 }), 'allin:room')).toBeNull()
  })

  it('trusts tokens from before a rotation, and none of an unknown key', async () => {
    expect(await keys.verify(await before.sign({}, options), 'allin:room')).not.toBeNull()
    expect(await before.verify(await keys.sign({}, options), 'allin:room')).toBeNull()
  })

  it.each(['none', 'HS256'])('trusts no token that claims to be signed with %s', async (alg) => {
    const [, body = '', signature = ''] = (await keys.sign({}, options)).split('.')
    const header = Buffer.from(JSON.stringify({ alg, kid: newSign.kid })).toString('base64url')
    expect(await keys.verify(`${header}.${body}.${alg === 'none' ? '' : signature}`, 'allin:room')).toBeNull()
    expect(await keys.verify('nonsense', 'allin:room')).toBeNull()
  })

  it('publishes the public halves alone', async () => {
    const { keys: published } = await keys.publicKeys()
    expect(published).toHaveLength(2)
    for (const key of published)
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })
})
