/**
 * Why the browser gave no picture, by its own words: it was asked too often, it does not allow one of this page, or
 * anything else.
 */
export function captureRefusal(message: string): 'QUOTA' | 'FORBIDDEN' | 'FAILED' {
  if (message.includes('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND')) return 'QUOTA'
  // Chromium names the permission, the address or the policy that is in the way, Firefox the permission.
  const forbids = /permission|cannot access|cannot be scripted|screenshots has been disabled/i
  return forbids.test(message) ? 'FORBIDDEN' : 'FAILED'
}
