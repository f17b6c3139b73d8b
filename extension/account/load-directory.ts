import { roleMay } from '../../core/roles.ts'
import { type Result, succeed } from '../../widget/api/result.ts'
import type { Me } from '../../widget/api/views.ts'
import { apiFor } from './api.ts'
import type { Directory } from './directory.ts'
import type { Session } from './session.ts'

/** Reads who is signed in and the accounts of one organization: the wished one where they belong to it, else the first. */
export async function loadDirectory(
  session: Session,
  wished: string | null,
  onSignedOut: () => void,
): Promise<Result<Directory>> {
  const me = await apiFor({ session, organizationId: null, onSignedOut }).call('GET /v1/me')
  if (!me.ok) return me
  const { user, organizations } = me.value
  const organization = organizations.find(({ id }) => id === wished) ?? organizations[0] ?? null
  const directory = {
    user: { id: user.id, name: user.name, email: user.email },
    organizations: organizations.map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    organizationId: organization?.id ?? null,
    asks: organization !== null && hasToAsk(organization),
  }
  if (organization === null) {
    return succeed({ ...directory, nextSlot: null, drafting: null, accounts: [] })
  }
  const client = apiFor({ session, organizationId: organization.id, onSignedOut })
  const mayQueue = roleMay(organization.role, 'post.schedule') && !directory.asks
  const [accounts, drafting, slots] = await Promise.all([
    client.call('GET /v1/accounts'),
    client.call('GET /v1/templates/current'),
    mayQueue ? client.call('GET /v1/slots/next', { query: { limit: 1 } }) : null,
  ])
  if (!accounts.ok) return accounts
  const [slot] = slots?.ok ? slots.value.items : []
  return succeed({
    ...directory,
    // Without an answer there is just one button less.
    nextSlot: slot ? { wallTime: slot.wallTime, timeZone: slot.timeZone } : null,
    drafting: drafting.ok ? drafting.value : null,
    accounts: accounts.value.items.map(
      ({ id, platform, handle, displayName, avatarUrl, status, limits }) => ({
        ...{ id, platform, handle, displayName, avatarUrl, status, limits },
      }),
    ),
  })
}

/** Whoever may not schedule can only ask; whoever may has to, where posts need an approval they cannot give. */
function hasToAsk({ role, requiresApproval }: Me['organizations'][number]): boolean {
  if (!roleMay(role, 'post.schedule')) return roleMay(role, 'post.edit')
  return requiresApproval && !roleMay(role, 'post.approve')
}
