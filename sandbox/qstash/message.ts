/** A message on its way to its destination. Instants are Unix milliseconds. */
export interface Message {
  messageId: string
  url: string
  method: string
  /** What the destination receives besides QStash's own headers; names in lower case. */
  headers: Record<string, string>
  /** Base64. */
  body: string
  maxRetries: number
  retryDelay: string | null
  /** Milliseconds that the destination has to answer. */
  timeout: number
  notBefore: number
  createdAt: number
  callback: Callback | null
  failureCallback: Callback | null
  labels: string[]
  flowControl: FlowControl | null
  /** Fields that the API shows as a hash: `body`, `headers` or `header[name]`. */
  redacted: string[]
  /** The URL group that it was published to, and what the group calls this endpoint. */
  topicName: string | null
  endpointName: string | null
  /** The queue that it stands in. */
  queueName: string | null
  /** The queue whose next message waits for this callback. */
  placeIn: string | null
  scheduleId: string | null
  callerIp: string | null
  /** How often it was tried again. */
  retried: number
  nextDeliveryTime: number
  /** A fault has made it early or late; it does so once. */
  isMoved: boolean
}

/** Where to tell of a delivery, and the publishing headers that configure that message. */
export interface Callback {
  url: string
  headers: Record<string, string>
}

/** Limits that messages of one key share. */
export interface FlowControl {
  key: string
  /** How many may be on their way at once. */
  parallelism: number | null
  /** How many may start in a period. */
  rate: number | null
  /** Milliseconds. */
  period: number
}

/** Where a message comes from, besides what its sender wrote. */
export interface Origin {
  callerIp: string | null
  queueName?: string
  scheduleId?: string
  placeIn?: string
}
