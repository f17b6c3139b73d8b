import { makeSecrets } from './database.ts'
import { type Child, startChild } from './parent.ts'

/** Which queue wakes the workers. */
export type QueueKind = 'driver' | 'sandbox'

/** The environment of the application in a measurement, and the queue that it names, which is running then. */
export async function environmentOf(
  databaseUrl: string,
  platformUrl: string,
  kind: QueueKind = 'driver',
): Promise<{ environment: Record<string, string>; queue: Child }> {
  const secrets = await makeSecrets()
  const environment = {
    DATABASE_URL: databaseUrl,
    ROOMS_URL: platformUrl,
    AUTH_SECRET: secrets.authSecret,
    SEAL_KEYS: secrets.sealKeys,
    SIGNING_KEYS: secrets.signingKeys,
    QSTASH_TOKEN: secrets.qstash.token,
    QSTASH_CURRENT_SIGNING_KEY: secrets.qstash.currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: secrets.qstash.nextSigningKey,
    TRUSTED_HOSTS: new URL(platformUrl).host,
  }
  const queue = await startChild(kind === 'sandbox' ? 'wake-sandbox.ts' : 'wake-driver.ts', environment)
  return { environment: { ...environment, QSTASH_URL: await queue.ask<string>('address') }, queue }
}
