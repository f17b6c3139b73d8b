import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Result } from '../../api/result.ts'
import type { PostDetail } from '../../api/views.ts'
import { formatMoment, formatRelative, t } from '../../i18n/index.ts'
import { Button } from '../../ui/controls.tsx'
import { Banner } from '../../ui/feedback.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Session } from '../session.ts'
import { approvalText, isHeldBack, lacksApproval, stepText } from './approval-words.ts'
import { SendBackDialog } from './send-back-dialog.tsx'

export interface ApprovalPanelProps {
  session: Session
  post: PostDetail
  timeZone: string
  busy: string | null
  /** Gives an approved post its time. */
  onSchedule: () => void
  onPublish: () => void
  /** Calls, shows what came of it, and answers the post when it went well. */
  act: (name: string, call: () => Promise<Result<PostDetail>>) => Promise<PostDetail | null>
}

/** Where a post stands on its way to approval, and what whoever looks at it can do about that. */
export function ApprovalPanel(props: ApprovalPanelProps): JSX.Element | null {
  const { session, post, timeZone, busy, act, onSchedule, onPublish } = props
  const [sendingBack, setSendingBack] = useState(false)
  const { client } = session
  const params = { postId: post.id }
  const { revision, status, scheduledAt } = post
  const mayApprove = session.may('post.approve')
  const isAhead = scheduledAt !== null && Date.parse(scheduledAt) > Date.now()

  const approve = async () => {
    const approved = await act('approve', () =>
      client.call('POST /v1/posts/{postId}/approve', { params, body: { revision } }),
    )
    if (!approved) return
    const goesOut = approved.status === 'SCHEDULED' ? approved.scheduledAt : null
    showToast(
      goesOut ? t('toast.approvedAt', { time: formatMoment(goesOut, timeZone) }) : t('toast.approved'),
    )
  }
  const sendBack = async (comment: string) => {
    const back = await act('send-back', () =>
      client.call('POST /v1/posts/{postId}/send-back', { params, body: { revision, comment } }),
    )
    setSendingBack(false)
    if (back) showToast(t('toast.sentBack'))
  }
  const withdraw = () =>
    act('withdraw', () =>
      client.call('POST /v1/posts/{postId}/withdraw-approval', { params, body: { revision } }),
    )

  const approveButton = (label: string) =>
    mayApprove ? (
      <Button
        size="small"
        kind="primary"
        icon="check"
        busy={busy === 'approve'}
        onClick={() => void approve()}
      >
        {label}
      </Button>
    ) : null
  const withdrawButton = mayApprove ? (
    <Button size="small" icon="undo" busy={busy === 'withdraw'} onClick={() => void withdraw()}>
      {t('approval.withdraw')}
    </Button>
  ) : null

  if (status === 'PENDING_APPROVAL') {
    return (
      <>
        <Banner
          tone="amber"
          icon="clock"
          actions={
            mayApprove ? (
              <>
                <Button size="small" icon="undo" onClick={() => setSendingBack(true)}>
                  {t('approval.sendBack')}
                </Button>
                {approveButton(
                  t(isAhead && session.may('post.schedule') ? 'approval.approveAt' : 'approval.approve'),
                )}
              </>
            ) : null
          }
        >
          <Lines title={t('approval.waiting')}>
            {post.approvalStep ? stepText(post.approvalStep) : null}{' '}
            {scheduledAt
              ? isAhead
                ? t('approval.plannedFor', { time: formatMoment(scheduledAt, timeZone) })
                : t('approval.plannedPast')
              : null}
          </Lines>
        </Banner>
        {sendingBack ? (
          <SendBackDialog
            busy={busy === 'send-back'}
            onClose={() => setSendingBack(false)}
            onSend={(comment) => void sendBack(comment)}
          />
        ) : null}
      </>
    )
  }
  if (isHeldBack(post)) {
    return (
      <Banner tone="orange" actions={approveButton(t('approval.approve'))}>
        <Lines title={t('approval.heldBack')}>{t('approval.heldBackText')}</Lines>
      </Banner>
    )
  }
  if (lacksApproval(post, session.organization.value?.requiresApproval ?? false)) {
    return (
      <Banner tone="orange" actions={approveButton(t('approval.approve'))}>
        <Lines title={t('approval.none')}>{t('approval.noneText')}</Lines>
      </Banner>
    )
  }
  if (!post.approval || (status !== 'APPROVED' && status !== 'SCHEDULED')) return null
  return (
    <Banner
      tone="green"
      actions={
        <>
          {withdrawButton}
          {status === 'APPROVED' && session.may('post.publish') ? (
            <Button size="small" icon="send" busy={busy === 'publish'} onClick={onPublish}>
              {t('composer.postNow')}
            </Button>
          ) : null}
          {status === 'APPROVED' && session.may('post.schedule') ? (
            <Button size="small" kind="primary" icon="clock" busy={busy === 'move'} onClick={onSchedule}>
              {t('composer.schedule')}
            </Button>
          ) : null}
        </>
      }
    >
      <Lines title={approvalText(post.approval, timeZone)}>
        {status === 'APPROVED' ? t('approval.approvedNext') : null}
      </Lines>
    </Banner>
  )
}

/** What a sent-back post should become, above the editor. */
export function SentBack({ post }: { post: PostDetail }): JSX.Element | null {
  const { approvalStep, status } = post
  if (status !== 'DRAFT' || approvalStep?.kind !== 'sent-back') return null
  const time = formatRelative(approvalStep.at)
  return (
    <Banner tone="amber" icon="undo">
      <Lines
        title={
          approvalStep.name
            ? t('approval.sentBackBy', { name: approvalStep.name, time })
            : t('approval.sentBack', { time })
        }
      >
        <span class="approval__comment">{approvalStep.comment}</span>
      </Lines>
    </Banner>
  )
}

function Lines({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <span class="approval">
      <strong>{title}</strong>
      <span>{children}</span>
    </span>
  )
}
