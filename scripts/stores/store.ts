/** Where packages of the extension are handed in. */
export const stores = ['chrome', 'edge', 'firefox'] as const
export type Store = (typeof stores)[number]
