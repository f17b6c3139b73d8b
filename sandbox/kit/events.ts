/** What the live page hears of. */
export type SandboxEvent =
  | { type: 'live'; platform: string; id: string; change: 'published' | 'changed' | 'deleted' }
  | { type: 'faults'; platform: string }
  | { type: 'reset' }

export interface SandboxEvents {
  emit(event: SandboxEvent): void
  /** Answers the function that ends the subscription. */
  subscribe(listener: (event: SandboxEvent) => void): () => void
}

export function createEvents(): SandboxEvents {
  const listeners = new Set<(event: SandboxEvent) => void>()
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
