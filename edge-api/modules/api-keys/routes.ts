import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { CreateKeyInput, createKey } from './create-key.ts'
import { KeyView, NewKeyView } from './key-view.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'

const tag = 'API keys'

export const apiKeyRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/api-keys',
      operation: 'createApiKey',
      summary: 'Make an API key',
      description:
        'The key stands in this answer only. Its scopes are permissions, and never more than you hold yourself.',
      tag,
      access: 'apiKey.manage',
      body: CreateKeyInput,
      status: 201,
      response: NewKeyView,
    },
    ({ ctx, body }) => createKey(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/api-keys',
      operation: 'listApiKeys',
      summary: 'List the API keys that are in force',
      tag,
      access: 'apiKey.read',
      query: z.strictObject(pageQuery),
      response: pageOf(KeyView),
    },
    ({ ctx, query }) => listKeys(ctx, query),
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/api-keys/{keyId}',
      operation: 'revokeApiKey',
      summary: 'Revoke an API key and every embed token it minted',
      tag,
      access: 'apiKey.manage',
      params: z.strictObject({ keyId: idSchema('apiKey') }),
      response: z.object({ id: idSchema('apiKey') }),
    },
    ({ ctx, params }) => revokeKey(ctx, params),
  ),
] as const
