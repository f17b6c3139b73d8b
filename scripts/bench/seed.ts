import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { formatId, type IdKind } from '../../core/ids.ts'
import { renderFor } from '../../core/render.ts'
import { createKeys } from '../../edge-api/adapters/keys.ts'
import { readConfig } from '../../edge-api/config.ts'
import { globalRemoteId } from '../../edge-api/modules/accounts/remote-id.ts'

export interface SeededAccount {
  id: string
  organizationId: string
  /** The account's number on the platform; its token is `token-NUMBER`. */
  number: string
}

export interface SeededTarget {
  id: string
  account: SeededAccount
  /** Unix milliseconds. */
  dueAt: number
  text: string
}

export const newId = (kind: IdKind, at = Date.now()) => formatId(kind, at, randomBytes(10))

/** Accounts in one organization. */
const perOrganization = 20
const atOnce = 5_000

/** Connects accounts as rows, with sealed tokens, twenty to an organization. */
export async function seedAccounts(
  client: pg.Client,
  environment: Record<string, string>,
  count: number,
  serverUrl: string,
): Promise<SeededAccount[]> {
  const keys = createKeys(readConfig({ ...environment, PUBLIC_URL: 'http://localhost' }).keys)
  const organizations = Array.from({ length: Math.ceil(count / perOrganization) }, () =>
    newId('organization'),
  )
  await client.query(
    `insert into organizations (id, name, time_zone) select id, 'Measured', 'UTC' from unnest($1::text[]) id`,
    [organizations],
  )
  const accounts: SeededAccount[] = Array.from({ length: count }, (_, index) => ({
    id: newId('account'),
    organizationId: organizations[Math.floor(index / perOrganization)] ?? '',
    number: String(index + 1),
  }))
  const rows = await Promise.all(
    accounts.map(async ({ id, organizationId, number }) => ({
      id,
      organizationId,
      remoteId: globalRemoteId('mastodon', number, serverUrl),
      handle: `measured${number}@platform.example`,
      token: await keys.seal(`token-${number}`, { organizationId, rowId: id, field: 'accessToken' }),
    })),
  )
  await client.query(
    `insert into social_accounts (id, organization_id, platform, remote_id, handle, display_name, server_url,
       sealed_access_token, connected_by)
     select "id", "organizationId", 'mastodon', "remoteId", handle, handle, $2, token, 'user_measured'
     from jsonb_to_recordset($1::jsonb)
       as row("id" text, "organizationId" text, "remoteId" text, handle text, token text)`,
    [JSON.stringify(rows), serverUrl],
  )
  return accounts
}

/** Schedules one post for each due time, on the accounts in turn, as it stands in the database once the queue is armed. */
export async function seedTargets(
  client: pg.Client,
  accounts: readonly SeededAccount[],
  dueTimes: readonly number[],
): Promise<SeededTarget[]> {
  const targets = dueTimes.flatMap((dueAt, index): SeededTarget[] => {
    const account = accounts[index % accounts.length]
    const id = newId('target')
    return account ? [{ id, account, dueAt, text: `Measured post ${id}` }] : []
  })
  for (let start = 0; start < targets.length; start += atOnce) {
    await insert(client, targets.slice(start, start + atOnce))
  }
  await client.query('analyze posts, post_targets, social_accounts, organizations')
  return targets
}

async function insert(client: pg.Client, targets: readonly SeededTarget[]): Promise<void> {
  const rows = targets.map(({ id, account, dueAt, text }) => {
    const written = { text, link: null, media: [], variants: {} }
    const content = renderFor(written, { platform: 'mastodon' })
    const at = new Date(dueAt).toISOString()
    return {
      id,
      postId: newId('post'),
      organizationId: account.organizationId,
      accountId: account.id,
      at,
      text,
      content,
      contentHash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
      marks: { idempotencyKey: randomBytes(24).toString('base64url'), createdAt: at },
    }
  })
  await client.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as row("id" text, "postId" text, "organizationId" text,
         "accountId" text, at timestamptz, text text, content jsonb, "contentHash" text, marks jsonb)
     ), written as (
       insert into posts (id, organization_id, status, text, account_ids, scheduled_at, time_zone, content_hash, created_by)
       select "postId", "organizationId", 'SCHEDULED', text, array["accountId"], at, 'UTC', "contentHash", 'user_measured'
       from given
     )
     insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at, scheduled_at,
       content, content_hash, marks, wake_up_id, wake_up_generation)
     select "id", "organizationId", "postId", "accountId", 'mastodon', 'QUEUED', at, at, content, "contentHash", marks,
       'msg_' || "id", 1
     from given`,
    [JSON.stringify(rows)],
  )
}
