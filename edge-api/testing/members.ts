import { audiences } from '../../core/events.ts'
import type { Permission, Role } from '../../core/roles.ts'
import { members } from '../../db/schema/index.ts'
import type { EmbedClaims } from '../modules/embed/claims.ts'
import type { Person, TestApi } from './test-api.ts'

/** Signs a person up and makes them a member of an existing organization. */
export async function signUpMember(api: TestApi, organizationId: string, role: Role): Promise<Person> {
  const person = await api.signUp({ organization: false, name: `${role} Example` })
  await api.deps.db
    .insert(members)
    .values({ id: api.deps.ids.next('member'), organizationId, userId: person.userId, role })
  return {
    ...person,
    organizationId,
    request: (method, path, options = {}) =>
      api.request(method, path, { token: person.token, organizationId, ...options }),
  }
}

/** An API key of the administrator's organization. */
export async function makeKey(admin: Person, scopes: Permission[]): Promise<{ id: string; key: string }> {
  const made = await admin.request('POST', '/v1/api-keys', { body: { name: 'Test', scopes } })
  if (made.status !== 201) throw new Error(`Making a key failed: ${JSON.stringify(made.body)}`)
  return made.body
}

export const embedOrigin = 'https://cms.example'

/** An embed token as the API would mint it, but with any life. */
export async function signEmbedToken(
  api: TestApi,
  claims: Pick<EmbedClaims, 'organizationId' | 'keyId' | 'capabilities'>,
  seconds = 300,
): Promise<string> {
  return api.deps.keys.sign(
    { name: 'Cleo', origins: [embedOrigin], ...claims },
    { audience: audiences.embed, seconds, subject: 'cms-user-7' },
  )
}
