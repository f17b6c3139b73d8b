import type { JSX } from 'preact'
import { renderFor } from '../../../core/render.ts'
import type { Account, PostDetail } from '../../api/views.ts'
import { PlatformPost } from '../../composer/preview.tsx'
import { t } from '../../i18n/index.ts'

/** What each account would receive from a post that has no place in the queue yet. */
export function PostPreviews(props: { post: PostDetail; accounts: readonly Account[] }): JSX.Element {
  const { post, accounts } = props
  const { text, link, variants } = post
  const media = post.media.map(({ mediaId, url, ...facts }) => ({ id: mediaId, ...facts }))
  const images = post.media.map(({ mediaId, url, altText }) => ({ id: mediaId, url, altText }))
  return (
    <section class="previews" aria-label={t('approval.previews')}>
      {post.accountIds
        .flatMap((id) => accounts.find((account) => account.id === id) ?? [])
        .map((account) => {
          const content = renderFor({ text, link, variants, media }, account)
          return (
            <PlatformPost
              key={account.id}
              account={account}
              content={content}
              images={images}
              cardImageUrl={content.card?.imageMediaId ? post.linkImageUrl : null}
            />
          )
        })}
    </section>
  )
}
