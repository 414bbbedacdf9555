import { useId } from 'react';
import './switch.css';

type SwitchProps = {
  readonly name: string;
  /** What it means, below its name. */
  readonly help?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that is on or off, at once and without a button to confirm. A real checkbox underneath. */
export function Switch({ name, help, on, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className="switch">
      <span className="switch-words">
        <span id={`${id}-name`}>{name}</span>
        {help !== undefined && <small id={`${id}-help`}>{help}</small>}
      </span>
      <input
        type="checkbox" role="switch" checked={on} disabled={disabled} aria-labelledby={`${id}-name`}
        aria-describedby={help === undefined ? undefined : `${id}-help`} onChange={(event) => onChange(event.target.checked)}
      />
      <span className="switch-track" aria-hidden="true" />
    </label>
  );
}
