import type { PlatformId } from './platforms/platform.ts'

/**
 * What an organization adds to the links of its posts, so that its site's statistics tell where readers came from.
 * `{platform}` stands for the platform's name; an empty value adds nothing.
 */
export interface LinkTags {
  source: string
  medium: string
  campaign: string
}

/** What is suggested to whoever switches tags on. */
export const suggestedTags: LinkTags = { source: '{platform}', medium: 'social', campaign: '' }

/** Whether a value holds nothing in braces besides `{platform}`. */
export const namesOnlyPlatform = (value: string): boolean => !/[{}]/.test(value.replaceAll('{platform}', ''))

const names = { source: 'utm_source', medium: 'utm_medium', campaign: 'utm_campaign' } as const

/**
 * An address with the tags of one platform. Everything in it stays as it is written: tags go behind the parameters that it has and before
 * the fragment, and a tag that the address carries already is left alone.
 */
export function tagLink(address: string, tags: LinkTags | null | undefined, platform: PlatformId): string {
  if (!tags) return address
  const [, base = '', query, fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(address) ?? []
  const taken = new Set([...new URLSearchParams(query).keys()].map((name) => name.toLowerCase()))
  const added = Object.entries(names).flatMap(([tag, name]) => {
    const value = tags[tag as keyof LinkTags].replaceAll('{platform}', platform).trim()
    return value === '' || taken.has(name) ? [] : [`${name}=${encode(value)}`]
  })
  if (added.length === 0) return address
  const before = query === undefined || query === '?' ? '?' : `${query.replace(/&+$/, '')}&`
  return `${base}${before}${added.join('&')}${fragment}`
}

/** Also what an address may hold but a sentence around it would take for its own end. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*.~]+$|[!'()*]/g, (found) =>
    [...found].map((each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
  )
}
