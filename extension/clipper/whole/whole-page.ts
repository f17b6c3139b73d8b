import type { Trace } from '../trace.ts'
import { articleInView, type Subject } from './article-in-view.ts'
import { consentDialogsIn } from './consent.ts'
import { framesIn } from './frames.ts'
import { paywallPromptsIn } from './paywall.ts'

/** A page as its reader has it. */
export interface WholePage {
  /** Open shadow roots and the page's own frames written out, what is laid over the page left out. */
  document: Document
  /** Where the live elements stand, for what only the browser knows of them. */
  roots: readonly ParentNode[]
  /** The one article in view, on a page of many. */
  subject: Subject | null
  consents: number
  paywalls: number
  closedFrames: number
}

/** Gathers what the page consists of. Works on a copy where anything is to be put in or left out; the page stays as it is. */
export function wholePageOf(live: Document, address: URL, trace: Trace): WholePage {
  const consents = consentDialogsIn(live)
  const paywalls = paywallPromptsIn(live)
  const subject = articleInView(live, address)
  const opened: Opened = { roots: [], closedFrames: 0, insides: new Map() }
  open(live, opened, 0)
  const tell = (source: string, elements: readonly Element[], verdict: string) => {
    for (const element of elements) {
      const value = `${element.nodeName.toLowerCase()} ${element.id} ${element.getAttribute('class') ?? ''}`
      trace({ field: 'page', source, value: value.trim().slice(0, 200), verdict })
    }
  }
  tell('consent dialog', consents, 'left out')
  tell('paywall', paywalls, 'left out')
  tell('open shadow root or own frame', [...opened.insides.keys()], 'read')
  if (subject) tell(subject.why, [subject.element], 'the rest is left out')
  const left = { consents: consents.length, paywalls: paywalls.length, closedFrames: opened.closedFrames }
  const roots = subject ? [subject.element] : [live, ...opened.roots]
  const isWhole = consents.length + paywalls.length + opened.insides.size === 0 && subject === null
  if (isWhole) return { document: live, roots, subject, ...left }
  const document = copyOf(live, opened.insides, [...consents, ...paywalls], subject?.element ?? null)
  return { document, roots, subject, ...left }
}

interface Opened {
  roots: ParentNode[]
  closedFrames: number
  /** What stands inside of an element that a plain copy lacks. */
  insides: Map<Element, Inside>
}

interface Inside {
  nodes: readonly ChildNode[]
  /** Whether the element's own children go into the slots of what is inside. */
  hasSlots: boolean
}

function open(root: Document | ShadowRoot, into: Opened, depth: number): void {
  if (depth > 5) return
  const { readable, closed } = framesIn(root)
  into.closedFrames += closed.length
  for (const { frame, content } of readable) {
    if (content.body === null) continue
    into.insides.set(frame, { nodes: [...content.body.childNodes], hasSlots: false })
    into.roots.push(content)
    open(content, into, depth + 1)
  }
  for (const element of root.querySelectorAll('*')) {
    const { shadowRoot } = element
    if (!shadowRoot || [...shadowRoot.children].every((each) => (each.textContent ?? '').trim() === ''))
      continue
    into.insides.set(element, { nodes: [...shadowRoot.childNodes], hasSlots: true })
    into.roots.push(shadowRoot)
    open(shadowRoot, into, depth + 1)
  }
}

/** A copy has the elements of its original in the same order, so that each is found again by its place. */
function copyOf(
  live: Document,
  insides: ReadonlyMap<Element, Inside>,
  leftOut: readonly Element[],
  subject: Element | null,
): Document {
  const copy = live.cloneNode(true) as Document
  const twins = new Map<Element, Element>()
  const pair = (from: ParentNode, to: ParentNode) => {
    const copies = to.querySelectorAll('*')
    for (const [index, element] of [...from.querySelectorAll('*')].entries()) {
      const twin = copies[index]
      if (twin) twins.set(element, twin)
    }
  }
  pair(live, copy)
  // Hosts come before what is inside of them, so that a copied inside is known when its turn comes.
  for (const [host, { nodes, hasSlots }] of insides) {
    const twin = twins.get(host)
    if (!twin) continue
    const holder = copy.createElement('div')
    for (const node of nodes) {
      const inner = copy.importNode(node, true)
      holder.append(inner)
      if (node.nodeType !== 1) continue
      twins.set(node as Element, inner as Element)
      pair(node as Element, inner as Element)
    }
    if (hasSlots) fillSlots(holder, twin)
    if (twin.nodeName.toUpperCase() === 'IFRAME') twin.replaceWith(holder)
    else twin.replaceChildren(holder)
  }
  if (subject) isolate(copy, twins.get(subject))
  for (const element of leftOut) twins.get(element)?.remove()
  return copy
}

/** Puts an element's children where its shadow root shows them; those that no slot takes are not shown. */
function fillSlots(holder: Element, host: Element): void {
  const children = [...host.childNodes]
  for (const slot of holder.querySelectorAll('slot')) {
    const name = slot.getAttribute('name') ?? ''
    const assigned = children.filter((child) =>
      child.nodeType === 1
        ? ((child as Element).getAttribute('slot') ?? '') === name
        : name === '' && child.nodeType === 3,
    )
    if (assigned.length > 0) slot.replaceWith(...assigned)
  }
}

/** Leaves the subject and what it stands in. */
function isolate(copy: Document, subject: Element | undefined): void {
  let inner = subject
  while (inner && inner !== copy.body && inner.parentElement) {
    for (const sibling of [...inner.parentElement.children]) if (sibling !== inner) sibling.remove()
    inner = inner.parentElement
  }
}
