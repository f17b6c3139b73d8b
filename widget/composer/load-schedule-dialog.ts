import { loadTexts } from '../i18n/index.ts'

/** The schedule dialog with its texts, both loaded when it is first opened. */
export async function loadScheduleDialog() {
  const [{ default: dialog }] = await Promise.all([
    import('./schedule-dialog.tsx'),
    import('../i18n/planning.ts').then(({ planningTexts }) => loadTexts(planningTexts)),
  ])
  return dialog
}
