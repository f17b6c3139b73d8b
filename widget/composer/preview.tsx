import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RenderedPost } from '../../core/content.ts'
import { rulesOf } from '../../core/platforms/index.ts'
import { renderFor } from '../../core/render.ts'
import { findAddresses } from '../../core/text/addresses.ts'
import type { Account } from '../api/views.ts'
import { t } from '../i18n/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icons.tsx'
import { PlatformIcon, platformName } from '../ui/platform-icon.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { hostOf } from './link-card.tsx'
import type { Composer } from './model.ts'
import './preview.css'

export interface PreviewImage {
  id: string
  url: string
  altText: string | null
}

/** The post as each chosen account will show it, one at a time. */
export default function Preview({ composer }: { composer: Composer }): JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null)
  const accounts = composer.selected.value
  // Follows the tab being written, so that one sees what one changes.
  const followed = accounts.find(({ platform }) => platform === composer.tab.value)
  const account = accounts.find(({ id }) => id === chosen) ?? followed ?? accounts[0]
  if (!account) {
    return (
      <div class="preview preview--empty">
        <p>{t('preview.chooseAccount')}</p>
      </div>
    )
  }
  const images = composer.media.value.map(({ key, url, altText }) => ({ id: key, url, altText }))
  return (
    <div class="preview">
      {accounts.length > 1 ? (
        <Tabs
          label={t('preview.title')}
          panelId="preview-panel"
          selected={account.id}
          onSelect={setChosen}
          tabs={accounts.map((each) => ({
            id: each.id,
            label: (
              <>
                <PlatformIcon platform={each.platform} />
                {accounts.filter(({ platform }) => platform === each.platform).length > 1
                  ? each.handle
                  : platformName(each.platform)}
              </>
            ),
          }))}
        />
      ) : null}
      <div
        id="preview-panel"
        {...(accounts.length > 1
          ? { role: 'tabpanel', 'aria-labelledby': `preview-panel-${account.id}` }
          : {})}
      >
        <PlatformPost
          account={account}
          content={renderFor(composer.content.value, account)}
          images={images}
          cardImageUrl={composer.linkImageUrl.value}
        />
      </div>
    </div>
  )
}

/** One post in the manner of its platform. */
export function PlatformPost(props: {
  account: Pick<Account, 'platform' | 'displayName' | 'handle' | 'avatarUrl'>
  content: Pick<RenderedPost, 'text' | 'card'> & { media: readonly { id: string }[] }
  images: readonly PreviewImage[]
  cardImageUrl: string | null
}): JSX.Element {
  const { account, content, images, cardImageUrl } = props
  const { platform } = account
  const shown = content.media.flatMap(({ id }) => images.find((image) => image.id === id) ?? [])
  const makesCard = rulesOf(platform).linkCard === 'from-text'
  const textCard = makesCard && shown.length === 0 ? findAddresses(content.text).at(-1) : undefined
  return (
    <article
      class={`mock mock--${platform}`}
      aria-label={t('preview.on', { platform: platformName(platform) })}
    >
      <header class="mock__head">
        <Avatar name={account.displayName || account.handle} src={account.avatarUrl} size={40} />
        <div class="mock__who">
          <strong dir="auto">{account.displayName || account.handle}</strong>
          <span dir="ltr">{account.handle.startsWith('@') ? account.handle : `@${account.handle}`}</span>
        </div>
        <span class="mock__platform">
          <PlatformIcon platform={platform} />
        </span>
      </header>
      {content.text ? (
        <p class="mock__text" dir="auto">
          <LinkedText text={content.text} />
        </p>
      ) : shown.length === 0 && !content.card ? (
        <p class="mock__text mock__text--empty">{t('preview.empty')}</p>
      ) : null}
      {shown.length > 0 ? (
        <div class={`mock__images mock__images--${Math.min(shown.length, 4)}`}>
          {shown.slice(0, 4).map((image) => (
            <img key={image.id} src={image.url} alt={image.altText ?? ''} />
          ))}
        </div>
      ) : null}
      {content.card ? (
        <div class="mock__card">
          {cardImageUrl ? <img src={cardImageUrl} alt="" /> : null}
          <div>
            <strong dir="auto">{content.card.title || hostOf(content.card.url)}</strong>
            {content.card.description ? <p dir="auto">{content.card.description}</p> : null}
            <span class="mock__site" dir="ltr">
              {hostOf(content.card.url)}
            </span>
          </div>
        </div>
      ) : null}
      {textCard ? (
        <p class="mock__note">
          {t('preview.cardByPlatform', { platform: platformName(platform), site: hostOf(textCard.url) })}
        </p>
      ) : null}
      <footer class="mock__foot" aria-hidden="true">
        <Icon name="reply" />
        <Icon name="repeat" />
        <Icon name="heart" />
        {platform === 'x' ? <Icon name="bars" /> : null}
        <Icon name="more" />
      </footer>
    </article>
  )
}

const entity = /(^|[\s(])([#@][\p{L}\p{N}_][\p{L}\p{N}_.@-]*)/gu

/** Text with addresses, mentions and tags in the link colour. */
function LinkedText({ text }: { text: string }): JSX.Element {
  const parts: (string | JSX.Element)[] = []
  let position = 0
  for (const address of findAddresses(text)) {
    parts.push(...withEntities(text.slice(position, address.start), position))
    const short = address.text.replace(/^https?:\/\/(www\.)?/, '')
    parts.push(
      <span class="mock__link" key={`address ${address.start}`}>
        {short.length > 32 ? `${short.slice(0, 30)}…` : short}
      </span>,
    )
    position = address.end
  }
  parts.push(...withEntities(text.slice(position), position))
  return <>{parts}</>
}

function withEntities(text: string, offset: number): (string | JSX.Element)[] {
  const parts: (string | JSX.Element)[] = []
  let position = 0
  for (const match of text.matchAll(entity)) {
    const [whole, before = '', name = ''] = match
    parts.push(text.slice(position, match.index) + before)
    parts.push(
      <span class="mock__link" key={`entity ${offset + match.index}`}>
        {name}
      </span>,
    )
    position = match.index + whole.length
  }
  parts.push(text.slice(position))
  return parts
}
