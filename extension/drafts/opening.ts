import { blankDraft, type Draft } from './draft.ts'

const prefix = 'opening:'

/**
 * What one writes into until the page is read. Under a key of its own: whatever happens to the popup meanwhile, neither
 * these words nor those of another draft are lost.
 */
export function openingDraft(accountIds: string[], id: string, now: number): Draft {
  return { ...blankDraft(id, now), key: prefix + id, accountIds }
}

export const isOpening = ({ key }: Pick<Draft, 'key'>): boolean => key.startsWith(prefix)
