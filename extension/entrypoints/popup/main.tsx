import { render } from 'preact'
import { App } from '../../popup/app.tsx'
import { start } from '../../popup/start.ts'
import { speak } from '../../texts.ts'
import '../../popup/popup.css'

// What is on the device is read while the texts come.
void start()
await speak()
const root = document.getElementById('app')
if (root) render(<App />, root)
