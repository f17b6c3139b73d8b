/** How chapters, operations, fields and code look. */
export const referenceStyle = `
h1 { font-size: clamp(1.875rem, 1.4rem + 2vw, 2.5rem); line-height: 1.1; letter-spacing: -0.025em; font-weight: 680; text-wrap: balance }
main h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.018em; font-weight: 650 }
h3 { font-size: 1.125rem; line-height: 1.35; letter-spacing: -0.008em; font-weight: 620; text-wrap: pretty }
h3 a { color: inherit; text-decoration: none }
h3 a:hover { text-decoration: underline }
h4 { margin: 24px 0 6px; font-size: 0.8125rem; font-weight: 620; color: var(--ink) }
main p, main li { max-width: 68ch }
main code { overflow-wrap: anywhere }
:is(main p, main li, main dd) > code, .advice code { padding: 0.1em 0.35em; border-radius: 5px; background: light-dark(oklch(0.25 0.03 230 / 0.06), oklch(0.95 0.02 220 / 0.09)) }
.lead { margin-top: 8px; color: var(--soft); font-size: 1.0625rem; line-height: 1.5 }
.chapter { margin-bottom: 64px }
.chapter > p, .pair p, .chapter ul { margin-top: 12px }
.chapter ul { padding-left: 1.2em }
.chapter li { margin-top: 4px }
.pair, article { display: grid; grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); gap: 20px 40px }
.pair > :last-child { padding-top: 12px }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 24px 32px; margin: 24px 0 }
.cards > div { padding-top: 12px; border-top: 2px solid var(--accent) }
.cards dt { font-weight: 620 }
.cards dd { margin: 4px 0 0; color: var(--soft) }

.group { padding-top: 40px; border-top: 1px solid var(--line) }
.group + .group { margin-top: 72px }
article { padding: 40px 0 }
article + article { border-top: 1px solid var(--line) }
.told > p { margin-top: 10px }
.shown { position: sticky; top: 24px; align-self: start; min-width: 0 }
.told > .address { margin-top: 14px }
.address { display: flex; gap: 10px; align-items: baseline }
.method { display: inline-block; padding: 1px 7px; border-radius: 6px; background: color-mix(in oklab, currentColor 12%, transparent); font: 700 0.6875rem/1.6 var(--mono); letter-spacing: 0.02em; color: var(--blue) }
.get { color: var(--green) } .patch, .put { color: var(--amber) } .delete { color: var(--red) }

.callers > div { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: 12px; padding: 3px 0 }
.callers dt { color: var(--soft) } .callers dd { margin: 0; color: var(--soft) }
.callers code { color: var(--ink) }
.callers-open { margin: 0 !important; color: var(--soft) }

ul.fields, ul.answers { list-style: none; padding: 0 }
.fields > li { padding: 8px 0; border-top: 1px solid var(--line) }
.fields .name { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline }
.fields .name > code { padding: 0; background: none; font-weight: 620; font-size: 0.8125rem }
.type { color: var(--faint); font-size: 0.8125rem }
.required { color: var(--red); font-size: 0.75rem; font-weight: 600 }
.meaning, .limits { color: var(--soft); font-size: 0.875rem; line-height: 1.5 }
.limits { color: var(--faint); font-size: 0.8125rem }
.fields .fields { margin: 8px 0 0; padding-left: 16px; border-left: 2px solid var(--line) }
.fields .fields > li:first-child { border-top: 0; padding-top: 0 }
.or { padding: 6px 0; color: var(--faint); font-size: 0.8125rem; font-style: italic }
.answers > li { display: grid; grid-template-columns: 2.9em minmax(0, 1fr); gap: 12px; padding: 5px 0; border-top: 1px solid var(--line); font-size: 0.8125rem }
.shown .code pre { max-height: max(220px, calc(50dvh - 78px)) }
.answers a code { font-size: 0.75rem }
.answers a { margin-right: 6px; color: var(--soft); text-decoration: none }
.answers a:hover { color: var(--accent); text-decoration: underline }
.status { font: 650 0.8125rem/1.55 var(--mono); font-variant-numeric: tabular-nums; color: var(--amber) }
.s2, .s3 { color: var(--green) } .s5 { color: var(--red) }
details > summary { cursor: pointer }
.answers summary { color: var(--accent) }
.answers details .fields { margin-top: 8px }

.code { margin-bottom: 16px; border-radius: 12px; background: var(--code); color: oklch(0.94 0.006 220); overflow: hidden; border: 1px solid light-dark(transparent, oklch(0.31 0.014 235)) }
.code figcaption { padding: 9px 16px 0; font-size: 0.75rem; color: oklch(0.78 0.012 225) }
.code pre { margin: 0; padding: 8px 16px 14px; max-height: 440px; overflow: auto; font-size: 0.78125rem; line-height: 1.6; tab-size: 2; scrollbar-width: thin; scrollbar-color: oklch(0.5 0.016 235) transparent }
.code pre:focus-visible { outline: 2px solid oklch(0.82 0.085 207); outline-offset: -3px; border-radius: 10px }
.code code { font-size: inherit; overflow-wrap: normal }
.code .key { color: oklch(0.84 0.075 207) } .code .text { color: oklch(0.86 0.1 150) } .code .value { color: oklch(0.85 0.1 75) }

table.problems { width: 100%; margin-top: 28px; border-collapse: collapse; font-size: 0.875rem; line-height: 1.5 }
.problems th, .problems td { padding: 8px 16px 8px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: inherit }
.problems thead th { color: var(--faint); font-size: 0.8125rem; border-top: 0 }
.problems tbody code { font-weight: 620; font-size: 0.78125rem; overflow-wrap: normal }
.advice { color: var(--soft) }
tr:target > *, article:target h3 { background: var(--accent-soft) }
article:target h3 { box-shadow: 0 0 0 6px var(--accent-soft); border-radius: 2px }

@media (max-width: 1140px) {
  .pair, article { grid-template-columns: minmax(0, 1fr) }
  .shown { position: static }
}
@media (max-width: 640px) {
  .callers > div { grid-template-columns: minmax(0, 1fr); gap: 0; padding: 5px 0 }
  .problems thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  table.problems, .problems tbody { display: block }
  .problems tr { display: grid; grid-template-columns: 2.9em minmax(0, 1fr); gap: 0 8px; padding: 10px 0; border-top: 1px solid var(--line) }
  .problems tbody th, .problems td { padding: 0; border: 0 }
  .problems td:last-child { grid-column: 2 }
}
@media print {
  article, .pair { display: block; break-inside: auto }
  h2, h3, h4 { break-after: avoid }
  .code, .shown { position: static; background: none; color: inherit; border: 1px solid #bbb; break-inside: avoid }
  .shown { border: 0 }
  .code * { color: inherit !important }
  .code pre { max-height: none !important; white-space: pre-wrap; overflow: visible }
  ::details-content { content-visibility: visible }
}
`
