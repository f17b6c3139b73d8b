import { render } from 'preact'
import { addTexts, useLanguage } from '../i18n/index.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/surfaces.css'
import './studio.css'
import { App } from './app.tsx'
import { startLanguage } from './language.ts'
import { startRouter } from './router.ts'
import { createSession } from './session.ts'
import { studioTexts } from './texts.ts'
import { applyTheme } from './theme.ts'

for (const texts of studioTexts) addTexts(texts)
applyTheme()
startRouter()
const session = createSession()
const speaking = useLanguage(startLanguage())
void session.load()
await speaking
const root = document.getElementById('app')
if (root) render(<App session={session} />, root)
