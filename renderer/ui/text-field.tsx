import { useId } from 'react';
import './text-field.css';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A sentence below the field. */
  readonly help?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  /** The dialog begins here. */
  readonly isFirst?: boolean;
};

/** One line of text with its label. */
export function TextField({ label, value, onChange, help, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="text-field-input" dir="auto" value={value} aria-describedby={help === undefined ? undefined : `${id}-help`} aria-required={rest.required} maxLength={rest.maxLength} data-first-focus={rest.isFirst === true ? true : undefined} onChange={(event) => onChange(event.target.value)} />
      {help !== undefined && <p id={`${id}-help`}>{help}</p>}
    </div>
  );
}
