import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { startWithStudio } from '../browser/studio.ts'
import type { Caller } from '../support/api.ts'
import type { Product } from '../support/product.ts'

const clip = {
  ...{ kind: 'page', url: 'https://harbour.example/pier', canonicalUrl: 'https://harbour.example/pier' },
  ...{ title: 'The pier is open again', siteName: 'Harbour News', author: 'Maren Holt', publishedAt: null },
  ...{ language: 'en', description: null, quote: 'The planks are new.', quoteSource: 'selection' },
  ...{ leadImage: null, images: [], keywords: ['pier', 'harbour swim'] },
}

describe('from clip to draft', () => {
  let product: Product
  let caller: Caller
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithStudio({ width: 1280, height: 900 }))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const check = async (name: string) => {
    for (const width of [1280, 380]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await problemsOf(page), `${name}, ${colorScheme}, ${width}`).toEqual([])
      }
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      expect(await page.evaluate(overflow), `${name} is ${width} wide`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  it('a template is written in the settings, with what each platform receives beside it', async () => {
    await page.goto(`${product.addresses.api}/settings`)
    await page.getByText('Without one, AllIN quotes').waitFor()
    await page.getByRole('button', { name: 'New template' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Worth reading')
    const words = dialog.getByLabel('Words', { exact: true })
    await words.fill('Worth reading: {titel}')
    await dialog.getByText('There is no {titel}.').waitFor()
    expect(await dialog.getByRole('button', { name: 'Create template' }).isDisabled()).toBe(true)
    await words.fill('Worth reading: ')
    await dialog.getByRole('button', { name: 'Title', exact: true }).click()
    await words.press('End')
    await words.press('Enter')
    await dialog.getByRole('button', { name: 'Link', exact: true }).click()
    expect(await words.inputValue()).toBe('Worth reading: {title}\n{link}')
    const mastodon = dialog.locator('li[data-platform=mastodon]')
    await mastodon.getByText('Worth reading: The old pier opens again in spring').waitFor()
    await dialog.getByRole('button', { name: 'X', exact: true }).click()
    await dialog.getByRole('button', { name: 'Write other words for X' }).click()
    await words.fill('{title}\n{link}')
    await dialog
      .locator('li[data-platform=x]')
      .getByText(/^The old pier opens again/)
      .waitFor()
    await check('the dialog of a template')
    const made: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/templates')) made.push(request.url())
    })
    await dialog.getByRole('button', { name: 'Create template' }).dblclick()
    const item = page.locator('.template', { hasText: 'Worth reading' })
    await item.getByText('Default', { exact: true }).waitFor()
    await item.getByText('other words on X').waitFor()
    expect(made).toHaveLength(1)
  })

  it('tags for links are switched on, shown by an example, and saved', async () => {
    const part = page.locator('#link-tags')
    await part.getByRole('button', { name: 'Yes', exact: true }).click()
    await part.getByLabel('Campaign').fill('{planet}')
    await part.getByText('Only {platform} can stand in braces.').waitFor()
    await part.getByLabel('Campaign').fill('spring')
    await part.getByText('?utm_source=mastodon&utm_medium=social&utm_campaign=spring').waitFor()
    await part.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Tags saved').waitFor()
    await check('the settings')
    expect(await caller.must('GET', '/v1/templates/current')).toMatchObject({
      text: 'Worth reading: {title}\n{link}',
      linkTags: { source: '{platform}', medium: 'social', campaign: 'spring' },
    })
  })

  it('a clip becomes a draft by them; the composer knows who clipped the page before, and its hashtags', async () => {
    await caller.must('POST', '/v1/clips', { clip, draft: false })
    const { post } = await caller.must('POST', '/v1/clips', { clip, draft: true })
    expect(post.variants).toEqual({ x: 'The pier is open again' })
    await page.goto(`${product.addresses.api}/compose/${post.id}`)
    const text = page.locator('textarea').first()
    await text.waitFor()
    expect(await text.inputValue()).toBe('Worth reading: The pier is open again')
    const suggestions = page.getByRole('region', { name: 'From the page' })
    await suggestions.getByText(/by you$/).waitFor()
    await check('the composer with suggestions')
    await suggestions.getByRole('button', { name: 'Add #pier to the text' }).click()
    await suggestions.getByRole('button', { name: 'Add #HarbourSwim to the text' }).click()
    expect(await text.inputValue()).toBe('Worth reading: The pier is open again\n\n#pier #HarbourSwim')
    await suggestions.getByText('Suggested hashtags').waitFor({ state: 'detached' })
  })

  it('a template is deleted only after a question', async () => {
    await page.goto(`${product.addresses.api}/settings`)
    await page.getByRole('button', { name: 'Actions for Worth reading' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByText('is gone for everybody').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Without one, AllIN quotes').waitFor()
  })
})
