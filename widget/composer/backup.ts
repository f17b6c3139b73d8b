import * as z from 'zod/mini'
import type { PostLink } from '../../core/content.ts'
import type { PlatformId } from '../../core/platforms/index.ts'

/** Where unsaved work is kept on this device: the page's storage, the extension's, or none. */
export interface BackupStorage {
  read(key: string): Promise<string | null>
  write(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
}

/** What a person has written, in the shape in which it is kept and sent. */
export interface Draft {
  text: string
  variants: Partial<Record<PlatformId, string>>
  link: PostLink | null
  media: DraftMedium[]
  accountIds: string[]
}

export interface DraftMedium {
  mediaId: string
  url: string
  fileName: string | null
  mimeType: string
  bytes: number
  width: number | null
  height: number | null
  altText: string
}

const text = z.nullable(z.string())
const Backup = z.object({
  savedAt: z.number(),
  draft: z.object({
    text: z.string(),
    variants: z.record(z.string(), z.string()),
    link: z.nullable(
      z.object({
        ...{ url: z.string(), title: text, description: text, imageMediaId: text },
        tags: z.optional(
          z.nullable(z.object({ source: z.string(), medium: z.string(), campaign: z.string() })),
        ),
      }),
    ),
    media: z.array(
      z.object({
        mediaId: z.string(),
        url: z.string(),
        fileName: text,
        mimeType: z.string(),
        bytes: z.number(),
        width: z.nullable(z.number()),
        height: z.nullable(z.number()),
        altText: z.string(),
      }),
    ),
    accountIds: z.array(z.string()),
  }),
})

export interface Backup {
  /** Milliseconds. */
  savedAt: number
  draft: Draft
}

/** Keeps backups in the page's own storage; a browser that refuses it costs the backup and nothing else. */
export function pageStorage(area: () => Storage = () => localStorage): BackupStorage {
  const attempt = async <Value>(work: () => Value, otherwise: Value): Promise<Value> => {
    try {
      return work()
    } catch {
      return otherwise
    }
  }
  return {
    read: (key) => attempt(() => area().getItem(key), null),
    write: (key, value) => attempt(() => area().setItem(key, value), undefined),
    remove: (key) => attempt(() => area().removeItem(key), undefined),
  }
}

export function memoryStorage(): BackupStorage {
  const values = new Map<string, string>()
  return {
    read: async (key) => values.get(key) ?? null,
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  }
}

/** Reads a backup; one that cannot be understood counts as none. */
export async function readBackup(storage: BackupStorage, key: string): Promise<Backup | null> {
  const stored = await storage.read(key)
  if (!stored) return null
  try {
    return (Backup.safeParse(JSON.parse(stored)).data as Backup | undefined) ?? null
  } catch {
    return null
  }
}
