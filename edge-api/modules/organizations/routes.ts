import { route } from '../../http/route.ts'
import { ChangedOrganization, ChangeOrganizationInput, changeOrganization } from './change-organization.ts'
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
  route(
    {
      method: 'PATCH',
      path: '/v1/organization',
      operation: 'changeOrganization',
      summary: 'Change the settings of the organization',
      description:
        'Fields that are left out stay as they are. When posts have to be approved from now on, those that are scheduled stay so, and `unapproved` says how many of them would be held back at their time.',
      tag,
      access: 'organization.manage',
      body: ChangeOrganizationInput,
      response: ChangedOrganization,
    },
    ({ ctx, body }) => changeOrganization(ctx, body),
  ),
] as const
