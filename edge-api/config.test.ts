import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { testKeys } from './testing/keys.ts'

const complete = {
  PUBLIC_URL: 'https://allin.example/',
  ROOMS_URL: 'https://rooms.allin.example',
  DATABASE_URL: 'postgres://user:pass@db.example/allin',
  AUTH_SECRET: 's'.repeat(32),
  SEAL_KEYS: `now:${Buffer.alloc(32, 1).toString('base64')},old:${Buffer.alloc(32, 2).toString('base64')}`,
  SIGNING_KEYS: JSON.stringify({ keys: testKeys.signingKeys }),
}

describe('the configuration', () => {
  it('needs little, and has the real addresses for the rest', () => {
    const settings = readConfig(complete)
    expect(settings.config).toMatchObject({
      publicUrl: 'https://allin.example',
      callbackUrl: 'https://allin.example',
      mediaUrl: 'https://allin.example',
      allowedOrigins: [],
      trustedHosts: [],
      requestsPerMinute: 100,
      development: false,
      demo: null,
    })
    expect(settings.qstash).toBeNull()
    expect(settings.upstash).toBeNull()
    expect(settings.keys.sealKeys.map(({ id }) => id)).toEqual(['now', 'old'])
  })

  it('names every variable that is missing', () => {
    const read = () => readConfig({})
    expect(read).toThrow(ConfigError)
    for (const name of Object.keys(complete)) expect(read).toThrow(`${name} is not set`)
  })

  it.each([
    ['PUBLIC_URL', 'allin.example'],
    ['AUTH_SECRET', 'short'],
    ['SEAL_KEYS', 'now:c2hvcnQ='],
    ['SEAL_KEYS', 'nonsense'],
    ['SIGNING_KEYS', '{'],
    ['SIGNING_KEYS', '{"keys":[]}'],
    ['DATABASE_URL', 'mysql://x'],
    ['REQUESTS_PER_MINUTE', 'many'],
    ['PORT', '70000'],
    ['ALLOWED_ORIGINS', 'https://studio.example/path'],
    ['QSTASH_TOKEN', 'alone'],
    ['UPSTASH_REDIS_REST_URL', 'https://redis.example'],
  ])('names %s when it is %j, and repeats no value', (name, value) => {
    const read = () => readConfig({ ...complete, [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(name)
    expect(read).not.toThrow('user:pass')
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ ...complete, QSTASH_TOKEN: '', X_CLIENT_ID: '' }).qstash).toBeNull()
  })
})
