import { connect, type Socket } from 'node:net'

type Reply = string | number | null | Error | Reply[]

/**
 * Redis's protocol (RESP2, redis.io/docs/latest/develop/reference/protocol-spec) over one socket, in the shape that
 * BullMQ accepts for a client that it knows by `send` and `connected`. BullMQ brings no client of its own, and the measurement
 * is no reason to depend on one.
 */
export class RedisClient {
  connected = false
  onconnect: () => void = () => {}
  onclose: (error?: Error) => void = () => {}
  private readonly port: number
  private socket: Socket | null = null
  private received: Buffer = Buffer.alloc(0)
  private readonly waiting: PromiseWithResolvers<Reply>[] = []

  constructor(port: number) {
    this.port = port
  }

  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1')
      this.socket = socket
      socket.setNoDelay(true)
      socket.once('error', reject)
      socket.once('connect', () => {
        this.connected = true
        this.onconnect()
        resolve()
      })
      socket.on('data', (chunk) => this.receive(chunk))
      socket.once('close', () => {
        this.connected = false
        const lost = new Error('Connection closed')
        for (const each of this.waiting.splice(0)) each.reject(lost)
        this.onclose()
      })
    })
  }

  async duplicate(): Promise<this> {
    return new RedisClient(this.port) as this
  }

  close(): void {
    this.socket?.destroy()
  }

  get = (key: string) => this.send<string | null>('GET', [key])
  smembers = (key: string) => this.send<string[]>('SMEMBERS', [key])
  incr = (key: string) => this.send<number>('INCR', [key])

  /** The caller knows what the command answers. */
  send<Answer = Reply>(command: string, parts: readonly (string | Uint8Array)[]): Promise<Answer> {
    const reply = Promise.withResolvers<Reply>()
    this.waiting.push(reply)
    const all = [command, ...parts].map((part) =>
      part instanceof Uint8Array ? Buffer.from(part) : Buffer.from(String(part)),
    )
    const pieces = all.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')])
    this.socket?.write(Buffer.concat([Buffer.from(`*${all.length}\r\n`), ...pieces]))
    return reply.promise as Promise<Answer>
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
    let place = 0
    for (;;) {
      const read = readReply(this.received, place)
      if (!read) break
      place = read.end
      const asked = this.waiting.shift()
      if (read.reply instanceof Error) asked?.reject(read.reply)
      else asked?.resolve(read.reply)
    }
    this.received = this.received.subarray(place)
  }
}

/** One whole reply from this place on; null while a part of it has not arrived. */
function readReply(bytes: Buffer, place: number): { reply: Reply; end: number } | null {
  const lineEnd = bytes.indexOf('\r\n', place)
  if (lineEnd === -1) return null
  const kind = String.fromCharCode(bytes[place] ?? 0)
  const line = bytes.toString('utf8', place + 1, lineEnd)
  const end = lineEnd + 2
  if (kind === '+') return { reply: line, end }
  if (kind === '-') return { reply: new Error(line), end }
  if (kind === ':') return { reply: Number(line), end }
  const length = Number(line)
  if (length === -1) return { reply: null, end }
  if (kind === '$') {
    if (bytes.length < end + length + 2) return null
    return { reply: bytes.toString('utf8', end, end + length), end: end + length + 2 }
  }
  const replies: Reply[] = []
  let next = end
  for (let index = 0; index < length; index += 1) {
    const read = readReply(bytes, next)
    if (!read) return null
    replies.push(read.reply)
    next = read.end
  }
  return { reply: replies, end: next }
}
