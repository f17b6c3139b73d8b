import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { formatList, t } from '../../widget/i18n/index.ts'
import { ConfirmDialog } from '../../widget/ui/confirm-dialog.tsx'
import { Button } from '../../widget/ui/controls.tsx'
import { type Directory, readDirectory } from '../account/directory.ts'
import { ask } from '../ask.ts'
import { touchedDrafts } from '../drafts/drafts.ts'
import { readJobs } from '../queue/jobs.ts'
import { device, memory } from '../storage/browser-store.ts'

/** Who is signed in, and the way out. It asks first where something that has not gone out would be lost. */
export function SignedIn(): JSX.Element | null {
  const [directory, setDirectory] = useState<Directory | null>(null)
  const [lost, setLost] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const look = () => void readDirectory(memory).then(setDirectory)
    look()
    browser.storage.onChanged.addListener(look)
    return () => browser.storage.onChanged.removeListener(look)
  }, [])
  const signOut = async () => {
    setBusy(true)
    await ask('account.sign-out', {}).finally(() => setBusy(false))
    setLost(null)
  }
  const begin = async () => {
    const unsent = await listUnsent()
    if (unsent === '') await signOut()
    else setLost(unsent)
  }
  if (directory === null && lost === null) return null
  return (
    <section class="options__row">
      <p>{t('extension.signedInAs', { email: directory?.user.email ?? '' })}</p>
      <Button busy={busy} onClick={() => void begin()}>
        {t('extension.signOut')}
      </Button>
      {lost === null ? null : (
        <ConfirmDialog
          title={t('extension.signOutTitle')}
          confirm={t('extension.signOutAnyway')}
          busy={busy}
          onConfirm={() => void signOut()}
          onClose={() => setLost(null)}
        >
          {t('extension.signOutLoses', { unsent: lost })}
        </ConfirmDialog>
      )}
    </section>
  )
}

/** What is on the device and nowhere else, in words; empty where there is nothing. */
async function listUnsent(): Promise<string> {
  const [jobs, drafts] = await Promise.all([readJobs(device), touchedDrafts(device)])
  const waiting = jobs.filter(({ state }) => state === 'waiting' || state === 'refused').length
  const unsent = [
    waiting > 0 ? t('extension.waiting', { count: waiting }) : '',
    drafts.length > 0 ? t('extension.otherDrafts', { count: drafts.length }) : '',
  ]
  return formatList(unsent.filter(Boolean), 'unit')
}
