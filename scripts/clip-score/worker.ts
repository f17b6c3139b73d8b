/** One of several processes that score pages side by side: takes a list of ids and tells each result as it comes. */
import process from 'node:process'
import { scorePage } from './score-page.ts'

process.on('message', ({ folder, ids, remember }: { folder: string; ids: string[]; remember: boolean }) => {
  for (const id of ids) process.send?.(scorePage(folder, id, remember))
  process.disconnect()
})
