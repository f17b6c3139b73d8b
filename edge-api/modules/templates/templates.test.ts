import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultTemplate } from '../../../core/drafting/template.ts'
import { signUpMember } from '../../testing/members.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'

describe('templates', () => {
  let api: TestApi
  let ada: Person
  beforeAll(async () => {
    api = await createTestApi()
  })
  beforeEach(async () => {
    ada = await api.signUp()
  })
  afterAll(() => api.close())

  const make = (body: object) => ada.request('POST', '/v1/templates', { body })
  const made = async (body: object) => {
    const answer = await make(body)
    expect(answer.status).toBe(201)
    return answer.body
  }
  const list = async (query = '') => (await ada.request('GET', `/v1/templates${query}`)).body
  const current = async () => (await ada.request('GET', '/v1/templates/current')).body
  const change = (id: string, body: object) => ada.request('PATCH', `/v1/templates/${id}`, { body })

  it('are not needed: without any, clips become posts by the one of AllIN', async () => {
    expect(await list()).toEqual({ items: [], nextCursor: null })
    expect(await current()).toEqual({ templateId: null, ...defaultTemplate, linkTags: null })
  })

  it('are made, listed newest first, changed and deleted', async () => {
    const first = await made({ name: ' Quote ', text: '“{quote}”', variants: { x: '{title} {link}' } })
    expect(first).toMatchObject({ name: 'Quote', variants: { x: '{title} {link}' }, isDefault: true })
    const second = await made({ name: 'Title', text: '{title}' })
    expect(second).toMatchObject({ variants: {}, isDefault: false })
    expect(await list()).toEqual({ items: [second, first], nextCursor: null })
    const page = await list('?limit=1')
    expect(page).toEqual({ items: [second], nextCursor: second.id })
    expect((await list(`?limit=1&cursor=${page.nextCursor}`)).items).toEqual([first])
    const changed = await change(first.id, { text: '{title}\n{link}' })
    expect(changed.body).toEqual({ ...first, text: '{title}\n{link}', updatedAt: changed.body.updatedAt })
    const gone = await ada.request('DELETE', `/v1/templates/${second.id}`)
    expect(gone).toMatchObject({ status: 200, body: { id: second.id } })
    expect((await list()).items).toEqual([changed.body])
    expect(await ada.request('DELETE', `/v1/templates/${second.id}`)).toMatchObject({ status: 404 })
    expect(await change(second.id, { name: 'Again' })).toMatchObject({ status: 404 })
  })

  it('have one default, which clips use unasked', async () => {
    const first = await made({ name: 'One', text: '{title}' })
    const second = await made({ name: 'Two', text: '{quote}', isDefault: true })
    expect(await current()).toMatchObject({ templateId: second.id, text: '{quote}' })
    expect((await change(first.id, { isDefault: true })).body).toMatchObject({ isDefault: true })
    expect((await list()).items).toMatchObject([
      { id: second.id, isDefault: false },
      { id: first.id, isDefault: true },
    ])
    await ada.request('DELETE', `/v1/templates/${first.id}`)
    expect(await current()).toMatchObject({ templateId: null, text: defaultTemplate.text })
    const both = await Promise.all([
      make({ name: 'Three', text: '{title}', isDefault: true }),
      change(second.id, { isDefault: true }),
    ])
    expect(both.map(({ status }) => status)).toEqual([201, 200])
    const defaults = (await list()).items.filter(({ isDefault }: { isDefault: boolean }) => isDefault)
    expect(defaults).toHaveLength(1)
  })

  it('keep as it is what a change does not name, also while somebody else changes it', async () => {
    const first = await made({ name: 'One', text: '{title}' })
    const second = await made({ name: 'Two', text: '{quote}' })
    await Promise.all([
      change(second.id, { isDefault: true }),
      change(first.id, { name: 'Uno' }),
      change(first.id, { text: '{link}' }),
      change(first.id, { name: 'Uno' }),
    ])
    expect((await list()).items).toMatchObject([
      { id: second.id, isDefault: true },
      { id: first.id, isDefault: false, name: 'Uno', text: '{link}' },
    ])
  })

  it.each([
    ['an unknown variable', { text: '{titel}' }, ['text']],
    ['nothing to say', { text: ' \n' }, ['text']],
    ['an unknown variable for a platform', { text: '{title}', variants: { x: '{mood}' } }, ['variants', 'x']],
    ['a platform that there is not', { text: '{title}', variants: { usenet: '{title}' } }, ['variants']],
    ['no name', { name: ' ', text: '{title}' }, ['name']],
  ])('with %s are refused', async (_what, body, path) => {
    const answer = await make({ name: 'Odd', ...body })
    expect(answer).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
    expect(answer.body.issues[0].path.slice(0, path.length)).toEqual(path)
  })

  it('are read by everybody and changed by those who manage', async () => {
    const template = await made({ name: 'Quote', text: '{quote}' })
    const publisher = await signUpMember(api, ada.organizationId, 'PUBLISHER')
    const manager = await signUpMember(api, ada.organizationId, 'MANAGER')
    expect((await publisher.request('GET', '/v1/templates')).body.items).toEqual([template])
    const body = { name: 'Mine' }
    expect((await publisher.request('PATCH', `/v1/templates/${template.id}`, { body })).status).toBe(403)
    expect((await manager.request('PATCH', `/v1/templates/${template.id}`, { body })).status).toBe(200)
  })

  it('of another organization do not exist', async () => {
    const stranger = await api.signUp()
    const template = await made({ name: 'Ours', text: '{quote}' })
    const path = `/v1/templates/${template.id}`
    expect((await stranger.request('PATCH', path, { body: { name: 'Theirs' } })).status).toBe(404)
    expect((await stranger.request('DELETE', path)).status).toBe(404)
    expect((await stranger.request('GET', '/v1/templates')).body.items).toEqual([])
    expect((await stranger.request('GET', '/v1/templates/current')).body.templateId).toBeNull()
    expect((await list()).items).toEqual([template])
  })

  it('are fifty at most', async () => {
    for (let number = 0; number < 50; number += 1) await made({ name: `No. ${number}`, text: '{title}' })
    expect(await make({ name: 'One more', text: '{title}' })).toMatchObject({
      status: 409,
      body: { code: 'STATE_CONFLICT' },
    })
  })
})

describe('tags of links', () => {
  it('are off until somebody who manages switches them on, and can be switched off again', async () => {
    const api = await createTestApi()
    const ada = await api.signUp()
    const change = (linkTags: unknown) => ada.request('PATCH', '/v1/organization', { body: { linkTags } })
    expect((await ada.request('GET', '/v1/organization')).body.linkTags).toBeNull()
    const tags = { source: '{platform}', medium: 'social', campaign: '' }
    expect((await change(tags)).body).toMatchObject({ linkTags: tags })
    expect((await ada.request('PATCH', '/v1/organization', { body: {} })).body).toMatchObject({
      linkTags: tags,
    })
    expect((await ada.request('GET', '/v1/templates/current')).body).toMatchObject({ linkTags: tags })
    expect(await change({ ...tags, source: '{plattform}' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ['linkTags', 'source'] }] },
    })
    expect((await change(null)).body).toMatchObject({ linkTags: null })
    await api.settled()
    await api.close()
  })
})
