import type { InlineConfig } from 'vite'

const here = import.meta.dirname
const out = `${here}/../dist/web`

/** What Studio and both frames need first: in one file it weighs less than in the dozen that sharing would make of it. */
const base = [
  // Its layer for React libraries is the calendar's alone.
  /node_modules\/(?:@preact|preact\/(?:dist|hooks|jsx-runtime))\//,
  /\/widget\/i18n\/(?:index|composer|en\/(?:shared|composer))\.ts$/,
  /\/widget\/ui\/(?:avatar|controls|feedback|icons|lazy|platform-icon|problem-banner|problems|toast)\.tsx?$/,
]

/** Studio and the frames: one build, so that they share their parts. */
export const pages: InlineConfig = {
  configFile: false,
  root: here,
  base: '/',
  publicDir: 'public',
  logLevel: 'warn',
  build: {
    target: 'es2024',
    outDir: out,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        studio: `${here}/studio/index.html`,
        composer: `${here}/embed/composer.html`,
        calendar: `${here}/embed/calendar.html`,
      },
      output: {
        codeSplitting: { groups: [{ name: 'base', test: (id) => base.some((each) => each.test(id)) }] },
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}

/** The loader: one classic script without imports, for pages that are not ours. */
export const loader: InlineConfig = {
  configFile: false,
  root: here,
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: out,
    emptyOutDir: false,
    rolldownOptions: {
      input: `${here}/loader/embed.ts`,
      output: { format: 'iife', entryFileNames: 'embed.js' },
    },
  },
}
