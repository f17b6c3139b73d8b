import { type AvailablePlatform, availablePlatforms } from '../../../../core/platforms/index.ts'
import { between, draw, pick, shuffle } from './random.ts'
import { plain, type Story, stories } from './stories.ts'
import { wordsOf } from './words.ts'

export interface PlanOptions {
  seed: string
  /** How many targets there are at least. */
  targets: number
  /** How many times faster than usual the clocks run. */
  scale: number
  /** A regular expression: only the stories whose names fit are told. */
  only?: string | undefined
}

export interface PlannedAccount {
  number: number
  platform: AvailablePlatform
  /** Name on the stand-ins. */
  username: string
  organization: number
}

export interface PlannedPost {
  number: number
  story: Story
  /** Posts that say the same are of one family: the number in their text. */
  family: number
  organization: number
  accounts: PlannedAccount[]
  /** Seconds from the beginning until it is due. */
  dueAfter: number
  /** Seconds from then on at which a person acts, or an account's access changes. */
  actAfter: number
}

export interface Plan extends PlanOptions {
  posts: PlannedPost[]
  accounts: PlannedAccount[]
  /** Seconds within which everything is due. */
  window: number
}

/** Organizations that take what comes, then the strict one and the one where everything has to be approved. */
const tolerant = 3
export const strictOrganization = tolerant
export const approvingOrganization = tolerant + 1
export const organizations = tolerant + 2
/** Posts that one account carries at most: platforms have limits, and a search reads only so far back. */
const postsOfAccount = 30
const targetsPerSecond = 16
/**
 * Of the crashes that a long run draws, the share that is told: each takes a worker, on every platform of the post, and the
 * workers must be at work for most of the time.
 */
const crashShare = 0.06

/** Accounts with an even number repeat whatever they are told. */
export const isUnguarded = (username: string) => Number(username.replace(/^crowd-/, '')) % 2 === 0

/** Everything that will happen, from one seed: every process makes the same of it. */
export function makePlan(options: PlanOptions): Plan {
  const { seed } = options
  const only = options.only === undefined ? null : new RegExp(options.only)
  const chosen = only ? stories.filter(({ name }) => only.test(name)) : stories
  const window = Math.max(only ? 6 : 20, options.targets / targetsPerSecond)
  const accounts: PlannedAccount[] = []
  const rosters = new Map<string, { username: string; used: number }>()
  let people = 0
  const newPerson = (unguarded: boolean) => {
    do people += 1
    while (isUnguarded(`crowd-${people}`) !== unguarded)
    return `crowd-${people}`
  }
  const account = (platform: AvailablePlatform, username: string, organization: number): PlannedAccount => {
    const known = accounts.find(
      (each) =>
        each.platform === platform && each.username === username && each.organization === organization,
    )
    if (known) return known
    const made = { number: accounts.length, platform, username, organization }
    accounts.push(made)
    return made
  }
  const common = (unguarded: boolean, organization: number): string => {
    const key = `${organization}/${unguarded}`
    const known = rosters.get(key)
    if (known && known.used < postsOfAccount) {
      known.used += 1
      return known.username
    }
    const username = newPerson(unguarded)
    rosters.set(key, { username, used: 1 })
    return username
  }
  const posts: PlannedPost[] = []
  const tell = (story: Story, dueAfter: number) => {
    const family = posts.length
    const unguarded = story.unguarded === true
    const organization = organizationOf(story, Math.floor(draw(seed, 'organization', family) * tolerant))
    const username = needsOwn(story) ? newPerson(unguarded) : common(unguarded, organization)
    const platforms = story.platforms ?? availablePlatforms
    for (let copy = 0; copy < (story.copies ?? 1); copy += 1) {
      posts.push({
        number: posts.length,
        story,
        family,
        organization,
        accounts: platforms.map((platform) => account(platform, username, organization)),
        dueAfter,
        actAfter: between(-1.2, 0.6, seed, 'act', posts.length),
      })
    }
  }
  const burst = only ? 0 : Math.min(1_000, Math.ceil(options.targets / 12))
  const slow: Story = { name: 'all at once, one platform slow', slowOn: 'x' }
  for (const story of shuffle(chosen, seed, 'first')) tell(story, between(0, window, seed, story.name))
  for (let told = 0; told < burst; told += availablePlatforms.length) tell(slow, Math.round(window / 2))
  const count = () => posts.reduce((sum, post) => sum + post.accounts.length, 0)
  const often = chosen.filter((story) => !needsOwn(story))
  while (count() < options.targets) {
    const number = posts.length
    const drawn = often.length === 0 ? plain : pick(often, seed, 'story', number)
    const isPlain =
      draw(seed, 'plain', number) < 0.4 ||
      (drawn.crashes !== undefined && draw(seed, 'crash', number) >= crashShare)
    tell(isPlain ? plain : drawn, between(0, window, seed, 'due', number))
  }
  return { ...options, posts, accounts, window }
}

function organizationOf({ strict, approving }: Story, usual: number): number {
  if (strict) return strictOrganization
  return approving ? approvingOrganization : usual
}

/**
 * Stories that meddle with the account, or with all that is read on it, have one of their own; they are told once, also
 * in long runs.
 */
function needsOwn({ account, act, failedReads, older, strict }: Story): boolean {
  return (
    account !== undefined ||
    act === 'disconnect' ||
    act === 'demote' ||
    failedReads !== undefined ||
    older === true ||
    strict === true
  )
}

/** What a post says after so many edits. */
export const textOf = (post: PlannedPost, revision: number) =>
  wordsOf(post.family, revision, post.story.oddity)

export interface Tag {
  family: number
  revision: number
}

/** Which post, and which edit of it, a text is. */
export function tagOf(text: string): Tag | null {
  const found = /\[f(\d+)r(\d+)\]/.exec(text)
  return found ? { family: Number(found[1]), revision: Number(found[2]) } : null
}

/** The first of the posts that say what this text says. */
export function plannedFor(plan: Plan, text: string): PlannedPost | null {
  const tag = tagOf(text)
  return (tag && plan.posts[tag.family]) ?? null
}
