import { describe, expect, it } from 'vitest'
import { captureRefusal } from './capture-refusal.ts'

describe('why the browser gives no picture', () => {
  it.each([
    ["Either the '<all_urls>' or 'activeTab' permission is required.", 'FORBIDDEN'],
    [
      "The 'activeTab' permission is not in effect because this extension has not been in invoked.",
      'FORBIDDEN',
    ],
    ['Cannot access contents of the page.', 'FORBIDDEN'],
    ['Cannot access a chrome:// URL', 'FORBIDDEN'],
    ['The extensions gallery cannot be scripted.', 'FORBIDDEN'],
    ['Taking screenshots has been disabled', 'FORBIDDEN'],
    ['Missing activeTab permission', 'FORBIDDEN'],
    ['This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.', 'QUOTA'],
    ['Failed to capture tab: image readback failed', 'FAILED'],
    ['Failed to capture tab: view is invisible', 'FAILED'],
    ['', 'FAILED'],
  ])('is told from its words: %s', (message, refusal) => {
    expect(captureRefusal(message)).toBe(refusal)
  })
})
