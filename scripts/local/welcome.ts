import { relative } from 'node:path'
import process from 'node:process'
import type { Installation } from './installation.ts'
import { origin } from './ports.ts'

/** What a person reads when everything runs: the addresses, the sign-in, and how to load the extension. */
export function describeInstallation(installation: Installation): string {
  const { addresses, demo, seconds } = installation
  const extension = relative(process.cwd(), installation.extensionFolder) || '.'
  const rows: [string, string][] = [
    ['Studio', origin(addresses.api)],
    ['API docs', `${origin(addresses.api)}/docs`],
    ['Live page', `${origin(addresses.hub)}   what is live on every sandbox platform`],
    ['Demo CMS', `${origin(addresses.cms)}   the composer and calendar in a foreign page`],
    ['Extension', `${extension}   chrome://extensions → Developer mode → Load unpacked → this folder`],
  ]
  if (demo) {
    rows.push(['Sign in', `${demo.email}   password ${demo.password}`])
    rows.push(['Or', `${demo.writer}   same password; a contributor, who asks for approval`])
  }
  const table = rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`).join('\n')
  return `\nAllIN runs (${seconds.toFixed(1)} s).\n\n${table}\n\n  Everything stays in ${installation.home}. Ctrl-C stops it.\n`
}

/** The same for programs. */
export function reportOf(installation: Installation) {
  const { addresses, demo, extensionFolder, extensionId, home, processIds } = installation
  return {
    home,
    demo,
    extensionFolder,
    extensionId,
    processIds: processIds(),
    addresses: Object.fromEntries(Object.entries(addresses).map(([name, at]) => [name, origin(at)])),
  }
}
