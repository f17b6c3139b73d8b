import type { HostMessage } from '../../core/embed.ts'
import { type Prefill, protocol, readFrameMessage, readPrefill, readTheme, readToken } from './messages.ts'
import { type Trouble, textsFor } from './texts.ts'

/** Milliseconds until a frame that does not announce itself counts as out of reach. */
const patience = 12_000

const sheet = `:host{display:block;min-height:120px;position:relative}
:host([hidden]){display:none}
iframe{display:block;width:100%;height:320px;border:0;background:transparent}
iframe[hidden]{display:none}
div{display:grid;gap:12px;margin:4px;justify-items:center;padding:28px 20px;border:1px solid #8886;border-radius:10px;font:15px/1.5 system-ui,sans-serif;text-align:center}
div[hidden]{display:none}
p{margin:0}
button{font:inherit;padding:7px 14px;border:1px solid #8888;border-radius:7px;background:transparent;color:inherit;cursor:pointer}`

type TokenSource = () => unknown
type Answer<Type extends HostMessage['type']> = Omit<Extract<HostMessage, { type: Type }>, 'protocol'>

/** One embedded component: an element around a frame of ours, and the talk between the two. */
export function defineElement(name: string, page: string, frameOrigin: string): void {
  class AllinElement extends HTMLElement {
    static observedAttributes = ['theme-accent', 'theme-radius', 'theme-mode']

    private readonly root = this.attachShadow({ mode: 'closed' })
    private frame: HTMLIFrameElement | null = null
    private port: MessagePort | null = null
    private timer: ReturnType<typeof setTimeout> | undefined
    private asking = false
    private source: TokenSource | undefined
    private readonly listen = (event: MessageEvent) => this.receive(event)

    connectedCallback(): void {
      // A property set before the script had come stands on the element itself and would hide the accessor.
      if (Object.hasOwn(this, 'getToken')) {
        const early = this.getToken
        Reflect.deleteProperty(this, 'getToken')
        this.source = early
      }
      if (this.root.adoptedStyleSheets.length === 0) {
        const styles = new CSSStyleSheet()
        styles.replaceSync(sheet)
        this.root.adoptedStyleSheets = [styles]
      }
      addEventListener('message', this.listen)
      this.open()
    }

    /** Answers a fresh embed token; in place of the attribute `token-endpoint`. May be set at any time. */
    get getToken(): TokenSource | undefined {
      return this.source
    }

    set getToken(source: TokenSource | undefined) {
      this.source = source
      if (this.isConnected && !this.frame) this.open()
    }

    disconnectedCallback(): void {
      removeEventListener('message', this.listen)
      this.close()
    }

    attributeChangedCallback(): void {
      this.tell({ type: 'theme', theme: readTheme((each) => this.getAttribute(each)) })
    }

    /** Begins the post with a text, an address or both; what the person wrote stays. */
    prefill(given: Prefill): void {
      const prefill = readPrefill({ text: given.text, url: given.url, title: given.title })
      if (prefill) this.tell({ type: 'prefill', ...prefill })
    }

    private open(): void {
      this.close()
      if (!this.source && !this.getAttribute('token-endpoint')) {
        this.fail('missing')
        return
      }
      const frame = document.createElement('iframe')
      const address = new URL(page, frameOrigin)
      address.searchParams.set('origin', location.origin)
      if (this.language()) address.searchParams.set('lang', this.language())
      frame.src = address.href
      frame.title = this.getAttribute('aria-label') ?? textsFor(this.language()).loading
      frame.allow = 'clipboard-write'
      frame.referrerPolicy = 'no-referrer'
      this.frame = frame
      this.root.replaceChildren(frame)
      this.timer = setTimeout(() => this.fail('unreachable'), patience)
    }

    private close(): void {
      clearTimeout(this.timer)
      this.port?.close()
      this.port = null
      this.frame = null
      this.root.replaceChildren()
    }

    /** The only message taken from the window: `ready`, from our frame, from our origin. */
    private receive(event: MessageEvent): void {
      const target = this.frame?.contentWindow
      if (!target || event.source !== target || event.origin !== frameOrigin) return
      if (readFrameMessage(event.data)?.type !== 'ready') return
      clearTimeout(this.timer)
      this.port?.close()
      const channel = new MessageChannel()
      this.port = channel.port1
      channel.port1.onmessage = ({ data }) => this.hear(data)
      target.postMessage({ protocol, type: 'connect' }, frameOrigin, [channel.port2])
      this.attributeChangedCallback()
      const read = (each: string) => this.getAttribute(`prefill-${each}`)
      this.prefill({ text: read('text') ?? '', url: read('url') ?? '', title: read('title') ?? '' })
    }

    private hear(data: unknown): void {
      const message = readFrameMessage(data)
      if (message?.type === 'need-token') void this.answerToken()
      else if (message?.type === 'resize' && this.frame) {
        this.frame.style.height = `${Math.max(120, Math.min(message.height, 6000))}px`
      } else if (message?.type === 'post') {
        this.announce('allin-post', { event: message.event, postId: message.postId })
      } else if (message?.type === 'problem') this.announce('allin-problem', { code: message.code })
    }

    private async answerToken(): Promise<void> {
      if (this.asking) return
      this.asking = true
      const token = await this.askToken().catch(() => null)
      this.asking = false
      if (token) this.tell({ type: 'token', token })
      else {
        this.tell({ type: 'token-failed', detail: 'refused' })
        this.announce('allin-problem', { code: 'TOKEN_REFUSED' })
        this.fail('refused')
      }
    }

    private async askToken(): Promise<string | null> {
      if (this.source) return readToken(await this.source())
      const response = await fetch(this.getAttribute('token-endpoint') ?? '', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { Accept: 'application/json' },
      })
      return response.ok ? readToken(await response.json()) : null
    }

    private tell(
      message: Answer<'token'> | Answer<'token-failed'> | Answer<'theme'> | Answer<'prefill'>,
    ): void {
      this.port?.postMessage({ protocol, ...message })
    }

    private announce(type: string, detail: Record<string, string>): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
    }

    private language(): string {
      return this.lang || document.documentElement.lang || navigator.language
    }

    /** Says in place of the frame what is wrong, with a way to try again. */
    private fail(trouble: Trouble): void {
      this.close()
      const texts = textsFor(this.language())
      const box = document.createElement('div')
      box.setAttribute('role', 'alert')
      // Whatever way the host's page is written.
      box.dir = 'auto'
      const line = document.createElement('p')
      line.textContent = texts[trouble]
      const retry = document.createElement('button')
      retry.type = 'button'
      retry.textContent = texts.retry
      retry.onclick = () => this.open()
      box.append(line, retry)
      this.root.replaceChildren(box)
    }
  }
  customElements.define(name, AllinElement)
}
