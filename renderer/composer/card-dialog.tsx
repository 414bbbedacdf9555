import { ContactRound } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import type { CompanyNumber } from '../../shared/domain/numbers/number.ts';
import { outgoingLimits } from '../../shared/domain/outgoing/outgoing-limits.ts';
import type { OutgoingContent } from '../../shared/domain/outgoing/outgoing-content.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { useWords } from '../text/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { TextField } from '../ui/text-field.tsx';

type CardContent = Extract<OutgoingContent, { kind: 'contacts' }>;
type CardDialogProps = {
  /** What was taken back, to be changed. */
  readonly begin: CardContent | null;
  readonly name: string;
  readonly session: Session;
  /** The number that the client knows. */
  readonly companyNumber: CompanyNumber | null;
  /** Answers why it was not sent, in words; null when it was. */
  readonly onSend: (content: CardContent) => Promise<string | null>;
  readonly onClose: () => void;
};

/** Sends a contact card: the company's, a colleague's under the company's number (private ones are nobody's business), or one that is typed. */
export function CardDialog({ begin, name, session, companyNumber, onSend, onClose }: CardDialogProps) {
  const { text } = useWords();
  const people = useDirectory((directory) => directory.people);
  const first = begin?.cards[0];
  const [card, setCard] = useState({
    name: first?.name ?? '', organisation: first?.organisation ?? session.company?.name ?? '', phone: first?.phones[0]?.number ?? '', email: first?.emails[0]?.address ?? '',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<typeof card>) => {
    setCard((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const fill = (whose: string) => {
    const company = session.company?.name ?? '';
    const person = people.find(({ id }) => id === whose);
    if (whose === '') change({ name: '', organisation: '', phone: '', email: '' });
    else change({ name: person?.name ?? company, organisation: company, phone: companyNumber?.displayPhoneNumber ?? '', email: '' });
  };
  const send = async () => {
    if (card.name.trim() === '') return setProblem(text('card.needsName'));
    if (card.phone.trim() === '' && card.email.trim() === '') return setProblem(text('card.needsWay'));
    const refused = await onSend({
      kind: 'contacts',
      cards: [{
        name: card.name.trim(), organisation: card.organisation.trim() === '' ? null : card.organisation.trim(),
        phones: card.phone.trim() === '' ? [] : [{ number: card.phone.trim(), label: null }], emails: card.email.trim() === '' ? [] : [{ address: card.email.trim(), label: null }],
      }],
    });
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Modal title={text('card.title', { name })} closeName={text('action.close')} onClose={onClose}>
      <form className="send-dialog" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <label className="text-field">
          <span>{text('card.whose')}</span>
          <select className="text-field-input" data-first-focus defaultValue="" onChange={(event) => fill(event.target.value)}>
            <option value="">{text('card.typed')}</option>
            {session.company !== null && <option value="company">{session.company.name}</option>}
            {people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
          </select>
        </label>
        <TextField label={text('card.name')} value={card.name} maxLength={outgoingLimits.cardName} onChange={(value) => change({ name: value })} required />
        <TextField label={text('card.organisation')} value={card.organisation} maxLength={200} onChange={(value) => change({ organisation: value })} />
        <TextField label={text('card.phone')} value={card.phone} maxLength={60} onChange={(value) => change({ phone: value })} />
        <TextField label={text('card.email')} value={card.email} maxLength={200} onChange={(value) => change({ email: value })} />
        <div className="send-preview" aria-hidden="true">
          <ContactRound size={22} />
          <p><strong dir="auto">{card.name.trim() === '' ? '…' : card.name}</strong><span dir="auto">{card.organisation}</span><span dir="auto">{[card.phone, card.email].filter((part) => part.trim() !== '').join(' · ')}</span></p>
        </div>
        {problem !== null && <p role="alert" className="composer-refusal">{problem}</p>}
        <div className="send-actions"><Button onClick={onClose}>{text('sending.cancel')}</Button><Button look="main" type="submit">{text('composer.send')}</Button></div>
      </form>
    </Modal>
  );
}
