import { blankDraft, type Draft } from './draft.ts'

/**
 * What one writes into until the page is read. Under a key of its own: whatever happens to the popup meanwhile, neither
 * these words nor those of another draft are lost.
 */
export const openingDraft = (accountIds: string[], id: string, now: number): Draft => ({
  ...blankDraft(id, now),
  key: `opening:${id}`,
  accountIds,
})
