import { succeed } from '../../../shared/kernel/result.ts';
import type { Handler } from '../bridge/answer-call.ts';
import { valueOf } from '../cache/value-of.ts';
import { drawId } from '../cryptography/cryptography.ts';
import { acceptFile } from '../drafts/accept-file.ts';
import { sendDraft } from '../messages/send-draft.ts';
import type { DeskInUse } from './desk-in-use.ts';
import { sendParts } from './send.ts';

export function readDraft(desk: DeskInUse): Handler<'drafts.read'> {
  return async ({ conversationId }) => {
    const { vault } = desk();
    const draft = valueOf(await vault.call('drafts.read', { conversationId }));
    const quoted = draft?.quotedMessageId ?? null;
    return succeed({ draft, quote: quoted === null ? null : valueOf(await vault.call('messages.read', { id: quoted })) });
  };
}

export function storeDraft(desk: DeskInUse): Handler<'drafts.store'> {
  return async (words) => {
    const { vault, clock } = desk();
    return succeed(valueOf(await vault.call('drafts.store', { ...words, now: clock.now() })));
  };
}

export function addDraftFile(desk: DeskInUse): Handler<'drafts.addFile'> {
  return (given) => acceptFile(given, { ...desk(), drawId });
}

export function arrangeDraftFiles(desk: DeskInUse): Handler<'drafts.arrangeFiles'> {
  return async (request) => succeed(valueOf(await desk().vault.call('drafts.arrangeFiles', request)));
}

export function sendDraftNow(desk: DeskInUse): Handler<'drafts.send'> {
  return async (draft) => {
    const sent = await sendDraft(draft, sendParts(desk));
    return sent.ok ? succeed({ ids: [...sent.value.ids] }) : sent;
  };
}
