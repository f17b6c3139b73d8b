import type { Platform, PublishMedia } from '../platform.ts'
import { confirmPost } from './confirm.ts'
import { finishConnect, startConnect } from './connect.ts'
import { uploadMedia } from './media.ts'
import { createPost, deletePost, readPost } from './post.ts'
import { type XSettings, xDefaults } from './settings.ts'
import { refreshTokens } from './tokens.ts'

export { type XSettings, xDefaults } from './settings.ts'

/** Images that were uploaded and belong to no post yet. */
export interface XPrepared {
  mediaIds: string[]
}

/** X by its API v2, with the operator's own X app. */
export function createX(changes: Partial<XSettings> = {}): Platform<XPrepared> {
  const settings = { ...xDefaults, ...changes }
  return {
    id: 'x',
    connect: (tools) => startConnect({ tools, settings }),
    completeConnect: (tools, pending, callback) => finishConnect({ tools, settings }, pending, callback),
    refresh: (tools, account) => refreshTokens({ tools, settings }, account.secrets.refreshToken),
    // X offers no idempotency key. The moment bounds the search of the timeline: no try begins before it.
    marks: (_tools, scheduledAt) => ({ createdAt: scheduledAt.toISOString() }),
    async prepare(tools, account, request) {
      const upload = (media: PublishMedia) =>
        uploadMedia({ tools, settings }, account.secrets.accessToken, media)
      return { mediaIds: await Promise.all(request.media.map(upload)) }
    },
    submit: (tools, account, request, prepared) =>
      createPost({ tools, settings }, account, request, prepared.mediaIds),
    confirm: (tools, account, request, search) => confirmPost({ tools, settings }, account, request, search),
    read: (tools, account, remoteId) => readPost({ tools, settings }, account, remoteId),
    remove: (tools, account, remoteId) => deletePost({ tools, settings }, account, remoteId),
  }
}
