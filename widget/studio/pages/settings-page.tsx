import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Organization } from '../../api/views.ts'
import { zoneName } from '../../composer/zones.ts'
import { type Language, language, languages, t } from '../../i18n/index.ts'
import { Segments } from '../../ui/controls.tsx'
import { Skeleton } from '../../ui/feedback.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { chooseLanguage } from '../language.ts'
import type { Session } from '../session.ts'
import { PageHead } from '../shell.tsx'
import { Sessions } from '../sign-ins-parts.ts'
import { chooseTheme, type Theme, theme } from '../theme.ts'
import { ApiKeys } from './api-keys.tsx'
import { durationText, PublishingRules } from './publishing-rules.tsx'
import { QueueSlots } from './queue-slots.tsx'
import { LinkTagsPart } from './templates/link-tags.tsx'
import { Templates } from './templates/templates.tsx'
import { Webhooks } from './webhooks/webhooks.tsx'
import './settings-page.css'

export function SettingsPage({ session }: { session: Session }): JSX.Element {
  const [organization, setOrganization] = useState<Organization | null>(null)
  const membership = session.organization.value
  const organizationId = membership?.id
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = useCallback(async () => {
    const found = await session.client.call('GET /v1/organization')
    setProblem(found.ok ? null : found.problem)
    if (found.ok) setOrganization(found.value)
  }, [session, organizationId])
  useEffect(() => {
    void read()
  }, [read])
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <div class="settings">
        <section class="card settings__part">
          <h2>{t('settings.appearance')}</h2>
          <div class="setting">
            <span>{t('settings.theme')}</span>
            <Segments<Theme>
              label={t('settings.theme')}
              value={theme.value}
              onValue={chooseTheme}
              options={[
                { value: 'auto', label: t('settings.auto') },
                { value: 'light', label: t('settings.light') },
                { value: 'dark', label: t('settings.dark') },
              ]}
            />
          </div>
          <label class="setting">
            <span>{t('settings.language')}</span>
            <select
              class="input setting__choice"
              value={language()}
              onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
            >
              {Object.entries(languages).map(([value, name]) => (
                <option key={value} value={value} lang={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </section>
        <section class="card settings__part">
          <h2>{t('settings.organization')}</h2>
          {organization ? (
            <dl class="facts">
              <div>
                <dt>{t('organization.name')}</dt>
                <dd>{organization.name}</dd>
              </div>
              <div>
                <dt>{t('organization.timeZone')}</dt>
                <dd>{zoneName(organization.timeZone)}</dd>
              </div>
              <div>
                <dt>{t('settings.role')}</dt>
                <dd>{membership ? t(`role.${membership.role}`) : ''}</dd>
              </div>
              {session.may('organization.manage') ? null : (
                <div>
                  <dt>{t('settings.late')}</dt>
                  <dd>{durationText(organization.lateToleranceSeconds)}</dd>
                </div>
              )}
            </dl>
          ) : problem ? (
            <ProblemBanner problem={problem} onRetry={() => void read()} />
          ) : (
            <Skeleton height="120px" />
          )}
        </section>
        {organization && session.may('organization.manage') ? (
          <PublishingRules session={session} organization={organization} onChanged={setOrganization} />
        ) : null}
        <QueueSlots key={organizationId} session={session} />
        <Templates
          key={`templates ${organizationId}`}
          session={session}
          tags={organization?.linkTags ?? null}
        />
        {organization && session.may('organization.manage') ? (
          <LinkTagsPart
            key={organization.id}
            session={session}
            organization={organization}
            onChanged={setOrganization}
          />
        ) : null}
        <Sessions session={session} />
        {session.may('apiKey.read') ? <ApiKeys session={session} /> : null}
        {session.may('webhook.read') ? <Webhooks session={session} /> : null}
      </div>
    </>
  )
}
