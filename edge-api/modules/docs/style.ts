/** The look of the docs: one column of prose, examples beside it on wide screens, dark where the system is. */
export const docsStyle = `
:root { color-scheme: light dark; --ground: #fbfaf8; --panel: #ffffff; --ink: #1d2129; --soft: #5b6472; --line: #e4e1dc;
  --accent: #b4431f; --code: #22262e; --code-ink: #e9ecf1; --get: #1d6f58; --post: #9a4a12; --patch: #6a4bb0; --delete: #b02a37 }
@media (prefers-color-scheme: dark) { :root { --ground: #14161a; --panel: #1b1e24; --ink: #e8eaee; --soft: #9aa3b2; --line: #2c313a;
  --accent: #ff9166; --code: #0d0f12; --get: #5fd3ae; --post: #ffb27a; --patch: #b9a3f5; --delete: #ff8f98 } }
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 ui-sans-serif, system-ui, "Segoe UI", sans-serif }
a { color: var(--accent); text-underline-offset: 3px }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.skip { position: absolute; left: -999px } .skip:focus { left: 1rem; top: 1rem; background: var(--panel); padding: .5rem 1rem }
.layout { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 90rem; margin: 0 auto }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 2rem 1rem 2rem 1.5rem; font-size: .875rem }
nav strong { display: block; font-size: 1.125rem; letter-spacing: -.01em; margin-bottom: 1rem }
nav h2 { font-size: .75rem; text-transform: uppercase; letter-spacing: .07em; color: var(--soft); margin: 1.25rem 0 .25rem }
nav ul { list-style: none; margin: 0; padding: 0 } nav a { display: block; padding: .2rem .5rem; margin-left: -.5rem; border-radius: 6px; color: inherit; text-decoration: none }
nav a:hover { background: var(--panel); color: var(--accent) }
main { padding: 2.5rem clamp(1rem, 3vw, 3rem) 6rem; min-width: 0 }
h1 { font-size: clamp(1.9rem, 4vw, 2.6rem); line-height: 1.15; letter-spacing: -.025em; margin: 0 0 .75rem }
main h2 { font-size: 1.5rem; letter-spacing: -.015em; margin: 4rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.0625rem; margin: 0 0 .25rem } h4 { font-size: .8125rem; color: var(--soft); margin: 1.25rem 0 .4rem; font-weight: 600 }
.lead { font-size: 1.125rem; color: var(--soft); max-width: 44rem } p { max-width: 44rem; margin: .4rem 0 }
article { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem 2.5rem; padding: 2rem 0; border-top: 1px solid var(--line) }
article > * { min-width: 0 } h2 + article, h2 + p + article { border-top: 0; padding-top: .5rem }
.address { font: 600 .875rem ui-monospace, "Cascadia Code", Menlo, monospace; overflow-wrap: anywhere; margin: 0 0 .75rem }
.method { display: inline-block; min-width: 3.6em; margin-right: .3em } .GET { color: var(--get) } .POST, .PUT { color: var(--post) } .PATCH { color: var(--patch) } .DELETE { color: var(--delete) }
.needs { font-size: .875rem; color: var(--soft) }
dl { margin: 0; font-size: .9375rem } dl > div { padding: .45rem 0; border-top: 1px solid var(--line) }
dt { font: 600 .8125rem ui-monospace, Menlo, monospace; overflow-wrap: anywhere } dt span { font-weight: 400; color: var(--soft) } dt b { color: var(--accent); font-weight: 500 }
dd { margin: .1rem 0 0; color: var(--soft); font-size: .875rem } dd dl { margin: .4rem 0 0 .9rem }
pre { margin: 0 0 .75rem; padding: 1rem; background: var(--code); color: var(--code-ink); border-radius: 10px; overflow: auto; font: .8125rem/1.55 ui-monospace, "Cascadia Code", Menlo, monospace; max-height: 26rem; tab-size: 2 }
code { font: .875em ui-monospace, Menlo, monospace; background: var(--panel); border: 1px solid var(--line); border-radius: 5px; padding: .05em .3em } pre code { all: unset }
table { border-collapse: collapse; width: 100%; font-size: .9375rem } td, th { text-align: left; padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); vertical-align: top } th { color: var(--soft); font-weight: 600; font-size: .8125rem }
@media (max-width: 60rem) { .layout { grid-template-columns: minmax(0, 1fr) } nav { position: static; max-height: none; padding-bottom: 0 } nav details ul { columns: 2 } article { grid-template-columns: minmax(0, 1fr) } main { padding-top: 1.5rem } }
@media (max-width: 30rem) { nav details ul { columns: 1 } }
`
