import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import * as z from 'zod'
import { StartProblem } from './paths.ts'

/** The secrets of one local installation, made at the first start and kept in its folder. */
const LocalSecrets = z.object({
  authSecret: z.string(),
  sealKeys: z.string(),
  signingKeys: z.string(),
  qstash: z.object({ token: z.string(), currentSigningKey: z.string(), nextSigningKey: z.string() }),
  demoPassword: z.string(),
})
export type LocalSecrets = z.infer<typeof LocalSecrets>

/** Reads the installation's secrets, making them at the first start. Only the owner may read the file. */
export async function loadSecrets(home: string): Promise<LocalSecrets> {
  const file = join(home, 'secrets.json')
  if (existsSync(file)) {
    try {
      return LocalSecrets.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      throw new StartProblem(
        `${file} is damaged.`,
        'Restore it from a backup; without it stored platform tokens cannot be opened. To begin anew, delete the folder.',
      )
    }
  }
  const secrets = await makeSecrets()
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

async function makeSecrets(): Promise<LocalSecrets> {
  const text = (bytes: number) => randomBytes(bytes).toString('base64url')
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: `local-${text(4)}`, alg: 'ES256', use: 'sig' }
  return {
    authSecret: text(32),
    sealKeys: `local:${randomBytes(32).toString('base64')}`,
    signingKeys: JSON.stringify({ keys: [jwk] }),
    qstash: { token: text(24), currentSigningKey: `sig_${text(24)}`, nextSigningKey: `sig_${text(24)}` },
    demoPassword: `${text(6)}-${text(6)}`,
  }
}
