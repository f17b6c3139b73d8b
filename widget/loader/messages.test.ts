import { describe, expect, it } from 'vitest'
import { EmbedTheme, embedProtocol, FrameMessage, HostMessage } from '../../core/embed.ts'
import { protocol, readFrameMessage, readPrefill, readTheme, readToken } from './messages.ts'

const frameMessages: unknown[] = [
  { protocol, type: 'ready' },
  { protocol, type: 'need-token' },
  { protocol, type: 'resize', height: 480 },
  { protocol, type: 'post', event: 'scheduled', postId: 'post_1' },
  { protocol, type: 'problem', code: 'UNAUTHENTICATED' },
]

const strange: unknown[] = [
  null,
  'ready',
  {},
  { type: 'ready' },
  { protocol: 'allin-embed-2', type: 'ready' },
  { protocol, type: 'token', token: 'x'.repeat(40) },
  { protocol, type: 'resize', height: '480' },
  { protocol, type: 'resize', height: 4.5 },
  { protocol, type: 'post', event: 'deleted', postId: 'post_1' },
  { protocol, type: 'post', event: 'saved' },
  { protocol, type: 'problem' },
]

describe('the loader', () => {
  it('speaks the version of the protocol that the frames speak', () => {
    expect(protocol).toBe(embedProtocol)
  })

  it('takes every message that the schema of frame messages takes', () => {
    for (const message of frameMessages) {
      expect(FrameMessage.safeParse(message).success).toBe(true)
      expect(readFrameMessage(message)).toEqual(message)
    }
  })

  it('takes nothing that the schema refuses', () => {
    for (const message of strange) {
      expect(FrameMessage.safeParse(message).success).toBe(false)
      expect(readFrameMessage(message)).toBeNull()
    }
  })

  it('passes only theme values that the frame allows', () => {
    const attributes = new Map([
      ['theme-accent', '#0b6e4f'],
      ['theme-radius', '8'],
      ['theme-mode', 'dark'],
    ])
    const theme = readTheme((name) => attributes.get(name) ?? null)
    expect(theme).toEqual({ accent: '#0b6e4f', radius: 8, mode: 'dark' })
    expect(EmbedTheme.safeParse(theme).success).toBe(true)
    const bad = new Map([
      ['theme-accent', 'red; background: url(//evil.example)'],
      ['theme-radius', '900'],
      ['theme-mode', 'neon'],
    ])
    expect(readTheme((name) => bad.get(name) ?? null)).toEqual({})
  })

  it('passes only a beginning that the frame takes', () => {
    const prefill = readPrefill({ text: 'Hello', url: 'https://cms.example/a', title: 'A story' })
    expect(HostMessage.safeParse({ protocol, type: 'prefill', ...prefill }).success).toBe(true)
    expect(readPrefill({ text: null, url: 'javascript:alert(1)', title: null })).toBeNull()
  })

  it('finds the token in what an endpoint or a function answers', () => {
    const token = 't'.repeat(60)
    expect(readToken({ token, expiresAt: '2026-11-23T12:00:00Z' })).toBe(token)
    expect(readToken(token)).toBe(token)
    for (const answer of [null, {}, { token: 7 }, 'short', { token: 'x'.repeat(5000) }]) {
      expect(readToken(answer)).toBeNull()
    }
  })
})
