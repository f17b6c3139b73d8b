/** A WebDriver BiDi session: commands go out, answers come back by their number. */
export interface Bidi {
  send<Result = unknown>(method: string, params?: object): Promise<Result>
  /** Resolves when the browser has hung up. */
  closed: Promise<void>
}

interface Answer {
  id?: number
  type: 'success' | 'error' | 'event'
  result?: unknown
  error?: string
  message?: string
}

/** Milliseconds after which a command counts as lost. */
const patience = 60_000

/** Opens a session with a browser that listens there, `ws://127.0.0.1:1234`. */
export async function openSession(address: string): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`)
  const waiting = new Map<number, (answer: Answer) => void>()
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()))
  let count = 0
  socket.addEventListener('message', ({ data }) => {
    const answer: Answer = JSON.parse(String(data))
    if (answer.id === undefined) return
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('error', () => reject(new Error(`Nobody speaks BiDi at ${address}.`)), {
      once: true,
    })
  })
  const send = <Result>(method: string, params: object = {}) =>
    new Promise<Result>((resolve, reject) => {
      count += 1
      const id = count
      const fail = (reason: string) => {
        clearTimeout(timer)
        waiting.delete(id)
        reject(new Error(`${method}: ${reason}`))
      }
      const timer = setTimeout(() => fail(`no answer in ${patience} ms`), patience)
      void closed.then(() => fail('the browser has ended'))
      waiting.set(id, (answer) => {
        if (answer.type !== 'success') return fail(`${answer.error}: ${answer.message}`)
        clearTimeout(timer)
        resolve(answer.result as Result)
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  await send('session.new', { capabilities: {} })
  return { send, closed }
}
