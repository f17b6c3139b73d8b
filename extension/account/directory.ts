import * as z from 'zod/mini'
import { platformIds } from '../../core/platforms/index.ts'
import { Tags, Variants } from '../drafts/suggestion.ts'
import { read, type Store } from '../storage/store.ts'

/** Who is signed in, and the accounts they may post to, as the popup needs them. Kept in memory only. */
export const Directory = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), timeZone: z.string() })),
  organizationId: z.nullable(z.string()),
  /** Whether the way on leads through somebody's approval there. */
  asks: z.boolean(),
  /** The next free slot of the organization's queue, where it has one and the person may take it. */
  nextSlot: z._default(z.nullable(z.object({ wallTime: z.string(), timeZone: z.string() })), null),
  /** By what pages become posts there; null where it could not be read. */
  drafting: z._default(
    z.nullable(
      z.object({
        text: z.string(),
        variants: Variants,
        linkTags: Tags,
      }),
    ),
    null,
  ),
  accounts: z.array(
    z.object({
      id: z.string(),
      platform: z.enum(platformIds),
      handle: z.string(),
      displayName: z.string(),
      avatarUrl: z.nullable(z.string()),
      status: z.enum(['ACTIVE', 'NEEDS_RECONNECT']),
      limits: z.object({
        maxCharacters: z.optional(z.number()),
        charactersPerUrl: z.optional(z.number()),
        maxImages: z.optional(z.number()),
        maxImageBytes: z.optional(z.number()),
        imageTypes: z.optional(z.array(z.string())),
        maxAltTextLength: z.optional(z.number()),
      }),
    }),
  ),
})
export type Directory = z.infer<typeof Directory>
export type DirectoryAccount = Directory['accounts'][number]

const key = 'directory'

export const readDirectory = (memory: Store): Promise<Directory | null> => read(memory, key, Directory)

export const saveDirectory = (memory: Store, directory: Directory): Promise<void> =>
  memory.set(key, directory)

/** Ways to send a post that one may begin with next time. */
export const rememberedActions = ['publish', 'queue', 'schedule'] as const
export type RememberedAction = (typeof rememberedActions)[number]

/** The organization, the accounts and the way to send that a person chose last, to begin with next time. */
export const Choice = z.object({
  organizationId: z.nullable(z.string()),
  accountIds: z.array(z.string()),
  action: z._default(z.enum(rememberedActions), 'publish'),
})
export type Choice = z.infer<typeof Choice>

export const readChoice = (device: Store): Promise<Choice | null> => read(device, 'choice', Choice)
export const saveChoice = (device: Store, choice: Choice): Promise<void> => device.set('choice', choice)
