import type { Kit } from '../kit/index.ts'
import { freePlan } from './plan.ts'
import { checkName, QStashProblem } from './problem.ts'
import { readAddress } from './read-message.ts'

export interface Endpoint {
  url: string
  name?: string
}

export interface UrlGroup {
  name: string
  createdAt: number
  updatedAt: number
  endpoints: Endpoint[]
}

/** Groups of addresses: what is published to one goes to each of them. */
export function createUrlGroups(kit: Kit) {
  const groups = kit.store.collection<UrlGroup>('qstash.url-groups')
  const now = () => kit.clock.now().getTime()
  const need = (name: string): UrlGroup => {
    const group = groups.get(name)
    if (!group) throw new QStashProblem(404, `url group ${name} not found`)
    return group
  }
  return {
    list: () => groups.values(),
    find: (name: string) => groups.get(name),
    get: need,
    /** Adds addresses to a group, which need not exist; one that is there is named anew. */
    add(name: string, added: Endpoint[]) {
      checkName(name, 'url group name')
      const group = groups.get(name)
      const endpoints = new Map(group?.endpoints.map((endpoint) => [endpoint.url, endpoint]))
      for (const { url, name: own } of added) {
        if (own !== undefined) checkName(own, 'endpoint name')
        const address = readAddress(url, 'endpoint')
        endpoints.set(address, { url: address, ...(own === undefined ? {} : { name: own }) })
      }
      if (endpoints.size > freePlan.mostEndpointsPerGroup) {
        throw new QStashProblem(
          412,
          `a url group has at most ${freePlan.mostEndpointsPerGroup} endpoints on your plan`,
        )
      }
      groups.set(name, {
        name,
        createdAt: group?.createdAt ?? now(),
        updatedAt: now(),
        endpoints: [...endpoints.values()],
      })
    },
    /** Takes out addresses by their name or URL. A group without any is gone. */
    takeOut(name: string, removed: { url?: string; name?: string }[]) {
      const group = need(name)
      const endpoints = group.endpoints.filter(
        (endpoint) =>
          !removed.some(
            ({ url, name: own }) =>
              (url !== undefined && url === endpoint.url) || (own !== undefined && own === endpoint.name),
          ),
      )
      if (endpoints.length === 0) groups.delete(name)
      else groups.set(name, { ...group, endpoints, updatedAt: now() })
    },
    remove: (name: string) => groups.delete(name),
  }
}

export type UrlGroups = ReturnType<typeof createUrlGroups>
