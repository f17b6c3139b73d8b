/** Media kinds and types that AllIN stores. Platforms accept a subset, see `core/platforms`. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/** Largest image that can be uploaded, in bytes. */
export const maxImageBytes = 15_000_000

/** Longest alternative text that AllIN stores, in characters; platforms may take less. */
export const maxAltTextLength = 2_000

/** Most media on one post. */
export const maxMediaPerPost = 10
