import { describe, expect, it } from 'vitest'
import {
  apiKeyScopes,
  embedCapabilities,
  embedPermissions,
  type Permission,
  permissions,
  type Role,
  roleMay,
  roles,
} from './roles.ts'

const names = Object.keys(permissions) as Permission[]

/** What each role may do beyond the one below it, written out once more by hand. */
const additions: Record<Role, Permission[]> = {
  VIEWER: [
    'organization.read',
    'account.read',
    'post.read',
    'clip.read',
    'media.read',
    'room.join',
    'slot.read',
    'template.read',
    'notification.read',
  ],
  CONTRIBUTOR: ['post.create', 'post.edit', 'post.delete', 'clip.create', 'media.upload'],
  PUBLISHER: ['post.schedule', 'post.publish', 'post.review'],
  MANAGER: [
    'account.connect',
    'account.disconnect',
    'apiKey.read',
    'organization.manage',
    'post.approve',
    'slot.manage',
    'template.manage',
    'webhook.read',
  ],
  ADMIN: ['apiKey.manage', 'embedToken.mint', 'webhook.manage'],
}

describe('the permission table', () => {
  const ladder = [...roles].reverse()
  it.each(ladder)('gives %s exactly what it should', (role) => {
    const expected = ladder.slice(0, ladder.indexOf(role) + 1).flatMap((each) => additions[each])
    expect(names.filter((name) => roleMay(role, name)).sort()).toEqual([...expected].sort())
  })

  it('lets an administrator do everything', () => {
    expect(names.every((name) => roleMay('ADMIN', name))).toBe(true)
  })

  it('offers API keys exactly the permissions', () => {
    expect(apiKeyScopes).toEqual(names)
  })
})

describe('embed capabilities', () => {
  it('never reach accounts, keys or tokens', () => {
    const all = embedPermissions(Object.keys(embedCapabilities) as (keyof typeof embedCapabilities)[])
    for (const name of [
      'account.connect',
      'account.disconnect',
      'apiKey.manage',
      'apiKey.read',
      'embedToken.mint',
      'organization.manage',
      'post.approve',
      'template.manage',
      'webhook.manage',
    ] as const) {
      expect(all.has(name)).toBe(false)
    }
  })

  it('grant nothing by themselves, and only reading with view', () => {
    expect(embedPermissions([]).size).toBe(0)
    expect([...embedPermissions(['view'])].every((name) => roleMay('VIEWER', name))).toBe(true)
    expect(embedPermissions(['compose']).has('post.schedule')).toBe(false)
  })
})
