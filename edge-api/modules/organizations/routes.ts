import { route } from '../../http/route.ts'
import { CreateOrganizationInput, createOrganization } from './create-organization.ts'
import { OrganizationView } from './organization-view.ts'
import { readOrganization } from './read-organization.ts'

const tag = 'Organizations'

export const organizationRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/organizations',
      operation: 'createOrganization',
      summary: 'Found an organization and become its administrator',
      tag,
      access: 'user',
      body: CreateOrganizationInput,
      status: 201,
      response: OrganizationView,
    },
    ({ ctx, body }) => createOrganization(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/organization',
      operation: 'readOrganization',
      summary: 'The organization of the call',
      tag,
      access: 'organization.read',
      response: OrganizationView,
    },
    ({ ctx }) => readOrganization(ctx),
  ),
] as const
