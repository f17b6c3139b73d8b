/** Tokens, frame and navigation of the docs. Light and dark follow the system. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --accent: light-dark(oklch(0.43 0.088 214), oklch(0.82 0.085 207));
  --accent-soft: light-dark(oklch(0.945 0.022 214), oklch(0.27 0.03 214));
  --ground: light-dark(oklch(0.985 0.003 220), oklch(0.178 0.011 235));
  --side: light-dark(oklch(0.965 0.005 220), oklch(0.205 0.012 235));
  --surface: light-dark(oklch(1 0 0), oklch(0.225 0.012 235));
  --line: light-dark(oklch(0.908 0.008 220), oklch(0.31 0.014 235));
  --ink: light-dark(oklch(0.235 0.018 235), oklch(0.945 0.006 220));
  --soft: light-dark(oklch(0.43 0.02 232), oklch(0.78 0.012 225));
  --faint: light-dark(oklch(0.48 0.018 232), oklch(0.7 0.014 228));
  --code: light-dark(oklch(0.235 0.018 235), oklch(0.14 0.01 235));
  --green: light-dark(oklch(0.45 0.115 155), oklch(0.8 0.13 155));
  --blue: light-dark(oklch(0.46 0.15 262), oklch(0.78 0.1 262));
  --amber: light-dark(oklch(0.47 0.11 65), oklch(0.82 0.12 78));
  --red: light-dark(oklch(0.48 0.175 25), oklch(0.77 0.125 22));
  --font: Inter, -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
*, ::before, ::after { box-sizing: border-box }
html { scroll-padding-top: 24px; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--ink); font: 0.9375rem/1.6 var(--font) }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
main:focus { outline: none }
code, pre { font-family: var(--mono); font-size: 0.875em }
p, ul, dl, figure, h1, h2, h3, h4 { margin: 0 }
.skip { position: fixed; inset: 12px auto auto 12px; z-index: 3; padding: 8px 16px; border-radius: 8px; background: var(--surface); border: 1px solid var(--line) }
.skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden }
.layout { display: grid; grid-template-columns: 288px minmax(0, 1fr) }
main { padding: 56px clamp(24px, 4vw, 64px) 120px; max-width: 1240px }

.side { position: sticky; top: 0; height: 100dvh; overflow-y: auto; overscroll-behavior: contain; padding: 20px 12px 40px; background: var(--side); border-right: 1px solid var(--line); font-size: 0.8125rem; line-height: 1.4; scroll-target-group: auto }
.brand { padding: 0 8px 16px }
.brand a { display: inline-flex; align-items: center; gap: 10px; color: var(--ink); font-size: 1.0625rem; font-weight: 650; letter-spacing: -0.01em; text-decoration: none }
.brand small { font-size: inherit; font-weight: 400; color: var(--soft) }
.side ul { list-style: none; padding: 0 }
.side h2 { margin: 20px 0 4px; font-size: 0.75rem; font-weight: 650; letter-spacing: 0.01em }
.side h2 a { color: var(--faint) }
.side nav a { display: flex; gap: 8px; align-items: baseline; padding: 5px 8px; border-radius: 7px; color: var(--soft); text-decoration: none }
.side nav a:hover { background: light-dark(oklch(0.25 0.03 230 / 0.06), oklch(0.95 0.02 220 / 0.07)); color: var(--ink) }
.side nav a:target-current { background: var(--accent-soft); color: var(--accent) }
.side .method { flex: none; width: 3.4em; padding: 0; background: none; font-size: 0.625rem }
.elsewhere { margin-top: 20px; padding-top: 12px !important; border-top: 1px solid var(--line) }
.menu > summary { display: none; cursor: pointer; font-weight: 600 }
.menu:not([open])::details-content { display: block; content-visibility: visible }
@supports not selector(::details-content) { .menu > summary { display: block; padding: 8px } }
.up { display: none }

@media (max-width: 900px) {
  .layout { grid-template-columns: minmax(0, 1fr) }
  .side { position: static; height: auto; overflow: visible; padding: 12px 16px; border-right: 0; border-bottom: 1px solid var(--line); font-size: 0.9375rem }
  .brand { padding: 4px 0 8px }
  .menu > summary { display: block; padding: 10px 14px; background: var(--surface); border: 1px solid var(--line); border-radius: 10px }
  .menu > summary::after { content: ""; float: right; width: 7px; height: 7px; margin: 6px 4px 0 0; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; rotate: 45deg }
  .menu[open] > summary::after { margin-top: 10px; rotate: 225deg }
  .menu[open] > summary { margin-bottom: 12px }
  .menu:not([open])::details-content { display: block; content-visibility: hidden }
  .side nav a { padding: 9px 8px }
  .side h2 { font-size: 0.8125rem }
  .side .method { font-size: 0.6875rem }
  main { padding: 32px 16px 96px }
  .up { display: block; position: fixed; right: 16px; bottom: 16px; z-index: 2; padding: 9px 16px; border-radius: 999px; background: var(--surface); border: 1px solid var(--line); box-shadow: 0 6px 20px oklch(0 0 0 / 0.16); font-size: 0.8125rem; font-weight: 600; text-decoration: none }
}
@media print {
  :root { color-scheme: light }
  .side, .skip, .up { display: none !important }
  .layout { display: block }
  main { max-width: none; padding: 0 }
  body { font-size: 10pt; background: none }
}
`
