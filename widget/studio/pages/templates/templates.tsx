import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { defaultTemplate } from '../../../../core/drafting/template.ts'
import type { LinkTags } from '../../../../core/link-tags.ts'
import type { PlatformId } from '../../../../core/platforms/index.ts'
import type { Problem } from '../../../../core/problem.ts'
import type { Template } from '../../../api/views.ts'
import { formatList, t } from '../../../i18n/index.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Button } from '../../../ui/controls.tsx'
import { Skeleton } from '../../../ui/feedback.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { platformName } from '../../../ui/platform-icon.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { showToast } from '../../../ui/toast.tsx'
import type { Session } from '../../session.ts'
import { TemplateDialog } from './template-dialog.tsx'
import './templates.css'

type Shown = { kind: 'create' } | { kind: 'edit' | 'delete'; template: Template }
type Action = 'edit' | 'default' | 'delete'

/** How clips become posts: the organization's templates, one of them used unasked. */
export function Templates({ session, tags }: { session: Session; tags: LinkTags | null }): JSX.Element {
  const [templates, setTemplates] = useState<Template[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const { client } = session
  const mayManage = session.may('template.manage')

  const read = useCallback(async () => {
    const page = await client.call('GET /v1/templates', { query: { limit: 100 } })
    setProblem(page.ok ? null : page.problem)
    if (page.ok) setTemplates(page.value.items)
  }, [client])
  useEffect(() => {
    void read()
  }, [read])

  const settle = async (result: { ok: true } | { ok: false; problem: Problem }, done: string) => {
    setShown(null)
    if (result.ok) {
      showToast(done)
      await read()
    } else setProblem(result.problem)
  }
  const act = async (template: Template, action: Action) => {
    if (action !== 'default') {
      setShown({ kind: action, template })
      return
    }
    const params = { templateId: template.id }
    const body = { isDefault: true }
    await settle(
      await client.call('PATCH /v1/templates/{templateId}', { params, body }),
      t('templates.madeDefault'),
    )
  }
  const remove = async ({ id }: Template) =>
    settle(
      await client.call('DELETE /v1/templates/{templateId}', { params: { templateId: id } }),
      t('templates.deleted'),
    )

  return (
    <section class="card settings__part" id="templates">
      <div class="settings__head">
        <div>
          <h2>{t('templates.title')}</h2>
          <p>{t('templates.hint')}</p>
        </div>
        {mayManage ? (
          <Button icon="plus" onClick={() => setShown({ kind: 'create' })}>
            {t('templates.create')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <ProblemBanner problem={problem} onRetry={templates === null ? () => void read() : undefined} />
      ) : null}
      {templates === null && !problem ? <Skeleton height="96px" /> : null}
      {templates?.some(({ isDefault }) => isDefault) === false ? (
        <div class="settings__none">
          <p>{t('templates.own')}</p>
          <p class="template__words">{defaultTemplate.text}</p>
        </div>
      ) : null}
      {templates?.length ? (
        <ul class="templates">
          {templates.map((template) => (
            <Item
              key={template.id}
              template={template}
              mayManage={mayManage}
              onAction={(action) => void act(template, action)}
            />
          ))}
        </ul>
      ) : null}
      {shown?.kind === 'create' || shown?.kind === 'edit' ? (
        <TemplateDialog
          client={client}
          tags={tags}
          template={shown.kind === 'edit' ? shown.template : null}
          onClose={() => setShown(null)}
          onSaved={() => void settle({ ok: true }, t('templates.saved'))}
        />
      ) : null}
      {shown?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('templates.deleteTitle')}
          confirm={t('templates.delete')}
          onConfirm={() => void remove(shown.template)}
          onClose={() => setShown(null)}
        >
          {t('templates.deleteText', { name: shown.template.name })}
        </ConfirmDialog>
      ) : null}
    </section>
  )
}

function Item(props: {
  template: Template
  mayManage: boolean
  onAction: (action: Action) => void
}): JSX.Element {
  const { template, mayManage, onAction } = props
  const { name, text, variants, isDefault } = template
  const platforms = Object.keys(variants).map((platform) => platformName(platform as PlatformId))
  return (
    <li class="template">
      <div class="template__text">
        <span class="template__head">
          <strong>{name}</strong>
          {isDefault ? (
            <span class="status tone-green">
              <Icon name="check" />
              {t('templates.default')}
            </span>
          ) : null}
          {platforms.length > 0 ? (
            <span class="template__facts">
              {t('templates.differs', { platforms: formatList(platforms) })}
            </span>
          ) : null}
        </span>
        <p class="template__words" dir="auto">
          {text}
        </p>
      </div>
      {mayManage ? (
        <Menu
          label={t('templates.actions', { name })}
          triggerClass="button button--quiet button--icon button--small"
          trigger={<Icon name="more" />}
          items={[
            { label: t('templates.edit'), icon: 'edit', onSelect: () => onAction('edit') },
            {
              label: t('templates.makeDefault'),
              icon: 'check',
              disabled: isDefault,
              onSelect: () => onAction('default'),
            },
            'line',
            {
              label: t('templates.delete'),
              icon: 'trash',
              danger: true,
              onSelect: () => onAction('delete'),
            },
          ]}
        />
      ) : null}
    </li>
  )
}
