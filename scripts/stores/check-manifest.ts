import * as z from 'zod'
import { addOnId } from '../../core/extension.ts'
import type { Store } from './store.ts'
import type { Files } from './zip-file.ts'

/** Everything a manifest of ours may say. Another key is a fault until somebody has thought about it. */
const Manifest = z.strictObject({
  manifest_version: z.literal(3),
  name: z.string(),
  short_name: z.string().max(12),
  description: z.string(),
  version: z.string().regex(/^\d{1,5}(?:\.\d{1,5}){0,3}$/),
  icons: z.record(z.string(), z.string()),
  default_locale: z.string(),
  permissions: z.array(z.string()),
  optional_permissions: z.array(z.string()),
  commands: z.record(z.string(), z.unknown()),
  content_security_policy: z.strictObject({ extension_pages: z.string() }),
  background: z.union([
    z.strictObject({ type: z.literal('module'), service_worker: z.string() }),
    z.strictObject({ type: z.literal('module'), scripts: z.array(z.string()) }),
  ]),
  action: z
    .strictObject({ default_title: z.string(), default_popup: z.string() })
    .partial({ default_title: true }),
  options_ui: z.strictObject({ open_in_tab: z.boolean(), page: z.string() }),
  side_panel: z.strictObject({ default_path: z.string() }).optional(),
  sidebar_action: z.looseObject({ default_panel: z.string() }).optional(),
  key: z.string().optional(),
  minimum_chrome_version: z.string().optional(),
  browser_specific_settings: z
    .strictObject({
      gecko: z.strictObject({
        id: z.literal(addOnId),
        strict_min_version: z.string(),
        data_collection_permissions: z.strictObject({ required: z.array(z.string()).min(1) }),
      }),
    })
    .optional(),
})
type Manifest = z.infer<typeof Manifest>

/** Each of them is explained in extension/README.md. */
const permissions = ['activeTab', 'scripting', 'contextMenus', 'storage', 'alarms', 'identity']
const permissionsOf: Record<Store, string[]> = {
  chrome: [...permissions, 'sidePanel'],
  edge: [...permissions, 'sidePanel'],
  firefox: permissions,
}

/** Longest texts that every store takes. */
const longest = { name: 45, description: 132 } as const

/** What stands against the manifest of a package, and against what it names. */
export function checkManifest(files: Files, store: Store): string[] {
  const read = readJson(files, 'manifest.json')
  if (read === undefined) return ['There is no readable manifest.json.']
  const parsed = Manifest.safeParse(read)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `manifest.json: ${path.join('.')} ${message}`)
  }
  const manifest = parsed.data
  return [
    ...checkPermissions(manifest, store),
    ...checkPolicy(manifest.content_security_policy.extension_pages),
    ...checkForStore(manifest, store),
    ...filesNamedIn(manifest).flatMap((path) =>
      files.has(path) ? [] : [`manifest.json names ${path}, which is missing.`],
    ),
    ...checkLocales(files, manifest),
  ]
}

function checkPermissions(manifest: Manifest, store: Store): string[] {
  const [expected, given] = [permissionsOf[store], manifest.permissions]
  return [
    ...given
      .filter((name) => !expected.includes(name))
      .map((name) => `The permission ${name} is not expected.`),
    ...expected.filter((name) => !given.includes(name)).map((name) => `The permission ${name} is missing.`),
    ...manifest.optional_permissions
      .filter((name) => name !== 'notifications')
      .map((name) => `The optional permission ${name} is not expected.`),
  ]
}

function checkPolicy(policy: string): string[] {
  const rules = new Map(
    policy.split(';').map((rule) => {
      const [name = '', ...sources] = rule.trim().split(/\s+/)
      return [name, sources.join(' ')] as const
    }),
  )
  return [
    ...(rules.get('default-src') === "'none'" ? [] : ["The policy must begin with default-src 'none'."]),
    ...(rules.get('script-src') === "'self'" ? [] : ["The policy must allow scripts from 'self' alone."]),
    ...(rules.get('style-src') === "'self'" ? [] : ["The policy must allow styles from 'self' alone."]),
    ...(policy.includes('unsafe') ? ['The policy allows something unsafe.'] : []),
  ]
}

/** Chrome's and Edge's stores sign with keys of their own and refuse ours; each browser ignores or refuses the others' keys. */
function checkForStore(manifest: Manifest, store: Store): string[] {
  const isFirefox = store === 'firefox'
  const has = {
    key: manifest.key !== undefined,
    minimum_chrome_version: manifest.minimum_chrome_version !== undefined,
    browser_specific_settings: manifest.browser_specific_settings !== undefined,
    side_panel: manifest.side_panel !== undefined,
    sidebar_action: manifest.sidebar_action !== undefined,
  }
  const expected: typeof has = {
    key: false,
    minimum_chrome_version: !isFirefox,
    browser_specific_settings: isFirefox,
    side_panel: !isFirefox,
    sidebar_action: isFirefox,
  }
  return (Object.keys(has) as (keyof typeof has)[])
    .filter((name) => has[name] !== expected[name])
    .map((name) => `manifest.json ${has[name] ? 'has' : 'lacks'} ${name}.`)
}

function filesNamedIn(manifest: Manifest): string[] {
  const { icons, background, action, options_ui, side_panel, sidebar_action } = manifest
  return [
    ...Object.values(icons),
    ...('service_worker' in background ? [background.service_worker] : background.scripts),
    action.default_popup,
    options_ui.page,
    ...(side_panel ? [side_panel.default_path] : []),
    ...(sidebar_action ? [sidebar_action.default_panel] : []),
  ]
}

/** Every text that the manifest names is there in every language, and short enough. */
function checkLocales(files: Files, manifest: Manifest): string[] {
  const languages = [...files.keys()].flatMap(
    (path) => /^_locales\/(\w+)\/messages\.json$/.exec(path)?.[1] ?? [],
  )
  if (!languages.includes(manifest.default_locale))
    return [`There are no texts in ${manifest.default_locale}.`]
  const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key)
  return languages.flatMap((language) => {
    const texts = Locale.safeParse(readJson(files, `_locales/${language}/messages.json`))
    if (!texts.success) return [`The texts in ${language} cannot be read.`]
    const textOf = (value: string) => {
      const [, key] = /^__MSG_(\w+)__$/.exec(value) ?? []
      return key === undefined ? value : (texts.data[key]?.message ?? '')
    }
    return [
      ...named.filter((key) => !texts.data[key]).map((key) => `The text ${key} is missing in ${language}.`),
      ...(['name', 'description'] as const)
        .filter((field) => textOf(manifest[field]).length > longest[field])
        .map((field) => `The ${field} in ${language} has more than ${longest[field]} characters.`),
    ]
  })
}

const Locale = z.record(z.string(), z.looseObject({ message: z.string() }))

function readJson(files: Files, path: string): unknown {
  const content = files.get(path)
  try {
    return content === undefined ? undefined : JSON.parse(new TextDecoder().decode(content))
  } catch {
    return undefined
  }
}
