import { html } from 'hono/html'
import type { ErrorCode } from '../../errors.ts'
import type { Operation, Parameter } from '../../http/openapi-document.ts'
import { callers } from './callers.ts'
import { codeBlock, jsonCode } from './code.ts'
import { curlOf } from './curl.ts'
import { exampleOf } from './example.ts'
import { countFields, field, fieldList } from './fields.ts'
import { answersOf, type Listed } from './operations.ts'
import { problemAnchor } from './problems.ts'
import { type Html, prose } from './prose.ts'

/** Everything about one operation: words and fields on one side, request and answer on the other. */
export function operationArticle(listed: Listed, publicUrl: string): Html {
  const { method, path, operation } = listed
  const { operationId: id, summary, description } = operation
  return html`<article id="${id}" aria-labelledby="${id}-title">
<div class="told">
<h3 id="${id}-title"><a href="#${id}">${prose(summary)}</a></h3>
<p class="address">${methodBadge(method)} <code>${path}</code></p>
${description ? html`<p>${prose(description)}</p>` : ''}
<h4>Who may call it</h4>
${callers(operation)}
${parameters(operation.parameters, 'path', 'In the path')}
${parameters(operation.parameters, 'query', 'In the query')}
${parameters(operation.parameters, 'header', 'Headers')}
${requestBody(operation)}
${answers(operation)}
</div>
<div class="shown">
${codeBlock('Request', html`${curlOf(listed, publicUrl)}`)}
${answersOf(operation).map(([status, answer]) => {
  const schema = answer.content?.['application/json']?.schema
  return schema ? codeBlock(`Answer ${status}`, jsonCode(exampleOf(schema))) : ''
})}
</div>
</article>`
}

export function methodBadge(method: string): Html {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`
}

function parameters(all: readonly Parameter[], place: Parameter['in'], title: string): Html | '' {
  const here = all.filter((each) => each.in === place)
  if (here.length === 0) return ''
  const rows = here.map(({ name, schema, required, description }) =>
    field({ name, schema, isRequired: required, description }, 'sent'),
  )
  return html`<h4>${title}</h4><ul class="fields" role="list">${rows}</ul>`
}

function requestBody({ requestBody: body }: Operation): Html | '' {
  if (!body) return ''
  const types = Object.keys(body.content)
  const schema = body.content['application/json']?.schema
  return html`<h4>Body</h4>
${
  schema
    ? (fieldList(schema, 'sent') ?? '')
    : html`<p>The file as it is, as ${types.map((type, place) => html`${place > 0 ? ', ' : ''}<code>${type}</code>`)}.</p>`
}`
}

function answers(operation: Operation): Html {
  const all = answersOf(operation)
  return html`<h4>Answers</h4>
<ul class="answers" role="list">${all.map(
    ([status, { description, content, 'x-codes': codes }]) => html`<li>
<span class="status s${status.slice(0, 1)}">${status}</span>
<div>${codes ? codes.map(problemLink) : success(description, content)}</div></li>`,
  )}</ul>`
}

function problemLink(code: ErrorCode): Html {
  return html`<a href="#${problemAnchor(code)}"><code>${code}</code></a> `
}

function success(description: string, content: Record<string, object> | undefined): Html {
  const [type, media] = Object.entries(content ?? {})[0] ?? []
  const schema = media && 'schema' in media ? media.schema : undefined
  const list = schema ? fieldList(schema, 'got') : null
  if (!schema || !list) return html`${prose(description)}${type ? html` (<code>${type}</code>)` : ''}`
  return html`<details><summary>${description}: ${countFields(schema)} fields</summary>${list}</details>`
}
