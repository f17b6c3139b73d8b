/** Letters and digits alone, lower case: how texts are found in each other whatever stands between their words. */
export const squash = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
