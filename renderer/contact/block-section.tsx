import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { BlockResponse } from '../../shared/bridge/contact-care.ts';
import type { Contact } from '../../shared/domain/contacts/contact.ts';
import { call } from '../bridge/call.ts';
import { useDirectory } from '../bridge/directory-store.ts';
import { contactName } from '../text/contact-words.ts';
import { numberNames } from '../text/number-words.ts';
import { useWords } from '../text/use-words.tsx';
import { isolate } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { problemWords } from './problem-words.ts';

/** Blocks a contact, or lets them write again; the consequences are said before. */
export function BlockSection({ contact }: { readonly contact: Contact }) {
  const { text } = useWords();
  const [asking, setAsking] = useState<'block' | 'unblock' | null>(null);
  const isBlocked = (contact.blockedOn ?? []).length > 0;
  return (
    <section className="panel-section panel-last">
      {isBlocked ? (
        <Button onClick={() => setAsking('unblock')}>{text('about.unblock')}</Button>
      ) : (
        <Button look="danger" onClick={() => setAsking('block')}><Ban size={15} aria-hidden /> {text('about.block')}</Button>
      )}
      {asking !== null && <BlockDialog contact={contact} act={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function BlockDialog({ contact, act, onClose }: { readonly contact: Contact; readonly act: 'block' | 'unblock'; readonly onClose: () => void }) {
  const words = useWords();
  const { text } = words;
  const numbers = useDirectory((directory) => directory.numbers);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const failedWords = (failed: BlockResponse['failed']) =>
    failed.map((one) => text('about.block.failed', { numbers: numberNames(words, [one.numberId], numbers), words: text(reasonKey(one.code)) })).join(' ');
  const go = async () => {
    setBusy(true);
    const answer = await call('contacts.block', { contactId: contact.id, act });
    setBusy(false);
    if (!answer.ok) setProblem(problemWords(words, answer.error));
    else if (answer.value.failed.length > 0) setProblem(failedWords(answer.value.failed));
    else onClose();
  };
  const name = isolate(contactName(words, contact));
  return (
    <Modal title={text(act === 'block' ? 'about.block.title' : 'about.unblock.title', { name })} closeName={text('action.close')} onClose={onClose}>
      <div className="panel-form">
        <p>{text(act === 'block' ? 'about.block.lead' : 'about.unblock.lead')}</p>
        {act === 'block' && <p className="panel-soft">{text('about.block.condition')}</p>}
        {problem !== null && <p role="alert" className="panel-problem">{problem}</p>}
        <div className="panel-actions">
          <Button onClick={onClose}>{text('about.note.cancel')}</Button>
          <Button look={act === 'block' ? 'danger' : 'main'} disabled={busy} onClick={() => void go()}>{text(act === 'block' ? 'about.block' : 'about.unblock')}</Button>
        </div>
      </div>
    </Modal>
  );
}

/** Meta's codes for one user that have words here. Source: Meta, 'Block users' (October 2025). */
function reasonKey(code: number | null): 'about.block.131047' | 'about.block.131021' | 'about.block.139101' | 'about.block.other' {
  switch (code) {
    case 131047:
      return 'about.block.131047';
    case 131021:
    case 131026:
      return 'about.block.131021';
    case 139101:
      return 'about.block.139101';
    default:
      return 'about.block.other';
  }
}
