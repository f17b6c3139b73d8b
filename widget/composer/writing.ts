import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type ContentIssue, checkContent } from '../../core/check.ts'
import type { PostContent, PostLink } from '../../core/content.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import { findAddresses } from '../../core/text/addresses.ts'
import type { Account, PostDetail } from '../api/views.ts'
import type { Draft } from './backup.ts'
import { type ComposerMedium, toComposerMedium, toContent } from './draft.ts'
import { type Counter, countersFor, overflowStart } from './measure.ts'

/** Which text is being written: everybody's or one platform's own. */
export type TextTab = 'all' | PlatformId

/** What a post says and to whom, what that comes to on each platform, and the ways to change it. */
export interface Writing {
  accountIds: Signal<string[]>
  selected: ReadonlySignal<Account[]>
  platforms: ReadonlySignal<PlatformId[]>
  text: Signal<string>
  variants: Signal<Partial<Record<PlatformId, string>>>
  tab: Signal<TextTab>
  link: Signal<PostLink | null>
  /** Where the card's image answers. */
  linkImageUrl: ReadonlySignal<string | null>
  /** An address in the text for which there is no card yet. */
  linkOffer: ReadonlySignal<string | null>
  media: Signal<ComposerMedium[]>
  content: ReadonlySignal<PostContent>
  issues: ReadonlySignal<ContentIssue[]>
  counters: ReadonlySignal<Counter[]>
  /** UTF-16 offset in the text of the current tab from which it is too long. */
  overflow: ReadonlySignal<number | null>
  isEmpty: ReadonlySignal<boolean>
  currentText(): string
  write(text: string): void
  customise(platform: PlatformId): void
  uncustomise(platform: PlatformId): void
  toggleAccount(id: string): void
  setAltText(key: string, altText: string): void
  removeMedium(key: string): ComposerMedium | null
  moveMedium(key: string, to: number): void
  dismissLinkOffer(): void
}

/** The writing as the model holds it: whole drafts come and go. */
export interface Sheet extends Writing {
  read(): Draft
  show(draft: Draft): void
  /** Shows a draft of which nothing is known yet: not which text was written last, nor which offers were declined. */
  turnTo(draft: Draft): void
}

/** A sheet that begins with a draft. */
export function createWriting(options: {
  begin: Draft
  accounts: ReadonlySignal<Account[]>
  /** The post as the API has it, once it has one. */
  stored: () => PostDetail | null
}): Sheet {
  const { begin, accounts, stored } = options
  const accountIds = signal(begin.accountIds)
  const text = signal(begin.text)
  const variants = signal(begin.variants)
  const tab = signal<TextTab>('all')
  const link = signal<PostLink | null>(begin.link)
  const media = signal(begin.media.map(toComposerMedium))
  const dismissedLinks = signal<readonly string[]>([])

  const selected = computed(() => accounts.value.filter(({ id }) => accountIds.value.includes(id)))
  const platforms = computed(() => [...new Set(selected.value.map(({ platform }) => platform))])
  const content = computed(() =>
    toContent({ text: text.value, variants: variants.value, link: link.value, media: media.value }),
  )
  const currentText = () => (tab.value === 'all' ? text.value : (variants.value[tab.value] ?? text.value))
  const linkOffer = computed(() => {
    if (link.value) return null
    const found = findAddresses(text.value).map(({ url }) => url)
    return found.find((url) => !dismissedLinks.value.includes(url)) ?? null
  })
  const show = (draft: Draft) =>
    batch(() => {
      text.value = draft.text
      variants.value = draft.variants
      link.value = draft.link
      accountIds.value = draft.accountIds
      media.value = draft.media.map(toComposerMedium)
    })

  return {
    accountIds,
    selected,
    platforms,
    text,
    variants,
    tab,
    link,
    linkImageUrl: computed(() => {
      const id = link.value?.imageMediaId
      if (!id) return null
      const post = stored()
      const before = post?.link?.imageMediaId === id ? post.linkImageUrl : null
      return media.value.find(({ mediaId }) => mediaId === id)?.url ?? before
    }),
    linkOffer,
    media,
    content,
    issues: computed(() => checkContent(content.value, selected.value)),
    counters: computed(() => countersFor(content.value, selected.value)),
    overflow: computed(() => {
      const at = tab.value
      const concerned = selected.value.filter(({ platform }) =>
        at === 'all' ? variants.value[platform] === undefined : platform === at,
      )
      return overflowStart(currentText(), content.value, concerned)
    }),
    isEmpty: computed(() => {
      const { text, media, link, variants } = content.value
      return `${text}${Object.values(variants).join('')}`.trim() === '' && media.length === 0 && !link
    }),
    currentText,

    read: () => ({
      text: text.value,
      variants: variants.value,
      link: link.value,
      accountIds: accountIds.value,
      media: media.value.flatMap(({ mediaId, url, fileName, mimeType, bytes, width, height, altText }) =>
        mediaId ? [{ mediaId, url, fileName, mimeType, bytes, width, height, altText }] : [],
      ),
    }),
    show,
    turnTo(draft) {
      batch(() => {
        show(draft)
        tab.value = 'all'
        dismissedLinks.value = []
      })
    },

    write(next) {
      if (tab.value === 'all') text.value = next
      else variants.value = { ...variants.value, [tab.value]: next }
    },
    customise(platform) {
      variants.value = { ...variants.value, [platform]: variants.value[platform] ?? text.value }
      tab.value = platform
    },
    uncustomise(platform) {
      const { [platform]: _, ...rest } = variants.value
      variants.value = rest
    },
    toggleAccount(id) {
      const on = accountIds.value.includes(id)
      accountIds.value = on ? accountIds.value.filter((each) => each !== id) : [...accountIds.value, id]
      if (tab.value !== 'all' && !platforms.value.includes(tab.value)) tab.value = 'all'
    },
    setAltText(key, altText) {
      media.value = media.value.map((medium) => (medium.key === key ? { ...medium, altText } : medium))
    },
    removeMedium(key) {
      const found = media.value.find((medium) => medium.key === key) ?? null
      media.value = media.value.filter((medium) => medium.key !== key)
      return found
    },
    moveMedium(key, to) {
      const moved = media.value.find((medium) => medium.key === key)
      if (!moved) return
      const rest = media.value.filter((medium) => medium.key !== key)
      media.value = rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, moved)
    },
    dismissLinkOffer() {
      if (linkOffer.value) dismissedLinks.value = [...dismissedLinks.value, linkOffer.value]
    },
  }
}
