import { defineConfig } from 'vitest/config'

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const

/** Inline projects do not inherit it. The usual second is too short for a machine that does much else. */
const expectations = { expect: { poll: { timeout: 15_000 } } } as const

/** Layers of the test suite; `scripts/test.ts` runs them in this order, `npm run test:LAYER` one alone. */
export default defineConfig({
  test: {
    allowOnly: false,
    retry: 0,
    projects: [
      {
        ...jsx,
        test: {
          ...expectations,
          name: 'unit',
          include: ['{core,widget,extension,scripts}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...expectations,
          name: 'api',
          include: ['{db,edge-api}/**/*.test.ts'],
          exclude: ['edge-api/platforms/**', 'edge-api/publishing/faults/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...expectations,
          name: 'contract',
          include: ['edge-api/platforms/**/*.test.ts', '{sandbox,realtime}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...expectations,
          name: 'faults',
          include: ['edge-api/publishing/faults/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...expectations,
          name: 'runtimes',
          include: ['e2e/runtime/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...expectations,
          name: 'browser',
          include: ['e2e/flows/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
