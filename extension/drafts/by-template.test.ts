import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Directory } from '../account/directory.ts'
import { jobOf } from '../queue/job.ts'
import { articleClip } from '../testing/clips.ts'
import { addHashtag, byTemplate } from './by-template.ts'
import { Draft, draftOf } from './draft.ts'
import { variantsOf } from './suggestion.ts'

const id = '11111111-1111-4111-8111-111111111111'
const account = (platform: 'x' | 'mastodon') => ({
  ...{ id: `acc_${platform}`, platform, handle: '@a', displayName: 'A', avatarUrl: null, status: 'ACTIVE' },
  limits: {},
})
const directory = z.parse(Directory, {
  ...{
    user: { id: 'u', name: 'A', email: 'a@a.example' },
    organizations: [],
    organizationId: 'org_1',
    asks: false,
  },
  drafting: {
    text: '{title}\n“{quote}”\n{link}',
    variants: {},
    linkTags: { source: '{platform}', medium: '', campaign: '' },
  },
  accounts: [account('x'), account('mastodon')],
})
const clip = { ...articleClip, quote: 'Only gulls sat there. '.repeat(40).trim() }
const both = ['acc_x', 'acc_mastodon']
const fresh = (accountIds: string[]) => draftOf(clip, accountIds, id, 1)

describe('a draft by the template of the organization', () => {
  it('is fitted to the chosen accounts, and sent as it is shown', () => {
    const draft = byTemplate(fresh(both), directory)
    expect(draft.text).toMatch(/^Why ferries are coming back\n“Only gulls sat there\. /)
    expect(Object.keys(variantsOf(draft))).toEqual(['x'])
    expect(draft.suggestion?.tags).toEqual({ source: '{platform}', medium: '', campaign: '' })
    expect(byTemplate(fresh(['acc_x']), directory).text).toBe(variantsOf(draft).x)
    expect(variantsOf(jobOf(draft, { kind: 'draft' }, 'org_1', 2))).toEqual(variantsOf(draft))
    expect(z.parse(Draft, draft)).toEqual(draft)
  })

  it('says the same on every platform once a person has written', () => {
    const draft = byTemplate(fresh(both), directory)
    expect(variantsOf({ ...draft, text: 'Ferries!' })).toEqual({})
  })

  it('makes room for a hashtag, and puts it behind a person’s own words', () => {
    const draft = addHashtag(byTemplate(fresh(both), directory), '#Ferries', directory)
    expect(draft.text.endsWith('\n\n#Ferries')).toBe(true)
    expect(variantsOf(draft).x?.endsWith('…”\n\n#Ferries')).toBe(true)
    expect(addHashtag({ ...draft, text: 'Mine' }, '#Gulls', directory).text).toBe('Mine\n\n#Gulls')
  })

  it('has no link where the template has none; the image goes out by itself then', () => {
    const drafting = { text: '{title}', variants: {}, linkTags: null }
    expect(byTemplate(fresh(both), { ...directory, drafting })).toMatchObject({
      ...{ text: clip.title, withLink: false, imageUse: 'picture' },
    })
  })

  it('is in the words of AllIN while the organization’s are not known', () => {
    expect(byTemplate(fresh([]), null).text).toContain('— Maren O’Dell, The Tidewater Post\n\nWhy ferries')
  })
})
