import { useEffect, useState } from 'react';
import type { Session } from '../../shared/bridge/session.ts';
import { reloadDraft } from '../composer/composer-store.ts';
import { OutboxLine } from '../outbox/outbox-line.tsx';
import { followOutbox } from '../outbox/outbox-store.ts';
import { later } from '../ui/later.tsx';
import { openConversation } from './navigation-store.ts';

const OutboxDialog = later(() => import('../outbox/outbox-dialog.tsx').then((part) => part.OutboxDialog));

/** What waits to be sent: a line while something does, and the list behind it. */
export function OutboxPlace({ session }: { readonly session: Session }) {
  const [open, setOpen] = useState(false);
  useEffect(() => followOutbox(), []);
  return (
    <>
      <OutboxLine session={session} onOpen={() => setOpen(true)} />
      {open && (
        <OutboxDialog
          session={session} onClose={() => setOpen(false)}
          onEdit={(id) => {
            setOpen(false);
            openConversation(id);
            void reloadDraft(id);
          }}
        />
      )}
    </>
  );
}
