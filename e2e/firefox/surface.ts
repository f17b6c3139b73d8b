import { until } from '../support/product.ts'
import type { Bidi } from './bidi.ts'

/** Milliseconds for which something is waited for. */
const patience = 30_000

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

interface Evaluated {
  type: 'success' | 'exception'
  result?: { type: string; value?: string }
  exceptionDetails?: { text: string }
}

/** A document that can be driven: a tab, the popup, the sidebar, or the browser's own window. */
export class Surface {
  readonly bidi: Bidi
  /** The id under which BiDi knows the document. */
  readonly context: string

  constructor(bidi: Bidi, context: string) {
    this.bidi = bidi
    this.context = context
  }

  async goto(url: string): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' })
  }

  /** Runs a function in the document; it may use nothing from outside itself. */
  async evaluate<Given extends Json[], Value>(
    act: (...given: Given) => Value | Promise<Value>,
    ...given: Given
  ): Promise<Value> {
    const call = `(${act})(...${JSON.stringify(given)})`
    const { type, result, exceptionDetails } = await this.bidi.send<Evaluated>('script.evaluate', {
      expression: `(async () => JSON.stringify((await ${call}) ?? null))()`,
      target: { context: this.context },
      awaitPromise: true,
      userActivation: false,
    })
    if (type === 'exception') throw new Error(exceptionDetails?.text)
    return JSON.parse(result?.value ?? 'null')
  }

  /** Waits until something matches; answers its words. */
  async waitFor(selector: string, words = ''): Promise<string> {
    let found: string | null = null
    const look = async () => {
      found = await this.evaluate(
        (selector, words) =>
          [...document.querySelectorAll(selector)]
            .map((each) => each.textContent ?? '')
            .find((each) => each.includes(words)) ?? null,
        selector,
        words,
      ).catch(() => null) // The document may be just coming.
      return found !== null
    }
    await until(look, patience, `${selector} ${words}`).catch(async (error: Error) => {
      const shown = await this.evaluate(() => (document.body.textContent ?? '').slice(0, 500)).catch(
        () => 'nothing',
      )
      throw new Error(`${error.message} The document shows:\n${shown}`)
    })
    return found ?? ''
  }

  count(selector: string): Promise<number> {
    return this.evaluate((selector) => document.querySelectorAll(selector).length, selector)
  }

  value(selector: string): Promise<string> {
    return this.evaluate((selector) => {
      const field = document.querySelector(selector)
      return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : ''
    }, selector)
  }

  /** Writes into a field with real keys, in place of what stands there. */
  async fill(selector: string, text: string): Promise<void> {
    await this.waitFor(selector)
    await this.evaluate((selector) => {
      const field = document.querySelector(selector)
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        throw new Error('No field.')
      field.focus()
      field.select()
    }, selector)
    await this.keys(...text)
  }

  /** Presses what matches and shows these words, with the keyboard: the browser takes it for the person's own. */
  async press(selector: string, words = ''): Promise<void> {
    await this.waitFor(selector, words)
    await this.evaluate(
      (selector, words) => {
        const button = [...document.querySelectorAll(selector)].find((each) =>
          each.textContent?.includes(words),
        )
        if (!(button instanceof HTMLElement)) throw new Error(`Nothing to press: ${selector} ${words}`)
        button.focus()
      },
      selector,
      words,
    )
    await this.keys('\uE007')
  }

  /** Clicks what matches by a script of the document, where no key reaches it. */
  async click(selector: string): Promise<void> {
    await this.waitFor(selector)
    await this.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), selector)
  }

  /** Writes into a field by a script of the document, where no key reaches it. */
  async write(selector: string, text: string): Promise<void> {
    await this.waitFor(selector)
    await this.evaluate(
      (selector, text) => {
        const field = document.querySelector(selector)
        if (!(field instanceof HTMLTextAreaElement)) throw new Error('No field.')
        field.value = text
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      },
      selector,
      text,
    )
  }

  /** Types keys, one after the other. */
  async keys(...values: string[]): Promise<void> {
    const actions = values.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
    await this.bidi.send('input.performActions', {
      context: this.context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    })
  }

  async close(): Promise<void> {
    await this.bidi.send('browsingContext.close', { context: this.context })
  }
}
