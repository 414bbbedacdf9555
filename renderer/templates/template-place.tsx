import { useId, useState } from 'react';
import { useWords } from '../text/use-words.tsx';
import type { TemplateHeader } from './use-template-form.ts';

type Place = Extract<TemplateHeader, { kind: 'location' }>;

/** The place that stands above the text of a template: what it is called, and where it is. */
export function TemplatePlace({ begin, onChange }: { readonly begin: Place | null; readonly onChange: (header: TemplateHeader) => void }) {
  const { text } = useWords();
  const group = useId();
  const [fields, setFields] = useState({ name: begin?.name ?? '', address: begin?.address ?? '', latitude: begin === null ? '' : String(begin.latitude), longitude: begin === null ? '' : String(begin.longitude) });
  const write = (part: Partial<typeof fields>) => {
    const next = { ...fields, ...part };
    setFields(next);
    const [latitude, longitude] = [readDegrees(next.latitude, 90), readDegrees(next.longitude, 180)];
    const optional = (value: string) => (value.trim() === '' ? null : value.trim());
    onChange(latitude === null || longitude === null ? null : { kind: 'location', latitude, longitude, name: optional(next.name), address: optional(next.address) });
  };
  return (
    <fieldset className="template-place">
      <legend>{text('template.header.location')}</legend>
      {(['name', 'address', 'latitude', 'longitude'] as const).map((field) => (
        <div key={field} className="template-field">
          <label htmlFor={`${group}-${field}`}>{text(`template.place.${field}`)}</label>
          <input id={`${group}-${field}`} type="text" inputMode={field === 'latitude' || field === 'longitude' ? 'decimal' : 'text'} dir="auto" autoComplete="off" value={fields[field]} onChange={(event) => write({ [field]: event.target.value })} />
        </div>
      ))}
    </fieldset>
  );
}

/** Degrees as people write them, with a point or a comma; null when it is no such number. */
function readDegrees(written: string, most: number): number | null {
  const value = Number(written.trim().replace(',', '.'));
  return written.trim() === '' || !Number.isFinite(value) || Math.abs(value) > most ? null : value;
}
