import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../browser/composer.ts'
import { launchChromium, openStudio, signInAtStudio } from '../browser/studio.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { changeStored } from '../support/database.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { freeBasePort, type Product, startProduct, until } from '../support/product.ts'
import { failToStart, type StartFailure } from '../support/start-failure.ts'

describe('stopping and starting again', () => {
  let product: Product
  let caller: Caller
  let browser: Browser
  let context: BrowserContext

  beforeAll(async () => {
    product = await startProduct({ env: { SWEEP_SECONDS: '1' } })
    caller = await signInAsDemo(product)
    browser = await launchChromium()
    context = await browser.newContext({ locale: 'en-GB' })
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  it('keeps everything, sends what came due in between once, and asks about what is too late', async () => {
    const { items } = await caller.must('GET', '/v1/accounts')
    const accountIds = items.map(({ id }: { id: string }) => id)
    const write = (text: string) => caller.must('POST', '/v1/posts', { text, accountIds })
    const schedule = async (text: string, at: number) => {
      const { id, revision } = await write(text)
      return caller.must('POST', `/v1/posts/${id}/schedule`, {
        revision,
        at: new Date(at).toISOString(),
      })
    }
    const studio = await signInAtStudio(context, product)
    const draft = await write('A draft that outlives the night.')
    const sent = await write('Live before the night.')
    await caller.must('POST', `/v1/posts/${sent.id}/publish`, { revision: sent.revision })
    await waitForLive(product, 'Live before the night', 3)
    const tomorrow = await schedule('Planned for tomorrow.', Date.now() + 86_400_000)
    const due = Date.now() + 25_000
    const missed = await schedule('Due while nobody was here.', due)
    await product.stop()
    expect(Date.now()).toBeLessThan(due)
    await until(() => Date.now() > due, 40_000)

    product = await startProduct({ home: product.home, port: product.port, env: { SWEEP_SECONDS: '1' } })
    await waitForLive(product, 'Due while nobody was here', 3)
    await until(
      async () => (await caller.must('GET', `/v1/posts/${missed.id}`)).status === 'PUBLISHED',
      20_000,
      'the missed post to be published',
    )
    expect(await livePosts(product, 'Due while nobody was here')).toHaveLength(3)
    expect(await livePosts(product, 'Live before the night')).toHaveLength(3)
    expect(await livePosts(product, 'Planned for tomorrow')).toHaveLength(0)
    expect((await caller.must('GET', `/v1/posts/${tomorrow.id}`)).status).toBe('SCHEDULED')

    // The session of the browser and of the API still hold; nobody signs in again.
    await studio.goto(`${product.addresses.api}/compose/${draft.id}`)
    await textOf(studio).waitFor()
    expect(await textOf(studio).inputValue()).toBe('A draft that outlives the night.')
    await studio.close()
  })

  it('asks before it sends what is later than the organization tolerates', async () => {
    const { items } = await caller.must('GET', '/v1/accounts')
    const { id, revision } = await caller.must('POST', '/v1/posts', {
      text: 'Good morning, an hour ago.',
      accountIds: items.map((account: { id: string }) => account.id),
    })
    const due = Date.now() + 25_000
    await caller.must('POST', `/v1/posts/${id}/schedule`, { revision, at: new Date(due).toISOString() })
    await tolerate(product, 1)
    await product.stop()
    expect(Date.now()).toBeLessThan(due)
    await until(() => Date.now() > due + 1_500, 40_000)

    product = await startProduct({ home: product.home, port: product.port, env: { SWEEP_SECONDS: '1' } })
    await until(
      async () => (await caller.must('GET', `/v1/posts/${id}`)).status === 'NEEDS_REVIEW',
      20_000,
      'the late post to ask for a look',
    )
    const page = await openStudio(context, product, `/posts/${id}`)
    await page.locator('.post__line .status.tone-orange').waitFor()
    expect(await livePosts(product, 'Good morning')).toHaveLength(0)
    await page
      .getByRole('region', { name: /^Mastodon / })
      .getByRole('button', { name: 'Send now' })
      .click()
    const live = await waitForLive(product, 'Good morning', 1)
    expect(live.map(({ platform }) => platform)).toEqual(['mastodon'])
    await tolerate(product, 900)
  })
})

/** Sets the tolerance where the organization keeps it: a real quarter of an hour is too long for a test. */
const tolerate = (product: Product, seconds: number) =>
  changeStored(product, 'update organizations set late_tolerance_seconds = $1', [seconds])

describe('a start that cannot succeed', () => {
  let sound: string
  let home: string
  let port: number
  beforeAll(async () => {
    const product = await startProduct()
    await product.stop()
    sound = product.home
  })
  afterAll(() => rmSync(sound, { recursive: true, force: true }))
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'allin-broken-'))
    port = await freeBasePort()
  })
  afterEach(() => {
    chmodSync(home, 0o700)
    rmSync(home, { recursive: true, force: true })
  })
  const start = (folder = home) => failToStart({ ALLIN_HOME: folder, ALLIN_PORT: String(port) })
  /** One sentence, one next step, nothing of the program's inside. */
  const expectSentence = ({ code, lines }: StartFailure, what: RegExp, next: RegExp) => {
    const said = lines.filter((line) => !line.startsWith('Building '))
    expect(code).toBe(1)
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(what)
    expect(said[1]).toMatch(next)
    expect(lines.join('\n')).not.toMatch(/^\s+at |node:internal|\bError:/m)
  }

  it('names the port that is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(port + 12, '127.0.0.1', resolve))
    try {
      expectSentence(await start(), new RegExp(`Port ${port + 12} .*already in use`), /ALLIN_PORT=/)
    } finally {
      await new Promise((resolve) => holder.close(resolve))
    }
  })

  it('says when it cannot write to its folder', async () => {
    const file = join(home, 'file')
    writeFileSync(file, 'Not a folder.')
    expectSentence(await start(file), /cannot be AllIN’s folder/, /ALLIN_HOME/)
    // To root every folder is open.
    if (process.getuid?.() === 0) return
    chmodSync(home, 0o500)
    expectSentence(await start(home), /cannot write to/, /ALLIN_HOME/)
  })

  it.each([
    ['the secrets', 'secrets.json', /secrets\.json is damaged/, /backup|begin anew/],
    ['the database', 'database', /database .*is damaged/, /ALLIN_HOME/],
    ['the sandbox', 'sandbox', /sandbox/i, /log|folder/],
  ])('says that the data folder is damaged: %s', async (_name, part, what, next) => {
    cpSync(sound, home, { recursive: true })
    spoil(join(home, part))
    expectSentence(await start(), what, next)
  })
})

/** Overwrites a file, or every file of a folder, with something it is not. */
function spoil(path: string): void {
  if (path.endsWith('.json')) {
    writeFileSync(path, '{"authSecret": ')
    return
  }
  mkdirSync(path, { recursive: true })
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    const isLock = entry.name === 'lock.sqlite'
    if (entry.isFile() && !isLock)
      writeFileSync(join(entry.parentPath, entry.name), 'This is not what was here.')
  }
}
