import './split-handle.css';

type SplitHandleProps = {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
};

/** The edge between two columns: drag it, or move it with the arrow keys. Pixels. */
export function SplitHandle({ name, value, min, max, onChange }: SplitHandleProps) {
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  return (
    <div
      className="split-handle"
      role="separator"
      aria-orientation="vertical"
      aria-label={name}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -16, ArrowRight: 16, Home: min - value, End: max - value }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        set(value + step);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset['from'] = String(event.clientX - value);
      }}
      onPointerMove={(event) => {
        const from = event.currentTarget.dataset['from'];
        if (from !== undefined) set(event.clientX - Number(from));
      }}
      onLostPointerCapture={(event) => {
        delete event.currentTarget.dataset['from'];
      }}
    />
  );
}
