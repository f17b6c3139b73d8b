import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../core/problem.ts'
import { type Permission, roleMay } from '../../core/roles.ts'
import { type Authentication, createAuthentication } from '../api/auth.ts'
import { type Client, createClient } from '../api/client.ts'
import type { Me } from '../api/views.ts'

export type SessionState = 'loading' | 'signed-out' | 'no-organization' | 'ready' | 'problem'
export type Membership = Me['organizations'][number]

export interface Session {
  client: Client
  authentication: Authentication
  state: ReadonlySignal<SessionState>
  problem: ReadonlySignal<Problem | null>
  me: ReadonlySignal<Me | null>
  organization: ReadonlySignal<Membership | null>
  may: (permission: Permission) => boolean
  /** Reads who is signed in. Where somebody works already, a failure changes nothing of what they see. */
  load(): Promise<void>
  choose(organizationId: string): void
  signOut(): Promise<void>
}

const rememberedKey = 'allin.organization'

/** Who is signed in, and for which organization they work. */
export function createSession(): Session {
  const state = signal<SessionState>('loading')
  const problem = signal<Problem | null>(null)
  const me = signal<Me | null>(null)
  const chosenId = signal(localStorage.getItem(rememberedKey))
  const organization = computed(() => {
    const all = me.value?.organizations ?? []
    return all.find(({ id }) => id === chosenId.value) ?? all[0] ?? null
  })
  const client = createClient({
    baseUrl: '',
    credential: { kind: 'cookie' },
    organizationId: () => organization.value?.id ?? null,
    onSignedOut: () => {
      me.value = null
      state.value = 'signed-out'
    },
  })
  const authentication = createAuthentication('')
  return {
    client,
    authentication,
    state,
    problem,
    me,
    organization,
    may: (permission) => organization.value !== null && roleMay(organization.value.role, permission),
    async load() {
      if (state.value === 'problem') state.value = 'loading'
      const result = await client.call('GET /v1/me')
      if (result.ok) {
        me.value = result.value
        state.value = result.value.organizations.length > 0 ? 'ready' : 'no-organization'
      } else if (result.problem.status !== 401 && state.value !== 'ready') {
        problem.value = result.problem
        state.value = 'problem'
      }
    },
    choose(organizationId) {
      localStorage.setItem(rememberedKey, organizationId)
      chosenId.value = organizationId
    },
    async signOut() {
      await authentication.signOut()
      me.value = null
      state.value = 'signed-out'
    },
  }
}
