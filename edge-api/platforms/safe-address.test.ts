import { describe, expect, it } from 'vitest'
import { checkAddress, isPublicIp } from './safe-address.ts'

describe('an address that somebody else chose', () => {
  it.each([
    'https://mastodon.social',
    'https://mastodon.social./api',
    'https://münchen.social/about',
    'https://a.b.example.com/path?query#part',
  ])('may be called: %s', (address) => {
    expect(checkAddress(address, [])).toMatchObject({ allowed: true })
  })

  it.each([
    'http://mastodon.social',
    'ftp://mastodon.social',
    'javascript:alert(1)',
    'mastodon.social',
    'https://user:pass@mastodon.social',
    'https://mastodon.social:8443',
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://127.1',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://localhost',
    'https://LOCALHOST.',
    'https://admin.localhost',
    'https://printer.local',
    'https://metadata.google.internal',
    'https://intranet',
    'https://169.254.169.254/latest/meta-data',
    'https://１２７.0.0.1',
  ])('may not be called: %s', (address) => {
    const check = checkAddress(address, [])
    expect(check.allowed).toBe(false)
    expect(check).toHaveProperty('reason', expect.stringMatching(/^(The|This) .+\.$/))
  })

  it('may be private, plain and on any port only where the operator trusts the host', () => {
    expect(checkAddress('http://127.0.0.1:4612/x', ['127.0.0.1:4612']).allowed).toBe(true)
    expect(checkAddress('http://127.0.0.1:4613/x', ['127.0.0.1:4612']).allowed).toBe(false)
    expect(checkAddress('http://localhost:9', ['localhost']).allowed).toBe(true)
    expect(checkAddress('file://localhost/etc/passwd', ['localhost']).allowed).toBe(false)
    expect(checkAddress('http://evil-localhost', ['localhost']).allowed).toBe(false)
  })
})

it('tells public from private addresses after name resolution', () => {
  const publicOnes = [
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::8a',
    '::ffff:1.1.1.1',
  ]
  const privateOnes = [
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '127.0.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '192.168.1.1',
      '192.0.2.1',
    ],
    ...[
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1%eth0',
      'fc00::1',
      'ff02::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '2002:7f00:1::',
      '2001:db8::1',
      '2001::1',
      '64:ff9b::7f00:1',
      'nonsense',
      '1.2.3',
    ],
  ]
  expect(publicOnes.filter((address) => !isPublicIp(address))).toEqual([])
  expect(privateOnes.filter((address) => isPublicIp(address))).toEqual([])
})
