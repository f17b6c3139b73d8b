import { batch, type Signal } from '@preact/signals'
import { imageLimitsFor, maxBytesOf } from '../../core/images/limits.ts'
import { maxMediaPerPost } from '../../core/media.ts'
import type { Client } from '../api/client.ts'
import type { Account, Media } from '../api/views.ts'
import { formatBytes, t } from '../i18n/index.ts'
import { describeProblem } from '../ui/problems.ts'
import type { ComposerMedium } from './draft.ts'
import { prepareImage } from './prepare-image.ts'

export interface Uploads {
  add(files: Iterable<File>): void
  /** Brings an image in from an address. */
  import(url: string, altText: string): Promise<void>
  retry(key: string): void
  /** Draws an image anew so that it fits all chosen accounts. */
  shrink(key: string): void
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}

/** Brings files into the composer one after the other: prepare, send, show progress. */
export function createUploads(options: {
  client: Client
  media: Signal<ComposerMedium[]>
  accounts: () => readonly Account[]
  onRefused: (message: string) => void
}): Uploads {
  const { client, media, accounts, onRefused } = options
  let queue: Promise<void> = Promise.resolve()

  const change = (key: string, fields: Partial<ComposerMedium>) => {
    media.value = media.value.map((medium) => (medium.key === key ? { ...medium, ...fields } : medium))
  }
  const isThere = (key: string) => media.value.some((medium) => medium.key === key)
  const fail = (key: string, problem: string) => change(key, { state: 'failed', problem })

  async function process(key: string, file: File) {
    if (!isThere(key)) return
    const limits = imageLimitsFor(accounts())
    change(key, { state: 'preparing', problem: null })
    const prepared = await prepareImage(file, limits)
    if (!isThere(key)) return
    const name = file.name
    if (!prepared.ok) {
      // Trying the same file again would end the same way.
      change(key, { file: null })
      const limit = formatBytes(maxBytesOf(file.type, limits))
      fail(key, t(`media.${prepared.reason}`, { name, limit }))
      return
    }
    change(key, {
      state: 'uploading',
      progress: 0,
      ...prepared.size,
      bytes: prepared.file.size,
      mimeType: prepared.file.type,
    })
    const sent = await client.upload({
      file: prepared.file,
      headers: { 'Allin-File-Name': encodeURIComponent(name) },
      onProgress: (progress) => change(key, { progress }),
    })
    if (sent.ok) finish(key, sent.value)
    else fail(key, t('media.refused', { name, reason: describeProblem(sent.problem) }))
  }

  function finish(key: string, { id, url, bytes, mimeType, width, height, fileName }: Media) {
    const shown = media.value.find((medium) => medium.key === key)?.url
    change(key, { state: 'ready', progress: 1, mediaId: id, url, bytes, mimeType, width, height, fileName })
    if (shown?.startsWith('blob:')) URL.revokeObjectURL(shown)
  }

  function enqueue(key: string, file: File) {
    queue = queue
      .then(() => process(key, file))
      .catch(() => fail(key, t('media.CANNOT_SHRINK', { name: file.name })))
  }

  function place(medium: Partial<ComposerMedium> & { url: string }): string {
    const key = `local-${crypto.randomUUID()}`
    media.value = [
      ...media.value,
      {
        key,
        mediaId: null,
        fileName: null,
        mimeType: 'image/jpeg',
        bytes: 0,
        width: null,
        height: null,
        altText: '',
        state: 'preparing',
        progress: 0,
        problem: null,
        file: null,
        ...medium,
      },
    ]
    return key
  }

  async function fileOf(medium: ComposerMedium): Promise<File | null> {
    if (medium.file) return medium.file
    try {
      const response = await fetch(medium.url)
      if (!response.ok) return null
      return new File([await response.blob()], medium.fileName ?? 'image', { type: medium.mimeType })
    } catch {
      return null
    }
  }

  return {
    add(files) {
      batch(() => {
        for (const file of files) {
          if (media.value.length >= maxMediaPerPost) {
            onRefused(t('media.tooMany', { count: maxMediaPerPost, name: file.name }))
            return
          }
          const { name: fileName, type: mimeType, size: bytes } = file
          enqueue(place({ url: URL.createObjectURL(file), fileName, mimeType, bytes, file }), file)
        }
      })
    },
    async import(url, altText) {
      const key = place({ url, altText, state: 'uploading' })
      const sent = await client.call('POST /v1/media/import', {
        body: { url, ...(altText ? { altText } : {}) },
      })
      if (sent.ok) finish(key, sent.value)
      else fail(key, t('media.refused', { name: url, reason: describeProblem(sent.problem) }))
    },
    retry(key) {
      const file = media.value.find((medium) => medium.key === key)?.file
      if (file) enqueue(key, file)
    },
    shrink(key) {
      const medium = media.value.find((each) => each.key === key)
      if (!medium) return
      change(key, { state: 'preparing', mediaId: null })
      const cannot = () => fail(key, t('media.CANNOT_SHRINK', { name: medium.fileName ?? '' }))
      queue = queue
        .then(async () => {
          const file = await fileOf(medium)
          if (file) await process(key, file)
          else cannot()
        })
        .catch(cannot)
    },
    async settled() {
      await queue
    },
  }
}
