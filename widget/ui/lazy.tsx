import type { ComponentChildren, ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { TroubleBanner } from './problem-banner.tsx'

/** A component whose code comes when it is first shown; `waiting` stands in its place until then. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props & { waiting?: ComponentChildren }) => JSX.Element {
  let loaded: ComponentType<Props> | null = null
  return function Lazy({ waiting, ...rest }) {
    const [, setReady] = useState(loaded !== null)
    const [failed, setFailed] = useState(false)
    const [attempt, setAttempt] = useState(0)
    useEffect(() => {
      if (loaded) return
      setFailed(false)
      load().then(
        (component) => {
          loaded = component
          setReady(true)
        },
        () => setFailed(true),
      )
    }, [attempt])
    const Loaded = loaded
    if (Loaded) return <Loaded {...(rest as unknown as Props)} />
    if (!failed) return <>{waiting}</>
    return <TroubleBanner onRetry={() => setAttempt(attempt + 1)}>{t('common.partMissing')}</TroubleBanner>
  }
}
