/** Enforces the arrows of the house: who may import whom, where the runtime may be named, and no circles. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What each folder may import of ours: whole folders, or one inside of them. `types:` means type imports only. */
const arrows: Record<string, readonly string[]> = {
  core: [],
  db: ['core'],
  'edge-api': ['core', 'db'],
  realtime: ['core'],
  widget: ['core', 'types:edge-api'],
  extension: ['core', 'widget', 'types:edge-api'],
  sandbox: ['core'],
  e2e: ['extension/clipper/fixtures'],
  scripts: ['core', 'db', 'edge-api', 'realtime', 'widget', 'extension', 'sandbox', 'e2e'],
}

/** Tests and their harnesses may bring a real database and the stand-ins. */
const testExtras = ['db', 'sandbox', 'edge-api', 'realtime', 'core']
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /\/(testing|faults)\//.test(file)

/** Files that may import `node:`, `cloudflare:` or a runtime's own modules. */
const runtimeFiles = [
  /^edge-api\/entry\./,
  /^edge-api\/node\//,
  /^db\/local\//,
  /^db\/migrate\.ts$/,
  /^sandbox\//,
  /^scripts\//,
  /^e2e\//,
  /^realtime\/dev/,
]

interface Import {
  specifier: string
  typeOnly: boolean
}

const pattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** The imports of a source text, dynamic ones included. */
export function importsOf(source: string): Import[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1')
  return [...withoutComments.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

/** Every broken rule in a set of files (path relative to the root → source text), one sentence each. */
export function findProblems(files: ReadonlyMap<string, string>): string[] {
  const problems: string[] = []
  const graph = new Map<string, string[]>()
  for (const [file, source] of files) {
    const folder = file.split('/')[0] ?? ''
    const allowed = arrows[folder]
    const targets: string[] = []
    for (const { specifier, typeOnly } of importsOf(source)) {
      if (!specifier.startsWith('.')) {
        const namesRuntime = /^(node|cloudflare|jsr|deno):/.test(specifier)
        if (namesRuntime && !isTest(file) && !runtimeFiles.some((allowedFile) => allowedFile.test(file))) {
          problems.push(`${file} imports ${specifier}: only entry files may name a runtime.`)
        }
        continue
      }
      const target = normalize(join(dirname(file), specifier.replace(/\?.*$/, '')))
        .split(sep)
        .join('/')
      targets.push(target)
      const other = target.split('/')[0] ?? ''
      if (!allowed || other === folder || !(other in arrows)) continue
      const permitted =
        allowed.some((each) => each === other || target.startsWith(`${each}/`)) ||
        (typeOnly && allowed.includes(`types:${other}`)) ||
        (isTest(file) && folder !== 'e2e' && testExtras.includes(other))
      if (!permitted) problems.push(`${file} imports ${target}: ${folder} may not import ${other}.`)
    }
    graph.set(file, targets)
  }
  return [...problems, ...findCircles(graph)]
}

function findCircles(graph: ReadonlyMap<string, string[]>): string[] {
  const problems: string[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (file: string) => {
    const at = trail.indexOf(file)
    if (at >= 0) {
      problems.push(`Circle: ${[...trail.slice(at), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const target of graph.get(file) ?? []) if (graph.has(target)) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return problems
}

function readTree(): Map<string, string> {
  const files = globSync(`{${Object.keys(arrows).join(',')}}/**/*.{ts,tsx}`, { cwd: root })
  return new Map(
    files
      .map((file) => relative(root, join(root, file)).split(sep).join('/'))
      .sort()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readTree()
  const problems = findProblems(files)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exit(1)
  console.log(`${files.size} files: every arrow runs the right way, no circle.`)
}
