import type { PlatformId } from '../platforms/platform.ts'

/** What a template may name in braces. */
export const templateVariables = [
  'title',
  'quote',
  'link',
  'author',
  'handle',
  'site',
  'date',
  'price',
] as const
export type TemplateVariable = (typeof templateVariables)[number]

const isVariable = (name: string): name is TemplateVariable =>
  templateVariables.some((variable) => variable === name)

/** A part of a line: words as they stand, or a variable. */
export type TemplatePart = { words: string } | { variable: TemplateVariable }

/** The words and variables of a line; a name in braces that is no variable is words. */
export function partsOf(line: string): TemplatePart[] {
  return line.split(/(\{\w+\})/).flatMap((piece): TemplatePart[] => {
    const name = piece.slice(1, -1)
    if (piece.startsWith('{') && isVariable(name)) return [{ variable: name }]
    return piece === '' ? [] : [{ words: piece }]
  })
}

/** Names in braces that are no variables, as they are written. */
export function unknownVariables(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .filter(([, name = '']) => !isVariable(name))
    .map(([written]) => written)
}

export const mentionsLink = (text: string): boolean => text.includes('{link}')

/** How clips become posts: the words for all platforms, and other ones where a platform wants them otherwise. */
export interface TemplateWords {
  text: string
  variants: Partial<Record<PlatformId, string>>
}

/** What an organization uses that made no template: the quote and whose it is, the title, the link. */
export const defaultTemplate: TemplateWords = {
  text: '“{quote}”\n— {author} ({handle}), {site}\n\n{title}\n\n{link}',
  variants: {},
}
