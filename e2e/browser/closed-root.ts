import type { CDPSession, Page } from 'playwright-core'

interface Node {
  nodeName: string
  nodeValue: string
  backendNodeId: number
  children?: Node[]
  shadowRoots?: Node[]
}

/** What stands in the closed shadow root of an element: only DevTools can look in there, no script of the page. */
export async function wordsInside(page: Page, element: string): Promise<string> {
  return withTree(page, async (root) => {
    const host = find(root, (node) => node.nodeName.toLowerCase() === element)
    return (host?.shadowRoots ?? []).map(textOf).join(' ').trim()
  })
}

/** Clicks a button in the closed shadow root of an element with the mouse. */
export async function clickInside(page: Page, element: string, name: string): Promise<void> {
  const box = await withTree(page, async (root, session) => {
    const host = find(root, (node) => node.nodeName.toLowerCase() === element)
    const button = host?.shadowRoots
      ?.map((each) => find(each, (node) => node.nodeName === 'BUTTON' && textOf(node).trim() === name))
      .find((each) => each !== undefined)
    if (!button) throw new Error(`<${element}> has no button “${name}”.`)
    const at = { backendNodeId: button.backendNodeId }
    await session.send('DOM.scrollIntoViewIfNeeded', at)
    const { model } = await session.send('DOM.getBoxModel', at)
    return model.content
  })
  const [left = 0, top = 0, , , right = 0, bottom = 0] = box
  await page.mouse.click((left + right) / 2, (top + bottom) / 2)
}

async function withTree<Result>(
  page: Page,
  read: (root: Node, session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const session = await page.context().newCDPSession(page)
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    return await read(root, session)
  } finally {
    await session.detach()
  }
}

function find(node: Node, fits: (node: Node) => boolean): Node | undefined {
  if (fits(node)) return node
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child, fits)
    if (found) return found
  }
  return undefined
}

function textOf(node: Node): string {
  return node.nodeValue + (node.children ?? []).map(textOf).join('')
}
