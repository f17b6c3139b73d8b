import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { connectPath } from '../../../core/extension.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Result } from '../../api/result.ts'
import { localZone, zoneChoices, zoneName } from '../../composer/zones.ts'
import { t } from '../../i18n/index.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { Button, TextField } from '../../ui/controls.tsx'
import { Mark } from '../../ui/icons.tsx'
import { ProblemBanner, TroubleBanner } from '../../ui/problem-banner.tsx'
import { describeProblem } from '../../ui/problems.ts'
import { navigate, path } from '../router.ts'
import type { Session } from '../session.ts'
import './entrance.css'

const shortestPassword = 8

/** The quiet page around sign-in, sign-up and the first organization. */
function Entrance(props: {
  title: string
  hint: string
  children: ComponentChildren
  below?: ComponentChildren
}): JSX.Element {
  useEffect(() => {
    document.title = `${props.title} · AllIN`
  }, [props.title])
  return (
    <main class="entrance">
      <div class="entrance__column">
        <div class="entrance__brand">
          <Mark size={40} />
        </div>
        <h1>{props.title}</h1>
        <p class="entrance__hint">{props.hint}</p>
        <div class="card entrance__card">{props.children}</div>
        {props.below}
      </div>
    </main>
  )
}

/** Keeps a form's call and its problem. */
function useSubmit(): [
  problem: Problem | null,
  busy: boolean,
  submit: (call: () => Promise<Result<unknown>>, done: () => void | Promise<void>) => Promise<void>,
] {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  return [
    problem,
    busy,
    async (call, done) => {
      setBusy(true)
      setProblem(null)
      const result = await call()
      if (result.ok) await done()
      else setProblem(result.problem)
      setBusy(false)
    },
  ]
}

function fieldProblem(problem: Problem | null, field: string): string | null {
  return problem?.issues?.find(({ path }) => path.at(-1) === field)?.message ?? null
}

export function SignInPage({ session }: { session: Session }): JSX.Element {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [demo, setDemo] = useState<{ email: string; password: string } | null>(null)
  const [problem, busy, submit] = useSubmit()
  useEffect(() => {
    void session.client.call('GET /v1/demo').then((result) => {
      if (result.ok) setDemo(result.value)
    })
  }, [session])
  const signIn = (person: { email: string; password: string }) =>
    submit(
      () => session.authentication.signIn(person),
      () => session.load(),
    )
  return (
    <Entrance
      title={t('signIn.title')}
      hint={t('signIn.hint')}
      below={
        <p class="entrance__below">
          {t('signIn.newHere')} <a href={`/sign-up${location.search}`}>{t('signIn.toSignUp')}</a>
        </p>
      }
    >
      {demo ? (
        <div class="entrance__demo">
          <p>{t('signIn.demoHint')}</p>
          <Button kind="primary" wide busy={busy} onClick={() => void signIn(demo)}>
            {t('signIn.demo')}
          </Button>
          <p class="entrance__or">
            <span>{t('signIn.or')}</span>
          </p>
        </div>
      ) : null}
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn({ email, password })
        }}
      >
        {problem ? (
          <TroubleBanner>
            {problem.status === 401 ? t('signIn.wrong') : describeProblem(problem)}
          </TroubleBanner>
        ) : null}
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="email"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        <Button kind={demo ? 'plain' : 'primary'} type="submit" wide busy={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Entrance>
  )
}

export function SignUpPage({ session }: { session: Session }): JSX.Element {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, busy, submit] = useSubmit()
  return (
    <Entrance
      title={t('signUp.title')}
      hint={t('signUp.hint')}
      below={
        <p class="entrance__below">
          {t('signUp.known')} <a href={`/sign-in${location.search}`}>{t('signUp.toSignIn')}</a>
        </p>
      }
    >
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(
            () => session.authentication.signUp({ name, email, password }),
            () => session.load(),
          )
        }}
      >
        {problem ? <ProblemBanner problem={problem} /> : null}
        <TextField
          label={t('signUp.name')}
          autoComplete="name"
          required
          maxLength={100}
          value={name}
          onValue={setName}
          problem={fieldProblem(problem, 'name')}
        />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="email"
          required
          value={email}
          onValue={setEmail}
          problem={fieldProblem(problem, 'email')}
        />
        <TextField
          label={t('signIn.password')}
          hint={t('signUp.passwordHint', { count: shortestPassword })}
          type="password"
          autoComplete="new-password"
          required
          minLength={shortestPassword}
          maxLength={128}
          value={password}
          onValue={setPassword}
          problem={fieldProblem(problem, 'password')}
        />
        <Button kind="primary" type="submit" wide busy={busy}>
          {t('signUp.submit')}
        </Button>
      </form>
    </Entrance>
  )
}

export function CreateOrganizationPage({ session }: { session: Session }): JSX.Element {
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(localZone())
  const [problem, busy, submit] = useSubmit()
  const isFirst = session.organization.value === null
  return (
    <Entrance
      title={t('organization.createTitle')}
      hint={t('organization.createHint')}
      below={
        <p class="entrance__below">
          {isFirst ? (
            <button type="button" class="link" onClick={() => void session.signOut()}>
              {t('nav.signOut')}
            </button>
          ) : (
            <a href="/calendar">{t('common.back')}</a>
          )}
        </p>
      }
    >
      <form
        class="entrance__form"
        onSubmit={(event) => {
          event.preventDefault()
          let createdId = ''
          void submit(
            async () => {
              const result = await session.client.call('POST /v1/organizations', { body: { name, timeZone } })
              if (result.ok) createdId = result.value.id
              return result
            },
            async () => {
              session.choose(createdId)
              await session.load()
              // Whoever came to let an extension in goes on there.
              if (path.value !== connectPath) navigate('/calendar')
            },
          )
        }}
      >
        {problem ? <ProblemBanner problem={problem} /> : null}
        <TextField
          label={t('organization.name')}
          autoComplete="organization"
          required
          maxLength={100}
          value={name}
          onValue={setName}
          placeholder={t('organization.namePlaceholder')}
          problem={fieldProblem(problem, 'name')}
        />
        <ChoiceField
          label={t('organization.timeZone')}
          hint={t('organization.timeZoneHint')}
          value={timeZone}
          options={zoneChoices([localZone()]).map((zone) => [zone, zoneName(zone)] as const)}
          onValue={setTimeZone}
        />
        <Button kind="primary" type="submit" wide busy={busy}>
          {t('organization.create')}
        </Button>
      </form>
    </Entrance>
  )
}
