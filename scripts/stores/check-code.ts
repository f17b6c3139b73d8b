const decoder = new TextDecoder()

/** What no script of ours may hold: code that is made while it runs, or comes from elsewhere. */
const forbidden: [RegExp, string][] = [
  [/(?<![\w$.])eval\s*\(/, 'calls eval'],
  [/\bnew Function\b|(?<![\w$.])Function\s*\(/, 'makes code with Function'],
  [/=\s*Function\s*[,;)]/, 'takes Function for later'],
  [/\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'runs a text after a time'],
  [/\bimport\s*\(\s*["'`](?:https?:|data:|blob:|\/\/)/, 'imports code from elsewhere'],
  [/\bfrom\s*["'`](?:https?:|data:|blob:|\/\/)/, 'imports code from elsewhere'],
  [/\bimportScripts\s*\(/, 'imports a script'],
  [/\bdocument\.write\w*\s*\(/, 'writes into a page'],
  [/\bWebAssembly\b/, 'holds WebAssembly'],
  [/[#@]\s*sourceMappingURL=/, 'names a source map'],
]

/** What stands against one file of a package. */
export function checkCode(path: string, content: Uint8Array): string[] {
  if (path.endsWith('.map')) return [`${path} is a source map.`]
  if (/\.(?:wasm|exe|dll|so|sh|ts|tsx)$/.test(path)) return [`${path} does not belong into a package.`]
  const text = decoder.decode(content)
  if (/\.m?js$/.test(path)) {
    return forbidden.flatMap(([pattern, what]) => (pattern.test(text) ? [`${path} ${what}.`] : []))
  }
  if (path.endsWith('.css')) {
    return /@import|url\(\s*["']?(?:https?:)?\/\//.test(text)
      ? [`${path} loads something from elsewhere.`]
      : []
  }
  return path.endsWith('.html') ? checkPage(path, text) : []
}

/** A page loads its own files only, and holds no script itself. */
function checkPage(path: string, html: string): string[] {
  const faults: string[] = []
  for (const [, attributes = '', inline = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi,
  )) {
    if (inline.trim() !== '' || !/\bsrc\s*=/.test(attributes)) faults.push(`${path} holds a script.`)
  }
  if (/\b(?:src|href)\s*=\s*["']?\s*(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(html)) {
    faults.push(`${path} loads something from elsewhere.`)
  }
  if (/\son\w+\s*=/i.test(html)) faults.push(`${path} holds a script in an attribute.`)
  return faults
}
