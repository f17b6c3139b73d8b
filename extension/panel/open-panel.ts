import { browser } from 'wxt/browser'

/** Firefox has a sidebar in place of the side panel. */
interface Sidebar {
  open(): Promise<void>
}
const sidebar = () => (browser as typeof browser & { sidebarAction?: Sidebar }).sidebarAction

/**
 * Opens the side panel. Browsers allow it only in the very moment of a gesture: call it before anything is waited
 * for. Answers false where the browser did not; what was collected waits for the panel then.
 */
export async function openPanel(windowId: number): Promise<boolean> {
  try {
    await (browser.sidePanel ? browser.sidePanel.open({ windowId }) : sidebar()?.open())
    return true
  } catch {
    return false
  }
}
