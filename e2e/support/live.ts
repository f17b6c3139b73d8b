import type { Product } from './product.ts'
import { until } from './product.ts'

/** A post as a platform's own record has it; nothing of AllIN's database is in it. */
export interface LivePost {
  id: string
  platform: string
  account: { handle: string }
  text: string
  media: { alt: string | null; mimeType: string; hash: string }[]
  card: { url: string; title: string; imageHash: string | null } | null
  url: string | null
  createdAt: string
  deletedAt: string | null
}

/** What the platforms show now whose text contains `part`. */
export async function livePosts(product: Product, part: string): Promise<LivePost[]> {
  const response = await fetch(`${product.addresses.hub}/live`)
  const answer = (await response.json()) as { posts: LivePost[] } | LivePost[]
  const posts = Array.isArray(answer) ? answer : answer.posts
  return posts.filter((post) => post.deletedAt === null && post.text.includes(part))
}

/** Waits until as many posts with this text are live as expected, and answers them. */
export async function waitForLive(
  product: Product,
  part: string,
  count: number,
  milliseconds = 30_000,
): Promise<LivePost[]> {
  await until(
    async () => (await livePosts(product, part)).length >= count,
    milliseconds,
    `${count} live posts with “${part}”`,
  )
  return livePosts(product, part)
}

/** Makes a stand-in misbehave from now on; an empty list makes it behave. */
export async function setFaults(product: Product, platform: string, faults: object[]): Promise<void> {
  const response = await fetch(`${product.addresses.hub}/faults/${platform}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  if (!response.ok) throw new Error(`Setting faults of ${platform} answered ${response.status}.`)
}
