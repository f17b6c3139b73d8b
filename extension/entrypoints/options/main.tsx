import { render } from 'preact'
import { t } from '../../../widget/i18n/index.ts'
import { laterTexts } from '../../later-texts.ts'
import { Options } from '../../options/options.tsx'
import { speak } from '../../texts.ts'
import '../../options/options.css'

await speak(laterTexts)
document.title = t('extension.optionsTitle')
const root = document.getElementById('app')
if (root) render(<Options />, root)
