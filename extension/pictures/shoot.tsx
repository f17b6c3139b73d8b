import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadTexts, t } from '../../widget/i18n/index.ts'
import { Button } from '../../widget/ui/controls.tsx'
import { Icon } from '../../widget/ui/icons.tsx'
import { ask } from '../ask.ts'
import { picturesTexts } from '../pictures-texts.ts'
import { place } from '../popup/state.ts'
import { useLater } from '../popup/use-later.ts'
import { imageOf } from '../queue/image-bytes.ts'
import type { Shot, ShotKind } from './shots.ts'
import { shotKinds } from './shots.ts'
import {
  type AttachProblem,
  attach,
  bringBack,
  discard,
  discarded,
  followShots,
  shooting,
  shotProblem,
  take,
  waiting,
} from './shots-here.ts'
import { longestPage } from './stitch.ts'
import './pictures.css'

/** The part with its texts; it comes once the page is ready to type in. */
export async function loadShoot(): Promise<ComponentType> {
  await loadTexts(picturesTexts)
  followShots()
  return Shoot
}

/** Takes pictures of the page: what is seen, a part of it, or all of it. */
function Shoot(): JSX.Element {
  const [asked, setAsked] = useState<ShotKind | null>(null)
  const current = shooting.value
  // While a person draws in the page, the popup would stand before it.
  useEffect(() => {
    if (place.value === 'popup' && asked === 'region' && current?.kind === 'region') window.close()
  }, [asked, current])
  const run = async (kind: ShotKind) => {
    setAsked(kind)
    await take(kind).finally(() => setAsked(null))
  }
  const shot = waiting.value
  return (
    <section class="shoot" aria-label={t('pictures.shoot')}>
      <div class="shoot__row">
        <span class="shoot__name" aria-hidden="true">
          {t('pictures.shoot')}
        </span>
        {shotKinds.map((kind) => (
          <Button
            key={kind}
            size="small"
            data-shot={kind}
            disabled={asked !== null || current !== null}
            onClick={() => void run(kind)}
          >
            {t(`pictures.kind.${kind}`)}
          </Button>
        ))}
      </div>
      <div role="status">
        {current ? <Progress {...current} /> : null}
        {current === null && shotProblem.value ? (
          <Note text={t(`pictures.problem.${shotProblem.value}`)} />
        ) : null}
        {discarded.value ? <Discarded shot={discarded.value} /> : null}
      </div>
      {shot ? <CropShot key={shot.id} shot={shot} /> : null}
    </section>
  )
}

function Progress({ kind, done, total }: { kind: ShotKind; done: number; total: number }): JSX.Element {
  const words = {
    visible: t('pictures.shooting'),
    region: t('pictures.shootingRegion'),
    page: t('pictures.shootingPiece', { done: done + 1, total }),
  }
  return (
    <div class="shoot__progress">
      {kind === 'page' ? <progress aria-label={t('pictures.shooting')} value={done} max={total} /> : null}
      <span>{words[kind]}</span>
      <Button size="small" data-action="stop-shot" onClick={() => void ask('shot.stop', {})}>
        {t('pictures.stop')}
      </Button>
    </div>
  )
}

function Note({ text }: { text: string }): JSX.Element {
  return (
    <p class="note">
      <Icon name="info" />
      <span>{text}</span>
      <Button
        kind="quiet"
        size="small"
        icon="close"
        aria-label={t('common.dismiss')}
        onClick={() => {
          shotProblem.value = null
        }}
      />
    </p>
  )
}

function Discarded({ shot }: { shot: Shot }): JSX.Element {
  return (
    <p class="note">
      <span>{t('pictures.discarded')}</span>
      <Button kind="quiet" size="small" icon="undo" onClick={() => void bringBack(shot)}>
        {t('common.undo')}
      </Button>
    </p>
  )
}

/** Crops a screenshot on its way into the post. */
function CropShot({ shot }: { shot: Shot }): JSX.Element | null {
  const CropView = useLater(() => import('./crop-view.tsx').then((part) => part.CropView))
  const [file, setFile] = useState<Blob | null>(null)
  const [problem, setProblem] = useState<AttachProblem | null>(null)
  // The same picture for as long as it waits, however often what is known of it is read anew.
  useEffect(() => {
    void imageOf(shot.id).then((found) => (found ? setFile(found) : discard(shot)))
  }, [shot.id])
  if (CropView === null || file === null) return null
  return (
    <CropView
      file={file}
      alt={null}
      confirm={t('pictures.add')}
      notes={shot.isCut ? <p class="note">{t('pictures.cut', { count: longestPage })}</p> : null}
      problem={problem && (problem === 'FULL' ? t('pictures.problem.FULL') : t('pictures.notCropped'))}
      onDone={async (crop) => {
        setProblem(null)
        setProblem(await attach(shot, crop))
      }}
      onCancel={() => void discard(shot)}
    />
  )
}
