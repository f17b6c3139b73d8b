import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isHoldReason } from '../../core/holds.ts'
import type { PlatformId } from '../../core/platforms/index.ts'
import type { Problem } from '../../core/problem.ts'
import type { Client } from '../api/client.ts'
import type { Result } from '../api/result.ts'
import type { PostDetail } from '../api/views.ts'
import { t } from '../i18n/index.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Button, TextField } from '../ui/controls.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import { ProblemBanner } from '../ui/problem-banner.tsx'
import './review-answer.css'

export interface ReviewAnswerProps {
  client: Client
  target: { id: string; platform: PlatformId; errorCode: string | null }
  post: { id: string; revision: number }
  /** Where to look for it. */
  profileUrl: string | null
  /** False where the account has to be connected anew before anything can be sent. */
  isUsable: boolean
  canBeTakenBack: boolean
  /** Puts the question before the buttons, where nothing else does. */
  withQuestion?: boolean
  onAnswered: (post: PostDetail) => void
}

type Answer = 'live' | 'not-live' | 'leave-unsent' | 'draft'

/** The buttons with which a person decides about a post that waits for them. */
export default function ReviewAnswer(props: ReviewAnswerProps): JSX.Element {
  const { client, target, post, profileUrl, isUsable, canBeTakenBack, onAnswered } = props
  const [asking, setAsking] = useState<'live' | 'not-live' | null>(null)
  const [busy, setBusy] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const platform = platformName(target.platform)
  const isHeld = isHoldReason(target.errorCode)
  // To approve is a decision of its own; no other button may make it by the way.
  const needsApproval = target.errorCode === 'NOT_APPROVED'

  const run = async (answer: Answer, call: () => Promise<Result<PostDetail>>) => {
    setBusy(answer)
    setProblem(null)
    const result = await call()
    setBusy(null)
    setAsking(null)
    if (result.ok) onAnswered(result.value)
    else setProblem(result.problem)
  }
  const resolve = (answer: Exclude<Answer, 'draft'>, remoteUrl = '') =>
    run(answer, () =>
      client.call('POST /v1/targets/{targetId}/resolve', {
        params: { targetId: target.id },
        body: { answer, ...(remoteUrl ? { remoteUrl } : {}) },
      }),
    )
  const toDraft = () =>
    run('draft', () =>
      client.call('POST /v1/posts/{postId}/cancel', {
        params: { postId: post.id },
        body: { revision: post.revision },
      }),
    )

  return (
    <div class="answer">
      {props.withQuestion && !needsApproval ? (
        <p>{t(isHeld ? 'answer.heldQuestion' : 'answer.question', { platform })}</p>
      ) : null}
      {needsApproval ? <p class="answer__note">{t('answer.needsApproval')}</p> : null}
      <div class="answer__buttons">
        {isHeld ? (
          <>
            {needsApproval ? null : (
              <Button
                size="small"
                kind="primary"
                icon="send"
                disabled={!isUsable}
                busy={busy === 'not-live'}
                onClick={() => void resolve('not-live')}
              >
                {t('answer.sendNow')}
              </Button>
            )}
            {canBeTakenBack ? (
              <Button size="small" icon="undo" busy={busy === 'draft'} onClick={() => void toDraft()}>
                {t('answer.toDraft')}
              </Button>
            ) : null}
            <Button size="small" busy={busy === 'leave-unsent'} onClick={() => void resolve('leave-unsent')}>
              {t('answer.leaveUnsent')}
            </Button>
          </>
        ) : (
          <>
            {profileUrl ? (
              <a class="button button--small" href={profileUrl} target="_blank" rel="noopener noreferrer">
                <Icon name="open" />
                {t('answer.look', { platform })}
              </a>
            ) : null}
            <Button size="small" icon="check" onClick={() => setAsking('live')}>
              {t('answer.live')}
            </Button>
            <Button size="small" icon="send" disabled={!isUsable} onClick={() => setAsking('not-live')}>
              {t('answer.notLive')}
            </Button>
          </>
        )}
      </div>
      {isUsable ? null : <p class="answer__note">{t('answer.reconnect')}</p>}
      {problem ? <ProblemBanner problem={problem} /> : null}
      {asking === 'live' ? (
        <LiveDialog
          platform={platform}
          busy={busy === 'live'}
          onClose={() => setAsking(null)}
          onConfirm={(address) => void resolve('live', address)}
        />
      ) : null}
      {asking === 'not-live' ? (
        <ConfirmDialog
          title={t('answer.notLiveTitle', { platform })}
          confirm={t('answer.notLiveConfirm')}
          kind="primary"
          icon="send"
          busy={busy === 'not-live'}
          onConfirm={() => void resolve('not-live')}
          onClose={() => setAsking(null)}
        >
          {t('answer.notLiveText')}
        </ConfirmDialog>
      ) : null}
    </div>
  )
}

function LiveDialog(props: {
  platform: string
  busy: boolean
  onClose: () => void
  onConfirm: (address: string) => void
}): JSX.Element {
  const { platform, busy, onClose, onConfirm } = props
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState(false)
  const confirm = () => {
    const typed = address.trim()
    if (typed === '' || (/^https?:\/\//.test(typed) && URL.canParse(typed))) onConfirm(typed)
    else setWrong(true)
  }
  return (
    <Dialog
      title={t('answer.liveTitle', { platform })}
      onClose={onClose}
      onSubmit={confirm}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" icon="check" busy={busy}>
            {t('answer.liveConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('answer.liveText')}</p>
      <TextField
        label={t('answer.address')}
        hint={t('answer.addressHint')}
        problem={wrong ? t('answer.addressWrong') : null}
        optional
        inputMode="url"
        autocomplete="off"
        value={address}
        onValue={(value) => {
          setAddress(value)
          setWrong(false)
        }}
      />
    </Dialog>
  )
}
