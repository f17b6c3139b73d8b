/** `npm run build`: the web front end and the extension, as far as their sources changed. */
import { buildWhatChanged } from './local/build.ts'

await buildWhatChanged((line) => console.log(line))
