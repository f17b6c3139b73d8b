import type { Platform } from '../platform.ts'
import { finishConnect, startConnect } from './connect.ts'
import { uploadMedia } from './media.ts'
import { serverOf } from './server.ts'
import { type MastodonSettings, mastodonDefaults } from './settings.ts'
import { deleteStatus, findStatus, postStatus, readStatus } from './status.ts'

export { type MastodonSettings, mastodonDefaults } from './settings.ts'

/** Pictures that were uploaded and belong to no status yet. */
export interface MastodonPrepared {
  mediaIds: string[]
}

/** Mastodon and servers that speak its API. Every server is its own: registration, limits and tokens. */
export function createMastodon(changes: Partial<MastodonSettings> = {}): Platform<MastodonPrepared> {
  const settings = { ...mastodonDefaults, ...changes }
  return {
    id: 'mastodon',
    connect: (tools, input, apps) => startConnect(tools, settings, input, apps),
    completeConnect: (tools, pending, callback, apps) =>
      finishConnect(tools, settings, pending, callback, apps),
    // Tokens hold until they are revoked: https://docs.joinmastodon.org/api/oauth-tokens/
    refresh: async () => null,
    marks: (tools, scheduledAt) => ({
      idempotencyKey: tools.ids.secret(24),
      createdAt: scheduledAt.toISOString(),
    }),
    async prepare(tools, account, request) {
      const server = serverOf(tools, settings, account)
      const mediaIds: string[] = []
      for (const media of request.media) {
        mediaIds.push(await uploadMedia(server, account.secrets.accessToken, media))
      }
      return { mediaIds }
    },
    submit: async (tools, account, request, prepared) =>
      postStatus(serverOf(tools, settings, account), account, request, prepared.mediaIds),
    confirm: async (tools, account, request, search) =>
      findStatus(serverOf(tools, settings, account), account, request, search),
    read: async (tools, account, remoteId) =>
      readStatus(serverOf(tools, settings, account), account, remoteId),
    remove: async (tools, account, remoteId) =>
      deleteStatus(serverOf(tools, settings, account), account, remoteId),
  }
}
