import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { type Answer, type MessageName, messages, type Question } from './messages.ts'

/** Asks the background worker. Throws when it answers nothing that can be understood. */
export async function ask<Name extends MessageName>(
  name: Name,
  question: Question<Name>,
): Promise<Answer<Name>> {
  const raw: unknown = await browser.runtime.sendMessage({ allin: 1, name, question })
  const answer = z.safeParse(messages[name].answer, raw)
  if (!answer.success) throw new Error(`The background worker gave no proper answer to ${name}.`)
  return answer.data as Answer<Name>
}
