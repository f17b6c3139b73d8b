import type { EmbedCapability, Role } from '../../core/roles.ts'
import type { ErrorCode } from '../errors.ts'
import type { Access } from './route.ts'

/** The part of OpenAPI 3.1 that we write. */
export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string; description?: string }[]
  paths: Record<string, Record<string, Operation>>
  /** What we send to servers of others, by the type of the message. */
  webhooks: Record<string, { post: WebhookOperation }>
  components: {
    securitySchemes: Record<string, Record<string, string>>
    schemas: Record<string, JsonSchema>
    responses: Record<string, Answer>
    headers: Record<string, Header>
  }
}

export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, never[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, Answer | Reference>
  'x-access': Access
  /** Roles that hold the permission; only where a permission is asked for. */
  'x-roles'?: readonly Role[]
  /** Embed capabilities that grant the permission. */
  'x-embed-capabilities'?: readonly EmbedCapability[]
}

/** A request that we make. */
interface WebhookOperation {
  operationId: string
  summary: string
  tags: string[]
  parameters: Parameter[]
  requestBody: { required: true; content: Content }
  responses: Record<string, Answer>
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

export interface Answer {
  description: string
  headers?: Record<string, Reference>
  content?: Content
  /** Which error codes come with this status. */
  'x-codes'?: readonly ErrorCode[]
}

export interface Header {
  description: string
  schema: JsonSchema
}

export type Content = Record<string, { schema?: JsonSchema }>

export interface Reference {
  $ref: string
}

/** JSON Schema 2020-12, as far as our schemas use it. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  propertyNames?: JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
}
