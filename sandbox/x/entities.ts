import { createHash } from 'node:crypto'
import { autolink, escapeHtml, findPerson, type LiveMark, type Person } from '../kit/index.ts'
import type { XMedia, XPost, XState } from './state.ts'

export function userEntity(state: XState, person: Person) {
  return {
    id: state.userId(person),
    name: person.displayName,
    username: person.username,
    description: person.bio,
    profile_image_url: `${state.base()}/avatars/${person.username}.svg`,
    protected: false,
    verified: false,
    subscription_type: 'None',
    created_at: '2013-12-14T04:35:55.000Z',
  }
}

export function authorOf(post: XPost): Person {
  const person = findPerson(post.username)
  if (!person) throw new Error(`A post of nobody: ${post.username}`)
  return person
}

export function mediaKey(media: XMedia): string {
  return `${media.category === 'tweet_gif' ? 16 : 3}_${media.id}`
}

export function mediaEntity(state: XState, media: XMedia) {
  return {
    media_key: mediaKey(media),
    type: media.category === 'tweet_gif' ? 'animated_gif' : 'photo',
    url: `${state.base()}/media/${media.hash}`,
    width: media.width,
    height: media.height,
    ...(media.alt === null ? {} : { alt_text: media.alt }),
  }
}

export function mediaOf(state: XState, post: XPost): XMedia[] {
  return post.mediaIds.flatMap((id) => state.media.get(id) ?? [])
}

export function marksOf(state: XState, text: string): LiveMark[] {
  return autolink(text, `${state.base()}/`, `${state.base()}/hashtag/`)
}

/**
 * A post as X shows it to programs: `&`, `<` and `>` escaped, every address replaced by a t.co one, and one
 * more of them at the end that stands for the media.
 */
export function postEntity(state: XState, post: XPost) {
  const media = mediaOf(state, post)
  const links = marksOf(state, post.text).filter((mark) => mark.kind === 'link')
  const urls: Record<string, unknown>[] = []
  let text = ''
  let position = 0
  const add = (url: string, more: Record<string, unknown>) => {
    const start = [...text].length
    text += url
    urls.push({ start, end: start + [...url].length, url, ...more })
  }
  for (const link of links) {
    text += escapeText(post.text.slice(position, link.start))
    const shown = link.href.replace(/^https?:\/\/(www\.)?/, '')
    add(shortened(post, `link ${urls.length}`), {
      expanded_url: link.href,
      display_url: shown.length > 27 ? `${shown.slice(0, 26)}…` : shown,
    })
    position = link.end
  }
  text += escapeText(post.text.slice(position))
  if (media.length > 0) {
    if (text !== '') text += ' '
    const url = shortened(post, 'media')
    const page = `https://x.com/${post.username}/status/${post.id}/photo/1`
    for (const each of media) {
      const start = [...text].length
      urls.push({
        start,
        end: start + url.length,
        url,
        expanded_url: page,
        display_url: `pic.x.com/${url.slice(-10)}`,
        media_key: mediaKey(each),
      })
    }
    text += url
  }
  return {
    id: post.id,
    text,
    edit_history_post_ids: [post.id],
    author_id: state.userId(authorOf(post)),
    created_at: post.createdAt,
    ...(urls.length > 0 ? { entities: { urls } } : {}),
    ...(media.length > 0 ? { attachments: { media_keys: media.map(mediaKey) } } : {}),
  }
}

function escapeText(text: string): string {
  return escapeHtml(text).replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}

function shortened(post: XPost, what: string): string {
  const id = createHash('sha256')
    .update(`${post.id} ${what}`)
    .digest('base64')
    .replace(/[^a-zA-Z0-9]/g, '')
  return `https://t.co/${id.slice(0, 10)}`
}
