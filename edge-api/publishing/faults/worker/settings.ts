import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import { sandboxQStash } from '../../../../sandbox/qstash/settings.ts'
import { testKeys } from '../../../testing/keys.ts'
import type { PlanOptions } from '../plan/plan.ts'

/** What one worker process is started with. */
export interface WorkerSettings {
  number: number
  /** How often it was started before. */
  life: number
  plan: PlanOptions
  /** How much slower than an idle machine this one is. */
  slowness: number
  /** The newer program of a rolling deploy. */
  isNext: boolean
  /** Publishes; otherwise it only answers people. */
  publishes: boolean
  /** Loses no answers of the database until told to. */
  beginsCalm: boolean
  /** How far its clock is off, in milliseconds. */
  clockOffset: number
  databaseUrl: string
  platforms: Record<AvailablePlatform, string>
  /** Where everybody reaches the API: the courier, which passes on to a worker. */
  publicUrl: string
  qstashUrl: string
  roomsUrl: string
  mediaDir: string
}

/** Seconds between two sweeps of a worker: all of them together sweep about twice a second, sixty times as often as usual. */
export const sweepSeconds = 2

/** The environment that `readConfig` takes, as an operator would write it. */
export function environmentOf(settings: WorkerSettings): Record<string, string> {
  const { platforms, publicUrl } = settings
  return {
    PUBLIC_URL: publicUrl,
    ROOMS_URL: settings.roomsUrl,
    DATABASE_URL: 'postgres://allin:local@localhost/allin',
    AUTH_SECRET: 'a-secret-that-only-this-run-knows-0123456789',
    SEAL_KEYS: testKeys.sealKeys
      .map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`)
      .join(','),
    SIGNING_KEYS: JSON.stringify({ keys: testKeys.signingKeys }),
    QSTASH_URL: settings.qstashUrl,
    QSTASH_TOKEN: sandboxQStash.token,
    QSTASH_CURRENT_SIGNING_KEY: sandboxQStash.currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: sandboxQStash.nextSigningKey,
    QSTASH_CALLBACK_URL: publicUrl,
    TRUSTED_HOSTS: [...Object.values(platforms), publicUrl].map((url) => new URL(url).host).join(','),
    REQUESTS_PER_MINUTE: '1000000',
    // A process that is killed loses what it has under way. With the usual 64 a machine that falls behind for a moment fills
    // every lane, loses hundreds with each kill, and never catches up.
    PUBLISH_AT_ONCE: '12',
    X_API_URL: platforms.x,
    X_AUTHORIZE_URL: `${platforms.x}/i/oauth2/authorize`,
    X_CLIENT_ID: 'allin-local',
    X_CLIENT_SECRET: 'allin-local-secret',
    BLUESKY_ENTRYWAY_URL: platforms.bluesky,
    BLUESKY_PLC_URL: platforms.bluesky,
    BLUESKY_APPVIEW_URL: platforms.bluesky,
    BLUESKY_WEB_URL: platforms.bluesky,
    MEDIA_DIR: settings.mediaDir,
  }
}
