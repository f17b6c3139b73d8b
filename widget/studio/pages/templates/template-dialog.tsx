import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  defaultTemplate,
  unknownVariables,
  type TemplateWords as Words,
} from '../../../../core/drafting/template.ts'
import type { LinkTags } from '../../../../core/link-tags.ts'
import type { Problem } from '../../../../core/problem.ts'
import type { Client } from '../../../api/client.ts'
import type { Template } from '../../../api/views.ts'
import { t } from '../../../i18n/index.ts'
import { Button, TextField } from '../../../ui/controls.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateWords } from './template-words.tsx'

const isWritten = ({ text, variants }: Words) =>
  [text, ...Object.values(variants)].every(
    (each) => each.trim() !== '' && unknownVariables(each).length === 0,
  )

/** Writes a template while one sees what becomes of a page by it. */
export function TemplateDialog(props: {
  client: Client
  /** Null for a new one. */
  template: Template | null
  tags: LinkTags | null
  onClose: () => void
  onSaved: () => void
}): JSX.Element {
  const { client, template, tags, onClose, onSaved } = props
  const [name, setName] = useState(template?.name ?? '')
  const [words, setWords] = useState<Words>(template ?? defaultTemplate)
  const [isDefault, setDefault] = useState(template?.isDefault ?? true)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const save = async () => {
    setBusy(true)
    const body = { name: name.trim(), text: words.text, variants: words.variants, isDefault }
    const saved = template
      ? await client.call('PATCH /v1/templates/{templateId}', { params: { templateId: template.id }, body })
      : await client.call('POST /v1/templates', { body })
    setBusy(false)
    if (saved.ok) onSaved()
    else setProblem(saved.problem)
  }

  return (
    <Dialog
      class="template-dialog"
      title={template ? t('templates.editTitle') : t('templates.create')}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!isWritten(words) || name.trim() === ''}>
            {template ? t('templates.save') : t('templates.createSubmit')}
          </Button>
        </>
      }
    >
      {problem ? <ProblemBanner problem={problem} /> : null}
      <div class="template-dialog__columns">
        <div class="template-dialog__write">
          <TextField
            label={t('templates.name')}
            placeholder={t('templates.namePlaceholder')}
            required
            autoFocus
            maxLength={60}
            value={name}
            onValue={setName}
          />
          <TemplateWords words={words} onWords={setWords} />
          <label class="template-dialog__default">
            <input
              type="checkbox"
              checked={isDefault}
              onChange={({ currentTarget }) => setDefault(currentTarget.checked)}
            />
            <span>{t('templates.useAsDefault')}</span>
          </label>
        </div>
        <TemplatePreview template={words} tags={tags} />
      </div>
    </Dialog>
  )
}
