/** A wake-up as both queues of the measurement are given it; `at` in Unix milliseconds. */
export interface WakeMessage {
  id: string
  url: string
  body: string
  at: number
}

/** What a queue has delivered so far. */
export interface QueueReport {
  delivered: number
  /** Deliveries by the status they were answered with, or why there was no answer. */
  answers: Record<string, number>
  /** How much later than asked for each delivery left the queue, in milliseconds. Empty where the queue does not tell. */
  lag: number[]
}
