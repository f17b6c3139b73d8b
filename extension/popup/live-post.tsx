import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PostDetail } from '../../widget/api/views.ts'
import { t } from '../../widget/i18n/index.ts'
import { PlatformIcon, platformName } from '../../widget/ui/platform-icon.tsx'
import { StatusBadge } from '../../widget/ui/status.tsx'
import { apiFor } from '../account/api.ts'
import { readSession } from '../account/session.ts'
import { memory } from '../storage/browser-store.ts'
import { directory, server } from './state.ts'

/** Milliseconds between looks while the room is out of reach. */
const pollEvery = 2_000

/** A post as it is now, kept fresh by the organization's room, and by asking where there is no room. */
export function useLivePost(postId: string | null): PostDetail | null {
  const [post, setPost] = useState<PostDetail | null>(null)
  useEffect(() => {
    if (postId === null) return
    let leave: (() => void) | null = null
    let gone = false
    const follow = async () => {
      const session = await readSession(memory, server.value)
      if (session === null || gone) return
      const client = apiFor({ session, organizationId: directory.value?.organizationId ?? null })
      const look = async () => {
        const answer = await client.call('GET /v1/posts/{postId}', { params: { postId } })
        if (answer.ok && !gone) setPost(answer.value)
      }
      void look()
      const { joinRoom } = await import('../../widget/api/rooms.ts')
      if (gone) return
      const concerns = (event: { type: string; postId?: string | null }) => event.postId === postId
      leave = joinRoom({
        client,
        pollEvery,
        onRefresh: () => void look(),
        onEvent: (event) => {
          if (concerns(event)) void look()
        },
      })
    }
    void follow()
    return () => {
      gone = true
      leave?.()
    }
  }, [postId])
  return post
}

/** Each account with what happened there, and the way to the post. */
export function TargetList({ post }: { post: PostDetail }): JSX.Element {
  return (
    <ul class="targets">
      {post.targets.map((target) => {
        const account = directory.value?.accounts.find(({ id }) => id === target.accountId)
        const name = account?.displayName || account?.handle || platformName(target.platform)
        return (
          <li key={target.id} class="target">
            <PlatformIcon platform={target.platform} labelled />
            <span class="target__name">
              {target.remoteUrl ? (
                <a
                  href={target.remoteUrl}
                  target="_blank"
                  rel="noopener"
                  aria-label={t('extension.seePost', { platform: platformName(target.platform) })}
                >
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
            </span>
            <StatusBadge status={target.status} />
            {target.errorDetail ? (
              <span class="target__detail" dir="auto">
                {target.errorDetail}
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
