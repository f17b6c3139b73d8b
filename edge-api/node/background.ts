/** Work that goes on after its answer was sent, so that a shutdown can wait for it. */
export class Background {
  private readonly running = new Set<Promise<unknown>>()

  readonly keepAlive = (work: Promise<unknown>): void => {
    const tracked = work.finally(() => this.running.delete(tracked))
    this.running.add(tracked)
  }

  /** Waits until nothing runs any more, but not longer than this many milliseconds. */
  async settle(milliseconds: number): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, milliseconds)
    while (this.running.size > 0) {
      const ended = await Promise.race([
        Promise.all(this.running).then(() => true),
        late.promise.then(() => false),
      ])
      if (!ended) break
    }
    clearTimeout(timer)
  }
}
