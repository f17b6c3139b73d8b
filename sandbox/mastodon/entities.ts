import { autolink, escapeHtml, findPerson, type LiveMark, type Person } from '../kit/index.ts'
import type { MastodonMedia, MastodonState, MastodonStatus } from './state.ts'

/** The platform's colour. */
export const accent = '#563acc'

/** https://docs.joinmastodon.org/entities/Account/ */
export function accountEntity(state: MastodonState, person: Person) {
  const base = state.base()
  const own = state.statuses.valuesOf(person.username)
  return {
    id: state.accountId(person),
    username: person.username,
    acct: person.username,
    display_name: person.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: false,
    group: false,
    created_at: '2024-03-04T00:00:00.000Z',
    note: `<p>${escapeHtml(person.bio)}</p>`,
    url: `${base}/@${person.username}`,
    uri: `${base}/users/${person.username}`,
    avatar: `${base}/avatars/${person.username}.svg`,
    avatar_static: `${base}/avatars/${person.username}.svg`,
    header: `${base}/avatars/${person.username}.svg`,
    header_static: `${base}/avatars/${person.username}.svg`,
    followers_count: 128,
    following_count: 64,
    statuses_count: own.length,
    last_status_at: own.at(-1)?.createdAt.slice(0, 10) ?? null,
    emojis: [],
    fields: [],
    roles: [],
  }
}

export function credentialAccountEntity(state: MastodonState, person: Person) {
  return {
    ...accountEntity(state, person),
    source: {
      privacy: 'public',
      sensitive: false,
      language: 'en',
      note: person.bio,
      fields: [],
      follow_requests_count: 0,
      discoverable: true,
      indexable: false,
    },
    role: { id: '-99', name: '', color: '', permissions: '65536', highlighted: false },
  }
}

/** https://docs.joinmastodon.org/entities/MediaAttachment/ — without an address while it is processed. */
export function mediaEntity(state: MastodonState, media: MastodonMedia) {
  const url = `${state.base()}/media/${media.hash}`
  const { width, height } = media
  const original = { width, height, size: `${width}x${height}`, aspect: width / height }
  return {
    id: media.id,
    type: media.mimeType === 'image/gif' ? 'gifv' : 'image',
    url: media.pollsLeft > 0 ? null : url,
    preview_url: url,
    remote_url: null,
    meta: { original, small: original },
    description: media.description,
    blurhash: 'UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH',
  }
}

/** https://docs.joinmastodon.org/entities/Status/ */
export function statusEntity(state: MastodonState, status: MastodonStatus) {
  const person = findPerson(status.username)
  if (!person) throw new Error(`A status of nobody: ${status.username}`)
  const base = state.base()
  const marks = marksOf(state, status.text)
  const card = state.kit.live.get('mastodon', status.id)?.card ?? null
  return {
    id: status.id,
    created_at: status.createdAt,
    edited_at: null,
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: null,
    sensitive: status.sensitive,
    spoiler_text: status.spoilerText,
    visibility: status.visibility,
    language: status.language,
    uri: `${base}/users/${status.username}/statuses/${status.id}`,
    url: statusUrl(state, status),
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    content: contentHtml(status.text, marks),
    reblog: null,
    application: { name: status.appName ?? 'Web', website: null },
    account: accountEntity(state, person),
    media_attachments: status.mediaIds.flatMap((id) => {
      const media = state.media.get(id)
      return media ? [mediaEntity(state, media)] : []
    }),
    mentions: [],
    tags: marks
      .filter((mark) => mark.kind === 'tag')
      .map((mark) => ({ name: status.text.slice(mark.start + 1, mark.end).toLowerCase(), url: mark.href })),
    emojis: [],
    card: card && {
      url: card.url,
      title: card.title,
      description: card.description ?? '',
      type: 'link',
      author_name: '',
      author_url: '',
      authors: [],
      provider_name: new URL(card.url).hostname,
      provider_url: '',
      html: '',
      width: 0,
      height: 0,
      image: card.imageHash ? `${base}/media/${card.imageHash}` : null,
      embed_url: '',
      blurhash: null,
    },
    poll: null,
  }
}

export function statusUrl(state: MastodonState, status: MastodonStatus): string {
  return `${state.base()}/@${status.username}/${status.id}`
}

export function marksOf(state: MastodonState, text: string): LiveMark[] {
  return autolink(text, `${state.base()}/@`, `${state.base()}/tags/`)
}

/** The text as the server stores it: paragraphs, breaks and shortened links. */
function contentHtml(text: string, marks: readonly LiveMark[]): string {
  let html = ''
  let position = 0
  for (const mark of marks) {
    html += breaks(text.slice(position, mark.start)) + markHtml(text.slice(mark.start, mark.end), mark)
    position = mark.end
  }
  html += breaks(text.slice(position))
  return text === '' ? '' : `<p>${html}</p>`
}

function breaks(text: string): string {
  return escapeHtml(text)
    .replace(/\n{2,}/g, '</p><p>')
    .replaceAll('\n', '<br />')
}

function markHtml(written: string, mark: LiveMark): string {
  const href = escapeHtml(mark.href)
  if (mark.kind === 'link') {
    const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/s.exec(written) ?? []
    const shown = escapeHtml(rest.slice(0, 30))
    const hidden = escapeHtml(rest.slice(30))
    const shownClass = hidden ? 'ellipsis' : ''
    return `<a href="${href}" target="_blank" rel="nofollow noopener noreferrer" translate="no"><span class="invisible">${scheme}</span><span class="${shownClass}">${shown}</span><span class="invisible">${hidden}</span></a>`
  }
  const name = escapeHtml(written.slice(1).split('@')[0] ?? '')
  return mark.kind === 'tag'
    ? `<a href="${href}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`
    : `<span class="h-card" translate="no"><a href="${href}" class="u-url mention">@<span>${name}</span></a></span>`
}

/** https://docs.joinmastodon.org/entities/Instance/ */
export function instanceEntity(state: MastodonState) {
  const { limits } = state
  const base = state.base()
  const [, owner] = state.kit.people
  return {
    domain: new URL(base).host,
    title: 'Harbour Social',
    version: '4.5.0',
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'A Mastodon stand-in on your own machine.',
    usage: { users: { active_month: state.kit.people.length } },
    thumbnail: { url: `${base}/avatars/studio.svg` },
    icon: [],
    languages: ['en', 'de'],
    configuration: {
      urls: { streaming: base.replace(/^http/, 'ws') },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      statuses: {
        max_characters: limits.maxCharacters,
        max_media_attachments: limits.maxMedia,
        characters_reserved_per_url: limits.charactersPerUrl,
      },
      media_attachments: {
        supported_mime_types: limits.imageTypes,
        description_limit: limits.descriptionCharacters,
        image_size_limit: limits.imageBytes,
        image_matrix_limit: limits.imagePixels,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: {
        max_options: 4,
        max_characters_per_option: 50,
        min_expiration: 300,
        max_expiration: 2_629_746,
      },
      translation: { enabled: false },
    },
    registrations: { enabled: false, approval_required: false, message: null, url: null },
    api_versions: { mastodon: 7 },
    contact: { email: 'harbour@example.com', account: owner ? accountEntity(state, owner) : null },
    rules: [],
  }
}
