import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addOnId } from '../../core/extension.ts'
import { faultsOf } from './check-package.ts'
import { stores } from './store.ts'

const locales = join(import.meta.dirname, '../../extension/public/_locales')
const bytes = (text: string) => new TextEncoder().encode(text)

const permissions = ['activeTab', 'scripting', 'contextMenus', 'storage', 'alarms', 'identity']
const common = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  short_name: 'AllIN',
  description: '__MSG_extensionDescription__',
  version: '0.1.0',
  icons: { 128: 'icon/128.png' },
  default_locale: 'en',
  optional_permissions: ['notifications'],
  commands: {},
  content_security_policy: {
    extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src https:",
  },
  action: { default_popup: 'popup.html' },
  options_ui: { open_in_tab: true, page: 'options.html' },
}
const manifests: Record<'chrome' | 'firefox', object> = {
  chrome: {
    ...common,
    permissions: [...permissions, 'sidePanel'],
    background: { type: 'module', service_worker: 'background.js' },
    side_panel: { default_path: 'sidepanel.html' },
    minimum_chrome_version: '123',
  },
  firefox: {
    ...common,
    permissions,
    background: { type: 'module', scripts: ['background.js'] },
    sidebar_action: { default_panel: 'sidepanel.html' },
    browser_specific_settings: {
      gecko: {
        id: addOnId,
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['websiteContent'] },
      },
    },
  },
}

function packageOf(browser: 'chrome' | 'firefox', manifest: object = {}, files: Record<string, string> = {}) {
  const page = '<!doctype html><script type="module" src="/chunks/page.js"></script><link href="/a.css">'
  const all: Record<string, string> = {
    'manifest.json': JSON.stringify({ ...manifests[browser], ...manifest }),
    'background.js': 'chrome.alarms.create("a");fetch(`https://allin.example/v1/me`)',
    'popup.html': page,
    'options.html': page,
    'sidepanel.html': page,
    'icon/128.png': 'png',
    '_locales/en/messages.json': readFileSync(join(locales, 'en/messages.json'), 'utf8'),
    '_locales/de/messages.json': readFileSync(join(locales, 'de/messages.json'), 'utf8'),
    ...files,
  }
  return new Map(Object.entries(all).map(([path, text]) => [path, bytes(text)]))
}

describe('a package', () => {
  it.each(stores)('that is in order has nothing against it: %s', (store) => {
    expect(faultsOf(packageOf(store === 'firefox' ? 'firefox' : 'chrome'), store)).toEqual([])
  })

  it.each([
    [
      'another permission',
      { permissions: [...permissions, 'sidePanel', 'tabs'] },
      'The permission tabs is not expected.',
    ],
    ['a permission less', { permissions }, 'The permission sidePanel is missing.'],
    ['an optional permission', { optional_permissions: ['cookies'] }, 'The optional permission cookies'],
    ['host permissions', { host_permissions: ['<all_urls>'] }, 'host_permissions'],
    [
      'optional host permissions',
      { optional_host_permissions: ['https://*/*'] },
      'optional_host_permissions',
    ],
    ['content scripts', { content_scripts: [] }, 'content_scripts'],
    ['resources for pages', { web_accessible_resources: [] }, 'web_accessible_resources'],
    ['an address for updates', { update_url: 'https://updates.example' }, 'update_url'],
    ['our own key', { key: 'MIIB' }, 'has key'],
    ['no oldest version', { minimum_chrome_version: undefined }, 'lacks minimum_chrome_version'],
    ['keys of Firefox', { browser_specific_settings: { gecko: {} } }, 'browser_specific_settings'],
    [
      'a policy that lets code be made',
      {
        content_security_policy: {
          extension_pages: "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'",
        },
      },
      "scripts from 'self' alone",
    ],
    [
      'a policy that lets code come from elsewhere',
      {
        content_security_policy: {
          extension_pages: "default-src 'none'; script-src 'self' https://cdn.example; style-src 'self'",
        },
      },
      "scripts from 'self' alone",
    ],
    ['an icon that is not there', { icons: { 16: 'icon/16.png' } }, 'icon/16.png, which is missing'],
    ['a version that no store takes', { version: '1.0.0-beta' }, 'version'],
    ['a description that is too long', { description: 'x'.repeat(133) }, 'more than 132'],
    ['a text that is not there', { description: '__MSG_nothing__' }, 'The text nothing is missing in de.'],
  ])('with %s does not go out', (_, manifest, fault) => {
    expect(faultsOf(packageOf('chrome', manifest), 'chrome').join('\n')).toContain(fault)
  })

  it.each([
    ['eval', 'background.js', 'const a=eval("1+1")'],
    ['the Function constructor', 'background.js', 'new Function("return 1")()'],
    ['Function under another name', 'background.js', 'const F=Function;new F("")'],
    ['a text as a timer', 'background.js', 'setTimeout("go()",1)'],
    ['a module from elsewhere', 'chunks/a.js', 'import("https://cdn.example/a.js")'],
    ['a static import from elsewhere', 'chunks/a.js', 'import{a}from"https://cdn.example/a.js"'],
    ['a source map', 'chunks/a.js.map', '{}'],
    ['a note of a source map', 'chunks/a.js', 'a()\n//# sourceMappingURL=a.js.map'],
    ['a script in a page', 'popup.html', '<script>go()</script>'],
    ['a script from elsewhere', 'popup.html', '<script src="https://cdn.example/a.js"></script>'],
    ['a script in an attribute', 'popup.html', '<img src="/a.png" onerror="go()">'],
    ['a style from elsewhere', 'a.css', '@import "https://cdn.example/a.css"'],
    ['a font from elsewhere', 'a.css', '@font-face{src:url(//cdn.example/a.woff2)}'],
    ['a TypeScript source', 'background.ts', 'export {}'],
  ])('with %s does not go out', (_, path, text) => {
    expect(faultsOf(packageOf('chrome', {}, { [path]: text }), 'chrome')).not.toEqual([])
  })

  it('names things that only look like eval', () => {
    const harmless = 'medieval();a.evaluate(x);t.isFunction(b);typeof a==="function";const retrieval=(b)=>b'
    expect(faultsOf(packageOf('chrome', {}, { 'chunks/a.js': harmless }), 'chrome')).toEqual([])
  })

  it('for Firefox says what it collects, and under which id', () => {
    const without = { gecko: { id: addOnId, strict_min_version: '140.0' } }
    const foreign = {
      gecko: {
        ...without.gecko,
        id: 'other@allin.social',
        data_collection_permissions: { required: ['none'] },
      },
    }
    for (const browser_specific_settings of [without, foreign, undefined]) {
      expect(faultsOf(packageOf('firefox', { browser_specific_settings }), 'firefox')).not.toEqual([])
    }
  })

  it.each(['en', 'de'])('is named and described in the texts for the stores as in itself: %s', (language) => {
    const texts = JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8'))
    const fields = readFileSync(join(import.meta.dirname, `../../docs/stores/${language}.md`), 'utf8').split(
      /\n## .+\n/,
    )
    const [, name = '', short = '', long = ''] = fields.map((field) => field.trim())
    expect([name, short]).toEqual([texts.extensionName.message, texts.extensionDescription.message])
    // What the stores take.
    expect(long.length).toBeGreaterThan(500)
    expect(long.length).toBeLessThan(10_000)
  })

  it('without a manifest is none', () => {
    expect(faultsOf(new Map(), 'chrome')).toEqual(['There is no readable manifest.json.'])
  })
})
