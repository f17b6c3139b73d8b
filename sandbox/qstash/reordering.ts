/**
 * Lets deliveries go last first: collects so many, then lets one go after the other, the next when the one before is
 * over. `letGo` is called with each.
 */
export function createReordering(letGo: (messageId: string) => void) {
  let collected: string[] = []
  /** On their way in this order; the first is being delivered. */
  let leaving: string[] = []
  const free = new Set<string>()

  const release = () => {
    if (collected.length === 0) return
    const isIdle = leaving.length === 0
    const [...inOrder] = collected
    collected = []
    leaving.push(...inOrder.reverse())
    for (const messageId of inOrder) free.add(messageId)
    if (isIdle && leaving[0] !== undefined) letGo(leaving[0])
  }

  return {
    /** Whether a message has been through this. */
    isFree: (messageId: string) => free.has(messageId),
    collect(messageId: string, count: number) {
      collected.push(messageId)
      if (collected.length >= count) release()
    },
    /** Lets go of what is collected, however few. */
    release,
    /** A delivery is over, or its message is cancelled. */
    finish(messageId: string) {
      collected = collected.filter((each) => each !== messageId)
      if (!free.delete(messageId)) return
      const wasFirst = leaving[0] === messageId
      leaving = leaving.filter((each) => each !== messageId)
      if (wasFirst && leaving[0] !== undefined) letGo(leaving[0])
    },
  }
}
