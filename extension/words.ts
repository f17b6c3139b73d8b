import type messages from './public/_locales/en/messages.json'

/** Texts outside our own pages (menus, the confirmation in a page), which the browser keeps in `_locales`. */
export type Words = keyof typeof messages

/** A text in the browser's language, with its value filled in. The worker cannot load the pages' catalogue: it may not import on demand. */
export const words = (key: Words, value = ''): string => chrome.i18n.getMessage(key, [value])

/** Which way those texts are written. */
export const wordsDirection = (): string => chrome.i18n.getMessage('@@bidi_dir')
