import { escapeHtml } from './consent-page.ts'

/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string
}

type Value = Html | string | number | null | false | undefined | readonly Html[]

/** Markup with everything that is put in made safe; lists are joined, `null` and `false` leave nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: parts.reduce((all, part, index) => all + markupOf(values[index - 1]) + part) }
}

function markupOf(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return 'markup' in value ? value.markup : value.map((each) => each.markup).join('')
}

/** Markup that we wrote ourselves. */
export function trusted(markup: string): Html {
  return { markup }
}
