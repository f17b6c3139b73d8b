const limits = new WeakMap<AbortSignal, () => boolean>()

/**
 * Says how to tell that the time which a signal stands for is over. A process that was paused wakes up before its timers
 * do, so that for a moment the signal itself does not know yet.
 */
export function limitSending(signal: AbortSignal, isOver: () => boolean): void {
  limits.set(signal, isOver)
}

/** Whether nothing may be sent for a signal any more, also before it was aborted. */
export const isTooLate = (signal: AbortSignal): boolean => signal.aborted || (limits.get(signal)?.() ?? false)
