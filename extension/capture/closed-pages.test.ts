import { describe, expect, it } from 'vitest'
import { closedKindIn, closedKindOf } from './closed-pages.ts'

describe('a page that the browser keeps closed', () => {
  it.each([
    ['chrome://settings/', 'BROWSER'],
    ['about:addons', 'BROWSER'],
    ['edge://newtab/', 'BROWSER'],
    ['devtools://devtools/bundled/inspector.html', 'BROWSER'],
    ['https://chromewebstore.google.com/detail/abc', 'STORE'],
    ['https://chrome.google.com/webstore/category/extensions', 'STORE'],
    ['https://addons.mozilla.org/de/firefox/', 'STORE'],
    ['https://microsoftedge.microsoft.com/addons/Microsoft-Edge-Extensions-Home', 'STORE'],
    ['chrome-extension://abcdefgh/options.html', 'EXTENSION'],
    ['moz-extension://11111111-1111-4111-8111-111111111111/page.html', 'EXTENSION'],
    ['view-source:https://a.example/', 'SOURCE'],
    ['file:///home/ada/notes.html', 'FILE'],
    ['https://a.example/papers/soup.PDF#page=2', 'PDF'],
  ])('%s is told by its address', (address, kind) => expect(closedKindOf(address)).toBe(kind))

  it.each([
    ['Cannot access a chrome:// URL', 'BROWSER'],
    ['Cannot access a chrome-extension:// URL of different extension', 'EXTENSION'],
    ['The extensions gallery cannot be scripted.', 'STORE'],
    ['Cannot access contents of the page. Extension manifest must request permission to access it.', null],
  ])('“%s” tells the kind too, where the address is not known', (refusal, kind) =>
    expect(closedKindIn(refusal)).toBe(kind),
  )

  it.each([
    'https://a.example/',
    'https://a.example/?file=soup.pdf',
    'https://example.com/addons.mozilla.org/',
    'https://evil-chromewebstore.google.com.example/',
    '',
    undefined,
  ])('%s is none of these', (address) => expect(closedKindOf(address)).toBeNull())
})
