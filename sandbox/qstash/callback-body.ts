import type { Answer } from './destination.ts'
import type { Message } from './message.ts'
import { present, toLists } from './present.ts'

/** What a callback is told of a delivery. Source: QStash's documentation of callbacks. */
export function callbackBody(message: Message, answer: Answer, dlqId?: string): string {
  return JSON.stringify({
    status: answer.status,
    header: toLists(answer.headers),
    body: answer.body,
    retried: message.retried,
    maxRetries: message.maxRetries,
    ...(dlqId === undefined ? {} : { dlqId }),
    sourceMessageId: message.messageId,
    url: message.url,
    method: message.method,
    sourceHeader: toLists(message.headers),
    sourceBody: message.body,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...present({
      topicName: message.topicName,
      endpointName: message.endpointName,
      scheduleId: message.scheduleId,
      callerIP: message.callerIp,
    }),
  })
}
