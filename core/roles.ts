/** Roles of a member in an organization, from the most to the least powerful. */
export const roles = ['ADMIN', 'MANAGER', 'PUBLISHER', 'CONTRIBUTOR', 'VIEWER'] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles
const writers: readonly Role[] = ['ADMIN', 'MANAGER', 'PUBLISHER', 'CONTRIBUTOR']
const publishers: readonly Role[] = ['ADMIN', 'MANAGER', 'PUBLISHER']
const managers: readonly Role[] = ['ADMIN', 'MANAGER']

/**
 * Who may do what: the one permission table. Routes, the Studio's buttons and every later
 * surface (MCP, agents) read this table and nothing else.
 */
export const permissions = {
  'organization.read': everyone,
  'organization.manage': managers,
  'account.read': everyone,
  'account.connect': managers,
  'account.disconnect': managers,
  'post.read': everyone,
  'post.create': writers,
  'post.edit': writers,
  'post.delete': writers,
  'post.schedule': publishers,
  'post.publish': publishers,
  'post.review': publishers,
  'post.approve': managers,
  'slot.read': everyone,
  'slot.manage': managers,
  'notification.read': everyone,
  'webhook.read': managers,
  'webhook.manage': ['ADMIN'],
  'clip.read': everyone,
  'clip.create': writers,
  'template.read': everyone,
  'template.manage': managers,
  'media.read': everyone,
  'media.upload': writers,
  'room.join': everyone,
  'apiKey.read': managers,
  'apiKey.manage': ['ADMIN'],
  'embedToken.mint': ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role holds a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}

/** What a foreign page may be allowed to do through an embed token, and which permissions each capability stands for. */
export const embedCapabilities = {
  view: [
    'organization.read',
    'account.read',
    'post.read',
    'clip.read',
    'template.read',
    'media.read',
    'slot.read',
    'room.join',
  ],
  compose: ['post.create', 'post.edit', 'post.delete', 'media.upload', 'clip.create'],
  schedule: ['post.schedule', 'post.publish', 'post.review'],
} as const satisfies Record<string, readonly Permission[]>

export type EmbedCapability = keyof typeof embedCapabilities

/** Every permission that a set of embed capabilities grants. */
export function embedPermissions(capabilities: readonly EmbedCapability[]): Set<Permission> {
  return new Set(capabilities.flatMap((capability) => embedCapabilities[capability] as readonly Permission[]))
}

/** Scopes that an API key may carry: exactly the permissions. */
export const apiKeyScopes = Object.keys(permissions) as Permission[]
