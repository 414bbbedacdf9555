import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { readCoordinates } from '../../shared/domain/outgoing/read-coordinates.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { TextField } from '../ui/text-field.tsx';

type LocationContent = Extract<OutgoingContent, { kind: 'location' }>;
type LocationDialogProps = {
  /** What was taken back, to be changed. */
  readonly begin: LocationContent | null;
  readonly name: string;
  /** Answers why it was not sent, in words; null when it was. */
  readonly onSend: (content: LocationContent) => Promise<string | null>;
  readonly onClose: () => void;
};

/** Sends a place: pasted from a map, or typed. No map is asked, so nobody learns which place it is. */
export function LocationDialog({ begin, name, onSend, onClose }: LocationDialogProps) {
  const words = useWords();
  const { text } = words;
  const [pasted, setPasted] = useState(begin === null ? '' : `${begin.latitude}, ${begin.longitude}`);
  const [title, setTitle] = useState(begin?.name ?? '');
  const [address, setAddress] = useState(begin?.address ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const place = readCoordinates(pasted);
  // Five digits are about a metre.
  const degrees = (value: number) => new Intl.NumberFormat(words.locale, { minimumFractionDigits: 5, maximumFractionDigits: 5 }).format(value);
  const send = async () => {
    if (place === null) return setProblem(text(pasted.trim() === '' ? 'location.needed' : 'location.unread'));
    const refused = await onSend({ kind: 'location', ...place, name: title, address });
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Modal title={text('location.title', { name })} closeName={text('action.close')} onClose={onClose}>
      <form className="send-dialog" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <TextField label={text('location.coordinates')} help={text('location.coordinates.help')} value={pasted} onChange={(value) => { setPasted(value); setProblem(null); }} required isFirst />
        <TextField label={text('location.name')} value={title} maxLength={outgoingLimits.placeText} onChange={setTitle} />
        <TextField label={text('location.address')} value={address} maxLength={outgoingLimits.placeText} onChange={setAddress} />
        <div className="send-preview" aria-live="polite">
          <MapPin size={22} aria-hidden />
          {place === null ? <p>{text('location.noneYet')}</p> : (
            <p><strong dir="auto">{title.trim() === '' ? text('kind.location') : title}</strong><span dir="auto">{address}</span><span className="figures">{degrees(place.latitude)}° · {degrees(place.longitude)}°</span></p>
          )}
        </div>
        {problem !== null && <p role="alert" className="composer-refusal">{problem}</p>}
        <div className="send-actions"><Button onClick={onClose}>{text('sending.cancel')}</Button><Button look="main" type="submit">{text('composer.send')}</Button></div>
      </form>
    </Modal>
  );
}
