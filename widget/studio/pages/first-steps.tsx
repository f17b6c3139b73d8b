import type { JSX } from 'preact'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Session } from '../session.ts'
import './first-steps.css'

/** The way from nothing to the first post. */
export function FirstSteps({
  session,
  hasAccounts,
}: {
  session: Session
  hasAccounts: boolean
}): JSX.Element {
  const steps = [
    { title: t('first.connect'), text: t('first.connectText'), done: hasAccounts },
    { title: t('first.write'), text: t('first.writeText'), done: false },
    { title: t('first.schedule'), text: t('first.scheduleText'), done: false },
  ]
  return (
    <section class="first" aria-label={t('first.title')}>
      <div class="first__head">
        <h2>{t('first.title')}</h2>
        {session.may('account.connect') ? (
          <a class="button button--primary" href="/accounts">
            {t('accounts.connectFirst')}
          </a>
        ) : (
          <p>{t('composer.noAccountsAsk')}</p>
        )}
      </div>
      <ol class="first__steps">
        {steps.map((step, index) => (
          <li key={step.title} class={step.done ? 'first__step first__step--done' : 'first__step'}>
            <span class="first__number numbers">{step.done ? <Icon name="check" /> : index + 1}</span>
            <strong>{step.title}</strong>
            <span>{step.text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
