import { render } from 'preact'
import { preferredLanguage, useLanguage } from '../../../widget/i18n/index.ts'
import { App } from '../../popup/app.tsx'
import { start } from '../../popup/state.ts'
import '../../popup/popup.css'

const root = document.getElementById('app')
if (root) render(<App />, root)
void useLanguage(preferredLanguage())
void start()
