import { render } from 'preact'
import { preferredLanguage, t, useLanguage } from '../../../widget/i18n/index.ts'
import { Options } from '../../options/options.tsx'
import '../../options/options.css'

await useLanguage(preferredLanguage())
document.title = t('extension.optionsTitle')
const root = document.getElementById('app')
if (root) render(<Options />, root)
