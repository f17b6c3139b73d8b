import type { JSX } from 'preact'
import { Field, type FieldProps } from './controls.tsx'

/** One of many, in a list that opens: what is stored, and the words for it. */
export function ChoiceField<Value extends string>(props: {
  label: FieldProps['label']
  hint?: FieldProps['hint']
  value: Value
  options: readonly (readonly [Value, string])[]
  onValue: (value: Value) => void
}): JSX.Element {
  const { label, hint, value, options, onValue } = props
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => onValue(event.currentTarget.value as Value)}
        >
          {options.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
