import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import { apiKeyScopes, type Permission } from '../../../core/roles.ts'
import type { ApiKey } from '../../api/views.ts'
import { formatMoment, t } from '../../i18n/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Button, TextField } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/feedback.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { Session } from '../session.ts'
import { SecretDialog } from './secret-dialog.tsx'

/** The keys with which servers call. A new key is shown once. */
export function ApiKeys({ session }: { session: Session }): JSX.Element {
  const [keys, setKeys] = useState<ApiKey[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const organizationId = session.organization.value?.id

  const read = useCallback(async () => {
    const page = await session.client.call('GET /v1/api-keys')
    setProblem(page.ok ? null : page.problem)
    if (page.ok) setKeys(page.value.items)
  }, [session, organizationId])
  useEffect(() => {
    void read()
  }, [read])

  const revoke = async (key: ApiKey) => {
    setRevoking(null)
    const gone = await session.client.call('DELETE /v1/api-keys/{keyId}', { params: { keyId: key.id } })
    if (gone.ok) showToast(t('keys.revoked', { name: key.name }))
    await read()
    if (!gone.ok) setProblem(gone.problem)
  }

  return (
    <section class="card settings__part" id="api-keys">
      <div class="settings__head">
        <div>
          <h2>{t('keys.title')}</h2>
          <p>{t('keys.hint')}</p>
        </div>
        {session.may('apiKey.manage') ? (
          <Button icon="key" onClick={() => setCreating(true)}>
            {t('keys.create')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <ProblemBanner problem={problem} onRetry={keys === null ? () => void read() : undefined} />
      ) : null}
      {keys === null && !problem ? <Skeleton height="64px" /> : null}
      {keys?.length === 0 ? <p class="settings__none">{t('keys.none')}</p> : null}
      {keys?.length ? (
        <ul class="keys">
          {keys.map((key) => (
            <li key={key.id}>
              <Icon name="key" />
              <div class="keys__text">
                <strong>{key.name}</strong>
                <span>
                  <code>…{key.hint}</code> · {t('keys.created', { time: formatMoment(key.createdAt) })} ·{' '}
                  {t('keys.scopes', { count: key.scopes.length })}
                </span>
              </div>
              {session.may('apiKey.manage') ? (
                <Button size="small" kind="danger" onClick={() => setRevoking(key)}>
                  {t('keys.revoke')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {creating ? (
        <CreateKeyDialog
          session={session}
          onClose={() => {
            setCreating(false)
            void read()
          }}
        />
      ) : null}
      {revoking ? (
        <ConfirmDialog
          title={t('keys.revokeTitle', { name: revoking.name })}
          confirm={t('keys.revoke')}
          onConfirm={() => void revoke(revoking)}
          onClose={() => setRevoking(null)}
        >
          {t('keys.revokeText')}
        </ConfirmDialog>
      ) : null}
    </section>
  )
}

function CreateKeyDialog({ session, onClose }: { session: Session; onClose: () => void }): JSX.Element {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Permission[]>(['embedToken.mint'])
  const [made, setMade] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const grantable = apiKeyScopes.filter((scope) => session.may(scope))

  const create = async () => {
    setBusy(true)
    setProblem(null)
    const result = await session.client.call('POST /v1/api-keys', { body: { name: name.trim(), scopes } })
    setBusy(false)
    if (result.ok) setMade(result.value.key)
    else setProblem(result.problem)
  }

  if (made !== null) {
    return (
      <SecretDialog
        title={t('keys.madeTitle')}
        text={t('keys.madeText')}
        secret={made}
        copied={t('keys.copied')}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      title={t('keys.create')}
      onClose={onClose}
      onSubmit={() => void create()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={scopes.length === 0}>
            {t('keys.createSubmit')}
          </Button>
        </>
      }
    >
      {problem ? <ProblemBanner problem={problem} /> : null}
      <TextField
        label={t('keys.name')}
        required
        autoFocus
        maxLength={100}
        placeholder={t('keys.namePlaceholder')}
        value={name}
        onValue={setName}
      />
      <fieldset class="scopes">
        <legend class="field__label">{t('keys.scopesLabel')}</legend>
        {grantable.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                setScopes(
                  event.currentTarget.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope),
                )
              }
            />
            <code>{scope}</code>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
