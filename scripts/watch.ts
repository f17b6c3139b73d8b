/** Part of `npm run dev`: builds the front end and the extension again when one of their sources changes. */
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './local/build.ts'
import { root, StartProblem } from './local/paths.ts'

let wanted = false
let building = false

async function build(): Promise<void> {
  if (building) return
  building = true
  while (wanted) {
    wanted = false
    try {
      await buildWhatChanged((line) => console.log(line))
    } catch (error) {
      if (!(error instanceof StartProblem)) throw error
      console.error(error.message)
    }
  }
  building = false
}

for (const folder of ['core', 'widget', 'extension']) {
  watch(join(root, folder), { recursive: true }, () => {
    wanted = true
    void build()
  })
}
