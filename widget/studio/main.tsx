import { render } from 'preact'
import { clippedTexts } from '../i18n/clipped.ts'
import { addTexts, type Language, languages, preferredLanguage, useLanguage } from '../i18n/index.ts'
import { planningTexts } from '../i18n/planning.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/surfaces.css'
import './studio.css'
import { App } from './app.tsx'
import { languageKey } from './pages/settings-page.tsx'
import { startRouter } from './router.ts'
import { createSession } from './session.ts'
import { applyTheme } from './theme.ts'

addTexts(planningTexts)
addTexts(clippedTexts)
addTexts({
  en: async () => (await import('../i18n/en-series.ts')).enSeries,
  de: async () => (await import('../i18n/de-series.ts')).deSeries,
})
addTexts({
  en: async () => (await import('../i18n/en-studio.ts')).enStudio,
  de: async () => (await import('../i18n/de-studio.ts')).deStudio,
})
addTexts({
  en: async () => (await import('../i18n/en-outward.ts')).enOutward,
  de: async () => (await import('../i18n/de-outward.ts')).deOutward,
})
addTexts({
  en: async () => (await import('../i18n/en-drafting.ts')).enDrafting,
  de: async () => (await import('../i18n/de-drafting.ts')).deDrafting,
})
addTexts({
  en: async () => (await import('../i18n/en-approval.ts')).enApproval,
  de: async () => (await import('../i18n/de-approval.ts')).deApproval,
})
addTexts({
  en: async () => (await import('../i18n/en-story.ts')).enStory,
  de: async () => (await import('../i18n/de-story.ts')).deStory,
})
applyTheme()
startRouter()
const session = createSession()
const chosen = localStorage.getItem(languageKey)
const speaking = useLanguage(chosen && chosen in languages ? (chosen as Language) : preferredLanguage())
void session.load()
await speaking
const root = document.getElementById('app')
if (root) render(<App session={session} />, root)
