import type { History } from '../history.ts'
import { plain } from '../plan/stories.ts'

/** Share of the posts that nothing but the common weather befalls that must go out, and of all targets together. */
const ofCalm = 0.9
const ofAll = 0.6
const calm = new RegExp(`^(${plain.name}|pictures|all at once, one platform slow|odd text|wake-up: )`)

/**
 * Whether a run says anything: a program that asks a person about every post breaks no promise, and is of no use.
 * Answers what is missing, in sentences; nothing when the run has substance.
 */
export function lacksOf(history: History): string[] {
  const lacks: string[] = []
  const expect = (name: string, targets: History['targets'], share: number) => {
    const published = targets.filter(({ status }) => status === 'PUBLISHED').length
    if (targets.length === 0 || published / targets.length >= share) return
    lacks.push(`Of ${targets.length} ${name} only ${published} were published.`)
  }
  expect('targets', history.targets, ofAll)
  expect(
    'targets that should simply go out',
    history.targets.filter(({ postId }) => calm.test(history.stories[postId] ?? '')),
    ofCalm,
  )
  return lacks
}

/** How many targets came to which end, and why. */
export function endingsOf({ targets }: History): [string, number][] {
  const endings = Map.groupBy(targets, ({ status, platform, errorCode }) =>
    status === 'PUBLISHED' ? status : `${status} ${errorCode ?? ''} on ${platform}`,
  )
  return [...endings].map(([ending, those]): [string, number] => [ending, those.length])
}
