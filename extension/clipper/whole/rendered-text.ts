import { textOf } from '../text.ts'

/** The text of an element with that of its own open shadow root. */
export const textWithin = (element: Element): string =>
  `${textOf(element)} ${[...(element.shadowRoot?.children ?? [])].map(textOf).join(' ')}`.trim()

/** The labels of what can be pressed in an element. */
export function pressableIn(element: Element): string[] {
  const roots: ParentNode[] = element.shadowRoot ? [element, element.shadowRoot] : [element]
  return roots.flatMap((root) =>
    [
      ...root.querySelectorAll(
        'button, [role="button"], input[type="submit"], input[type="button"], a[href]',
      ),
    ].map((each) => (each.textContent || (each.getAttribute('value') ?? '')).trim()),
  )
}

/** Only those that stand in no other of them. */
export const outermost = (elements: readonly Element[]): Element[] =>
  elements.filter((element) => !elements.some((other) => other !== element && other.contains(element)))

/** Whether an element holds what a page is made of, so that it cannot be a thing laid over it. */
export const holdsPage = (element: Element): boolean =>
  /^(?:HTML|BODY|MAIN)$/.test(element.nodeName) || element.querySelector('main, article') !== null
