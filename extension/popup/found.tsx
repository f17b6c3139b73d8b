import type { ComponentChildren, JSX } from 'preact'
import type { Clip, ClipMedia } from '../../core/clip.ts'
import { formatPrice } from '../../core/drafting/readers.ts'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { chooseQuote, isQuoted, withOrWithout } from '../drafts/choose-quote.ts'
import type { Draft } from '../drafts/draft.ts'
import { Sentences } from './sentences.tsx'
import { changeDraft, directory } from './state.ts'
import './found.css'

/** Most videos and recordings offered. */
const offered = 4

interface Props {
  draft: Draft
  clip: Clip
}

/** What else the page gives to the post: sentences to quote, its price, its videos; and what of it could not be read. */
export function Found({ draft, clip }: Props): JSX.Element {
  const { quotes = [], gaps = [], price, media = [] } = clip
  return (
    <>
      {gaps.map((gap) => (
        <p key={gap} class="note">
          <Icon name="info" />
          <span>{t(`found.gap.${gap}`)}</span>
        </p>
      ))}
      {quotes.length > 0 ? (
        <details class="found">
          <summary>{t('found.sentences')}</summary>
          <Sentences
            sentences={quotes}
            isChosen={(sentence) => isQuoted(draft, sentence)}
            onChoose={(sentence) => void changeDraft(chooseQuote(draft, sentence, directory.value))}
          />
        </details>
      ) : null}
      {price ? <Price draft={draft} price={formatPrice(price, clip.language)} /> : null}
      {media.length > 0 ? (
        <fieldset class="found__row" aria-label={t('found.media')}>
          {media.slice(0, offered).map((each) => (
            <Recording key={each.url} draft={draft} media={each} />
          ))}
        </fieldset>
      ) : null}
    </>
  )
}

function Price({ draft, price }: { draft: Draft; price: string }): JSX.Element {
  return (
    <div class="found__row">
      <span class="found__label">{t('found.price')}</span>
      <InText draft={draft} words={price} label={t('found.addPrice', { price })}>
        {price}
      </InText>
    </div>
  )
}

function Recording({ draft, media }: { draft: Draft; media: ClipMedia }): JSX.Element {
  const place = new URL(media.url).hostname.replace(/^www\./, '')
  const title = media.title ?? place
  return (
    <InText draft={draft} words={media.url} label={t('found.addMedia', { title })}>
      {t(`found.${media.kind}`)}: {title.slice(0, 60)}
      {media.duration === null ? '' : ` · ${clock(media.duration)}`}
    </InText>
  )
}

/** Puts words of the page at the end of the text, and takes them out again. */
function InText(props: {
  draft: Draft
  words: string
  label: string
  children: ComponentChildren
}): JSX.Element {
  const { draft, words, label, children } = props
  return (
    <Button
      size="small"
      title={label}
      aria-pressed={draft.text.includes(words)}
      onClick={() => void changeDraft({ text: withOrWithout(draft.text, words) })}
    >
      {children}
    </Button>
  )
}

/** `1:02:03`, `4:05` */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':')
}
