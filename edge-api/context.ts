import { type EmbedCapability, embedPermissions, type Permission, type Role, roleMay } from '../core/roles.ts'
import type { Deps } from './deps.ts'
import { AppError } from './errors.ts'

/** Who calls. */
export type Principal =
  | {
      kind: 'user'
      userId: string
      name: string
      email: string
      sessionId: string
      membership: Membership | null
    }
  | { kind: 'apiKey'; keyId: string; organizationId: string; scopes: Permission[] }
  | {
      kind: 'embed'
      organizationId: string
      externalUserId: string
      externalUserName: string
      capabilities: EmbedCapability[]
      origins: string[]
    }
  | { kind: 'system'; organizationId: string; reason: 'queue' | 'sweep' | 'demo' }

export interface Membership {
  organizationId: string
  role: Role
}

/** What every verb receives: the ports, the caller, and what the answer must be recorded under. */
export interface Ctx {
  deps: Deps
  principal: Principal
  requestId: string
  /** Present on every write that carries an idempotency key. */
  idempotency: { key: string; fingerprint: string } | null
}

/** The organization the call is about. Throws when a signed-in person named none. */
export function organizationOf(ctx: Ctx): string {
  const { principal } = ctx
  if (principal.kind !== 'user') return principal.organizationId
  if (principal.membership) return principal.membership.organizationId
  throw new AppError('ORGANIZATION_REQUIRED', {
    detail: 'Send the header Allin-Organization with the id of one of your organizations.',
  })
}

/** Whether the caller holds a permission in the organization of the call. */
export function may(ctx: Ctx, permission: Permission): boolean {
  const { principal } = ctx
  switch (principal.kind) {
    case 'user':
      return principal.membership !== null && roleMay(principal.membership.role, permission)
    case 'apiKey':
      return principal.scopes.includes(permission)
    case 'embed':
      return embedPermissions(principal.capabilities).has(permission)
    case 'system':
      return true
  }
}

/** Throws FORBIDDEN unless the caller holds the permission; answers the organization. */
export function permit(ctx: Ctx, permission: Permission): string {
  const organizationId = organizationOf(ctx)
  if (may(ctx, permission)) return organizationId
  throw new AppError('FORBIDDEN', {
    detail: `This needs the permission ${permission}. Ask an administrator of the organization for a role that has it.`,
  })
}

/** A stable id of the caller, for audit rows and idempotency. */
export function actorId(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
      return principal.userId
    case 'apiKey':
      return principal.keyId
    case 'embed':
      return `${principal.organizationId}:${principal.externalUserId}`
    case 'system':
      return `system:${principal.reason}`
  }
}
