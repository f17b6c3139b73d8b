import * as z from 'zod'
import { imageTypes } from '../../../core/media.ts'
import type { AccountLimits } from '../../../core/platforms/index.ts'
import { callServer, type MastodonServer, serverError } from './server.ts'

const Limit = z.int().positive().optional().catch(undefined)

/** https://docs.joinmastodon.org/entities/Instance/ — a limit that is missing or odd falls back to the software's default. */
const Instance = z.object({
  domain: z.string().min(1).max(300),
  configuration: z.object({
    statuses: z.object({
      max_characters: Limit,
      max_media_attachments: Limit,
      characters_reserved_per_url: Limit,
    }),
    media_attachments: z.object({
      supported_mime_types: z.array(z.string()).optional().catch(undefined),
      image_size_limit: Limit,
      description_limit: Limit,
    }),
  }),
})

export interface MastodonInstance {
  /** The part of handles after the second @. */
  domain: string
  limits: AccountLimits
}

/** What the server says of itself. */
export async function readInstance(server: MastodonServer): Promise<MastodonInstance> {
  const answer = await callServer(server, {
    method: 'GET',
    path: `/api/${server.settings.versions.instance}/instance`,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw serverError(server, answer)
  const { domain, configuration } = answer.json(Instance)
  const { statuses, media_attachments: media } = configuration
  const types = media.supported_mime_types?.filter((type) => imageTypes.some((ours) => ours === type))
  const limits: AccountLimits = {}
  if (statuses.max_characters) limits.maxCharacters = statuses.max_characters
  if (statuses.characters_reserved_per_url) limits.charactersPerUrl = statuses.characters_reserved_per_url
  if (statuses.max_media_attachments) limits.maxImages = statuses.max_media_attachments
  if (media.image_size_limit) limits.maxImageBytes = media.image_size_limit
  if (media.description_limit) limits.maxAltTextLength = media.description_limit
  if (types) limits.imageTypes = types
  return { domain, limits }
}
