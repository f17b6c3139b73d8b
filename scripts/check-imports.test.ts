import { describe, expect, it } from 'vitest'
import { findProblems, importsOf } from './check-imports.ts'

const problemsOf = (files: Record<string, string>) => findProblems(new Map(Object.entries(files)))

describe('the import check', () => {
  it('sees static, type, side-effect, re-exported and dynamic imports, and no comment', () => {
    const source = `
      import { a } from './a.ts'
      import type { B } from './b.ts'
      import './c.css'
      export * from './d.ts'
      const e = await import('./e.ts')
      // import { f } from './f.ts'
      /* import { g } from './g.ts' */`
    expect(importsOf(source)).toEqual([
      { specifier: './a.ts', typeOnly: false },
      { specifier: './b.ts', typeOnly: true },
      { specifier: './c.css', typeOnly: false },
      { specifier: './d.ts', typeOnly: false },
      { specifier: './e.ts', typeOnly: false },
    ])
  })

  it('refuses an arrow against the house, and names both ends', () => {
    expect(problemsOf({ 'core/a.ts': `import { b } from '../db/b.ts'` })).toEqual([
      'core/a.ts imports db/b.ts: core may not import db.',
    ])
    expect(problemsOf({ 'edge-api/a.ts': `import { b } from '../core/b.ts'` })).toEqual([])
  })

  it("lets the widget take the API's types and nothing else of it", () => {
    expect(problemsOf({ 'widget/a.ts': `import type { Api } from '../edge-api/api.ts'` })).toEqual([])
    expect(problemsOf({ 'widget/a.ts': `import { api } from '../edge-api/api.ts'` })).toHaveLength(1)
  })

  it('lets a test bring the stand-ins that its subject may not know', () => {
    expect(problemsOf({ 'edge-api/a.test.ts': `import { s } from '../sandbox/s.ts'` })).toEqual([])
    expect(problemsOf({ 'edge-api/a.ts': `import { s } from '../sandbox/s.ts'` })).toHaveLength(1)
    expect(problemsOf({ 'e2e/a.test.ts': `import { c } from '../core/c.ts'` })).toHaveLength(1)
    const clipper = (file: string) => ({
      'e2e/a.test.ts': `import { c } from '../extension/clipper/${file}'`,
    })
    expect(problemsOf(clipper('fixtures/expected.ts'))).toEqual([])
    expect(problemsOf(clipper('extract.ts'))).toHaveLength(1)
  })

  it('lets only entry files name a runtime', () => {
    expect(problemsOf({ 'edge-api/entry.node.ts': `import fs from 'node:fs'` })).toEqual([])
    expect(problemsOf({ 'edge-api/app.ts': `import fs from 'node:fs'` })).toHaveLength(1)
    expect(problemsOf({ 'core/a.ts': `import { w } from 'cloudflare:workers'` })).toHaveLength(1)
  })

  it('finds a circle, also through types', () => {
    const circle = {
      'core/a.ts': `import type { B } from './b.ts'`,
      'core/b.ts': `import { c } from './c.ts'`,
      'core/c.ts': `import { a } from './a.ts'`,
    }
    expect(problemsOf(circle)).toEqual(['Circle: core/a.ts → core/b.ts → core/c.ts → core/a.ts'])
  })
})
