/** `npm run build`: the web front end and the extension for Chromium and Firefox, as far as their sources changed. */
import { buildForFirefox, buildWhatChanged } from './local/build.ts'

const say = (line: string) => console.log(line)
await buildWhatChanged(say)
await buildForFirefox(say)
