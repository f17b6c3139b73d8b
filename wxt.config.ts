import process from 'node:process'
import { mergeConfig } from 'vite'
import { defineConfig } from 'wxt'
import { addOnId } from './core/extension.ts'

/**
 * The public half of the key that fixes the extension's id (oloccigfogafbphpmamkcinfilkhjgdd) for builds that
 * are loaded unpacked, so that a server can name the extension's origin in ALLOWED_ORIGINS.
 * Nobody holds the private half: stores sign packages with keys of their own, and refuse one that brings its own.
 */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAylKvEeyRXrQUdukcoARniMQybw2TQ+FqleP1xLlb/x9eA9P2cxmrGAVV25u6OeDK' +
  'QNLEfHLGxFu1fcMmzOr075bF8aKk2bR8wE3vWq7mgs2i3oZj51AOXWlz8y2bYXVg/smt314bSl+scD/xCkn9JXQkrOPG7uq0ZgeuqcIbrVD6' +
  '3wFfjGoFbaZiLRzouGOQiGGLYp0NAAr8Kn7n82QnzfSYGAa/5BYMPrRV3VfSyePRG10JYYCis8iclARLhUU4V87IH1w1EWhrulOxj8FZYgsp' +
  'OPRvPhh0HWQgvD1H250/UxWvWuEk7rY0LqgRYT0MzJ+tg4UGMf87UjGQ26KJaQIDAQAB'

/** Where `npm run zip` wants a package for a store; a build to be loaded unpacked otherwise. */
const packageDir = process.env.ALLIN_PACKAGE_DIR

/** The server that a fresh installation talks to; people change it on the options page. */
const server = process.env.ALLIN_SERVER ?? 'http://localhost:4600'

/**
 * What the popup and the side panel both need before the first key can be typed. In one file it weighs less than in the
 * dozen that sharing would make of it: texts pack the better the more of them there is.
 */
const shared = [
  /node_modules\/(?:@?preact|zod\/(?!.*\/iso\.js)|@?wxt)/,
  /\/core\/(?!room|event|drafting|images)/,
  /\/widget\/ui\/(?:controls|icons|avatar|platform-icon)\.tsx$/,
  /\/widget\/i18n\/(?:index|en\/(?:shared|extension))\.ts$/,
  /\/extension\/(?:ask|messages|texts)\.ts$/,
  /\/extension\/(?:account\/(?:directory|session)|drafts\/(?:draft|drafts|piece|collect)|queue\/jobs?|storage\/.*)\.ts$/,
  /\/extension\/pictures\/(?:shots|surveyed)\.ts$/,
  /\/extension\/popup\/(?:app|accounts|actions|composer|facts|header|issues|meters|page-card|state|use-later)\.tsx?$/,
]

const isShared = (id: string) => shared.some((pattern) => pattern.test(id))

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: packageDir ?? 'dist/extension',
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  webExt: { disabled: true },
  suppressWarnings: { firefoxDataCollection: true },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    short_name: 'AllIN',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'contextMenus', 'storage', 'alarms', 'identity'],
    optional_permissions: ['notifications'],
    // In Firefox the letters belong to its menu bar (Alt+Shift+S opens History) and to the access keys of pages.
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_commandOpen__',
      },
      'clip-page': {
        suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+1' : 'Alt+Shift+S' },
        description: '__MSG_commandClip__',
      },
      'add-to-draft': {
        suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+2' : 'Alt+Shift+C' },
        description: '__MSG_commandAdd__',
      },
      'open-panel': {
        suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+3' : 'Alt+Shift+D' },
        description: '__MSG_commandPanel__',
      },
    },
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        'img-src https: http: data: blob:',
        'connect-src https: http: ws: wss:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: addOnId,
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: [
                  'websiteContent',
                  'browsingActivity',
                  'authenticationInfo',
                  'personalCommunications',
                ],
              },
            },
          },
        }
      : { ...(packageDir ? {} : { key }), minimum_chrome_version: '123' }),
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'popup')) return
      config.build ??= {}
      config.build.rollupOptions = mergeConfig(config.build.rollupOptions ?? {}, {
        output: { codeSplitting: { groups: [{ name: 'shared', test: isShared }] } },
      })
    },
  },
  vite: () => ({
    define: { __ALLIN_SERVER__: JSON.stringify(server) },
    build: { target: 'es2024', modulePreload: { polyfill: false } },
  }),
})
