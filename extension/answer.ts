import * as z from 'zod/mini'
import { type Answer, Envelope, type MessageName, messages, type Question } from './messages.ts'

export type Handlers = { [Name in MessageName]: (question: Question<Name>) => Promise<Answer<Name>> }

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  origin?: string | undefined
}

/** Only our own pages may ask: the extension's id, and an address of the extension itself. Scripts in pages may not. */
export function isOwnPage(sender: Sender, own: { id: string; root: string }): boolean {
  return sender.id === own.id && (sender.url ?? '').startsWith(own.root)
}

/** Answers one message, or null for one that is not for us or not well formed. */
export async function answer(
  message: unknown,
  sender: Sender,
  own: { id: string; root: string },
  handlers: Handlers,
): Promise<unknown> {
  if (!isOwnPage(sender, own)) return null
  const envelope = z.safeParse(Envelope, message)
  if (!envelope.success) return null
  return dispatch(envelope.data.name, envelope.data.question, handlers)
}

async function dispatch<Name extends MessageName>(
  name: Name,
  raw: unknown,
  handlers: Handlers,
): Promise<unknown> {
  const question = z.safeParse(messages[name].question, raw)
  if (!question.success) return null
  return handlers[name](question.data as Question<Name>)
}
