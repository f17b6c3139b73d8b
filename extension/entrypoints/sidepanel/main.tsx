import { render } from 'preact'
import { t } from '../../../widget/i18n/index.ts'
import { collectingTexts } from '../../collecting-texts.ts'
import { Panel } from '../../panel/panel.tsx'
import { startPanel } from '../../panel/start-panel.ts'
import { speak } from '../../texts.ts'
import '../../panel/panel.css'

void startPanel()
await speak(collectingTexts)
document.title = t('collecting.title')
const root = document.getElementById('app')
if (root) render(<Panel />, root)
