import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { useLater } from '../popup/use-later.ts'
import { addPage, addSelection, problem, type ReadPage, readPage, readSentences } from './collect.ts'

/** Takes the page beside the panel, what is selected there, or one of its images into the draft. */
export function Toolbar(): JSX.Element {
  const [busy, setBusy] = useState(false)
  const [page, setPage] = useState<ReadPage | null>(null)
  const ImageChoice = useLater(() =>
    import('./image-choice.tsx').then(({ loadImageChoice }) => loadImageChoice()),
  )
  const Shoot = useLater(() => import('../pictures/shoot.tsx').then(({ loadShoot }) => loadShoot()))
  const [quotable, setQuotable] = useState<ReadPage | null>(null)
  const SentenceChoice = useLater(() => import('./sentence-choice.tsx').then(({ load }) => load()))
  const run = async (act: () => Promise<void>) => {
    setBusy(true)
    setPage(null)
    setQuotable(null)
    await act().finally(() => setBusy(false))
  }
  return (
    <section class="collect" aria-label={t('collecting.add')}>
      <div class="collect__row">
        <Button size="small" icon="plus" disabled={busy} onClick={() => void run(addPage)}>
          {t('collecting.addPage')}
        </Button>
        <Button size="small" icon="reply" disabled={busy} onClick={() => void run(addSelection)}>
          {t('collecting.addSelection')}
        </Button>
        <Button
          size="small"
          icon="draft"
          disabled={busy}
          aria-expanded={quotable !== null}
          onClick={() =>
            void (quotable ? setQuotable(null) : run(async () => setQuotable(await readSentences())))
          }
        >
          {t('collecting.addSentence')}
        </Button>
        <Button
          size="small"
          icon="image"
          disabled={busy}
          aria-expanded={page !== null}
          onClick={() => void (page ? setPage(null) : run(async () => setPage(await readPage())))}
        >
          {t('collecting.addImage')}
        </Button>
      </div>
      <div role="status">{problem.value ? <Trouble /> : null}</div>
      {page && ImageChoice ? <ImageChoice page={page} /> : null}
      {quotable && SentenceChoice ? <SentenceChoice page={quotable} /> : null}
      {Shoot ? <Shoot /> : null}
    </section>
  )
}

function Trouble(): JSX.Element | null {
  const [key, setKey] = useState('')
  useEffect(() => {
    void browser.commands
      .getAll()
      .then((commands) => setKey(commands.find(({ name }) => name === 'add-to-draft')?.shortcut ?? ''))
  }, [])
  if (problem.value === null) return null
  return (
    <p class="note">
      <Icon name="info" />
      <span>
        {key !== '' && problem.value === 'CLOSED'
          ? t('collecting.closedKey', { key })
          : t(`collecting.problem.${problem.value}`)}
      </span>
      <Button
        kind="quiet"
        size="small"
        icon="close"
        aria-label={t('common.dismiss')}
        onClick={() => {
          problem.value = null
        }}
      />
    </p>
  )
}
