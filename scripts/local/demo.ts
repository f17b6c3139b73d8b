import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../db/client.ts'
import { systemClock } from '../../edge-api/adapters/clock.ts'
import { createIds } from '../../edge-api/adapters/ids.ts'
import { allowOnConsentScreen } from './consent.ts'
import { drawPicture } from './demo-picture.ts'
import { demoEmail, demoWriterEmail } from './environment.ts'
import { type Addresses, origin } from './ports.ts'

interface DemoOptions {
  home: string
  addresses: Addresses
  password: string
  /** Where the local database answers. */
  database: { url: string; endpoint: string }
}

export interface DemoSignIn {
  email: string
  password: string
  /** E-mail of a contributor, who asks for approval; the password is the same. */
  writer: string
}

/**
 * Makes the demo organization at the first start, as a person would: through the public API and the platforms'
 * consent screens. Answers the sign-in to print.
 */
export async function seedDemo(options: DemoOptions): Promise<DemoSignIn> {
  const signIn = { email: demoEmail, password: options.password, writer: demoWriterEmail }
  const marker = join(options.home, 'demo.json')
  if (existsSync(marker)) return signIn
  const api = await DemoClient.signUp(origin(options.addresses.api), signIn, 'Demo Editor')
  await addWriter(options, await api.createOrganization('Harbour Gazette'))
  await giveKeyToCms(api, options)
  const { addresses } = options
  const bluesky = await api.connect(
    { platform: 'bluesky', handle: new URL(origin(addresses.bluesky)).host },
    'studio',
  )
  const mastodon = await api.connect({ platform: 'mastodon', server: origin(addresses.mastodon) }, 'studio')
  const x = await api.connect({ platform: 'x' }, 'studio')
  await writePosts(api, { bluesky, mastodon, x })
  writeFileSync(marker, JSON.stringify({ email: signIn.email, madeAt: new Date().toISOString() }))
  return signIn
}

/** A second person, who may write and not publish. Nobody can be invited yet, so that the membership is written down here. */
async function addWriter(options: DemoOptions, organizationId: string): Promise<void> {
  const signIn = { email: demoWriterEmail, password: options.password }
  await DemoClient.signUp(origin(options.addresses.api), signIn, 'Demo Writer')
  const id = createIds(systemClock).next('member')
  await openDatabase(options.database).execute(sql`
    insert into members (id, organization_id, user_id, role)
    select ${id}, ${organizationId}, u.id, 'CONTRIBUTOR' from users u where u.email = ${signIn.email}
    on conflict do nothing`)
}

async function giveKeyToCms(api: DemoClient, options: DemoOptions): Promise<void> {
  const { key } = await api.post<{ key: string }>('/v1/api-keys', {
    name: 'Demo CMS',
    scopes: ['embedToken.mint'],
  })
  const file = join(options.home, 'sandbox', 'cms-api-key')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, key, { mode: 0o600 })
}

interface DemoAccounts {
  bluesky: string
  mastodon: string
  x: string
}

async function writePosts(api: DemoClient, accounts: DemoAccounts): Promise<void> {
  const everywhere = [accounts.bluesky, accounts.mastodon, accounts.x]
  const tram = await api.upload('tram-line-9.png', 'Hills behind the new tram line at sunrise', 205)
  const market = await api.upload(
    'fish-market.png',
    'The harbour seen from the fish market, late afternoon',
    28,
  )
  const night = await api.upload('night-ferry.png', 'Dusk over the ferry terminal', 262)
  const published = await api.createPost({
    text: 'Line 9 opens on Monday: twelve minutes from the harbour to the hospital, and the first tram leaves at 5:10. #harbour',
    accountIds: everywhere,
    media: [{ mediaId: tram }],
  })
  await api.post(`/v1/posts/${published.id}/publish`, { revision: published.revision })
  const plans: {
    text: string
    accountIds: string[]
    media?: { mediaId: string }[]
    day: number
    time: string
    variants?: Record<string, string>
  }[] = [
    {
      text: 'The fish market moves under the new roof this weekend. Doors open at six, coffee is free until eight.',
      accountIds: everywhere,
      media: [{ mediaId: market }],
      day: 1,
      time: '08:30',
    },
    {
      text: 'Night ferries are back on Fridays. Last boat at 1:40, same fare.',
      accountIds: [accounts.mastodon, accounts.bluesky],
      media: [{ mediaId: night }],
      day: 2,
      time: '17:00',
    },
    {
      text: 'Reader question of the week: why does the lighthouse blink twice? Our answer, with a very old chart.',
      accountIds: everywhere,
      day: 4,
      time: '12:15',
      variants: { x: 'Why does the lighthouse blink twice? Our answer, with a very old chart.' },
    },
    {
      text: 'Tide tables for December are out. Print them, pin them, mind the 14th.',
      accountIds: [accounts.mastodon],
      day: 6,
      time: '09:00',
    },
  ]
  for (const { day, time, ...content } of plans) {
    const post = await api.createPost(content)
    await api.post(`/v1/posts/${post.id}/schedule`, {
      revision: post.revision,
      wallTime: `${dayFromNow(day)}T${time}`,
      timeZone: api.timeZone,
    })
  }
  await api.createPost({
    text: 'Ideas: portrait of the harbour pilot, night shift at the bakery, map of every public piano.',
    accountIds: [],
  })
}

/** A date in this machine's zone, `2026-11-25`. */
function dayFromNow(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  return day.toLocaleDateString('sv-SE')
}

/** The few calls that the demo needs, over HTTP like anybody else. */
class DemoClient {
  readonly timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  private readonly base: string
  private readonly token: string
  private organizationId: string | null = null
  /** Steps are numbered so that a seeding that was interrupted goes on where it stopped. */
  private step = 0

  private constructor(base: string, token: string) {
    this.base = base
    this.token = token
  }

  /** Signs a person up, or in when an earlier start got that far and no further. */
  static async signUp(
    base: string,
    { email, password }: { email: string; password: string },
    name: string,
  ): Promise<DemoClient> {
    const ask = (path: string, body: object) =>
      fetch(`${base}/v1/auth/${path}/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: base },
        body: JSON.stringify(body),
      })
    let response = await ask('sign-up', { email, password, name })
    if (!response.ok) response = await ask('sign-in', { email, password })
    const token = response.headers.get('set-auth-token')
    if (!response.ok || !token) throw new Error(`Signing the demo person up failed: ${await response.text()}`)
    return new DemoClient(base, token)
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.send<Answer>(path, JSON.stringify(body), { 'content-type': 'application/json' })
  }

  async createOrganization(name: string): Promise<string> {
    const { id } = await this.post<{ id: string }>('/v1/organizations', { name, timeZone: this.timeZone })
    this.organizationId = id
    return id
  }

  async createPost(content: unknown): Promise<{ id: string; revision: number }> {
    return this.post('/v1/posts', content)
  }

  async upload(fileName: string, altText: string, hue: number): Promise<string> {
    const picture = new Blob([drawPicture(hue)], { type: 'image/png' })
    const { id } = await this.send<{ id: string }>('/v1/media', picture, {
      'content-type': 'image/png',
      'allin-file-name': encodeURIComponent(fileName),
      'allin-alt-text': encodeURIComponent(altText),
    })
    return id
  }

  /** Connects an account through the platform's consent screen and answers its id. */
  async connect(
    input: { platform: string; server?: string; handle?: string },
    username: string,
  ): Promise<string> {
    const { authorizeUrl } = await this.post<{ authorizeUrl: string }>('/v1/accounts/connect', input)
    const callback = await allowOnConsentScreen(authorizeUrl, username)
    const ended = await fetch(callback, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${this.token}` },
    })
    const connected = new URL(ended.headers.get('location') ?? '/', this.base).searchParams.get('connected')
    if (!connected)
      throw new Error(`Connecting the demo account on ${input.platform} failed (${ended.status}).`)
    return connected
  }

  private async send<Answer>(path: string, body: BodyInit, headers: Record<string, string>): Promise<Answer> {
    this.step += 1
    const key = path === '/v1/accounts/connect' ? crypto.randomUUID() : `demo-step-${this.step}`
    const response = await fetch(`${this.base}${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: `Bearer ${this.token}`,
        'idempotency-key': key,
        ...(this.organizationId ? { 'allin-organization': this.organizationId } : {}),
      },
      body,
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
}
