import type { ComposerEvent } from '../composer/deciding.ts'
import type { Host } from './host.ts'

/** Tells the host what became of a post; what it has no word for stays inside. */
export function reportEvent(host: Host, { kind, post }: ComposerEvent): void {
  if (kind === 'deleted' || kind === 'restored' || kind === 'asked') return
  host.tell({ type: 'post', event: kind, postId: post.id })
}
