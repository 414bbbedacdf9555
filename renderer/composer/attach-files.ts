import { create } from 'zustand';
import type { FileRefusal } from '../../shared/bridge/send-refusal.ts';
import { chooseUploadKind, claimOf } from '../../shared/domain/media/choose-upload-kind.ts';
import { mediaRules } from '../../shared/domain/media/media-rules.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { CallFailure } from '../bridge/call.ts';
import { draftOf, showDraft } from './composer-store.ts';
import { prepareImage } from './prepare-image.ts';
import type { ImageTrouble } from './prepare-image.ts';

/** A file that was not taken, by the name that the person knows, and why. */
export type FileProblem = { readonly name: string; readonly refusal: CallFailure<'drafts.addFile'> | { readonly kind: ImageTrouble | 'folder' } };

/** What was not taken, by conversation, until it is put away or something is attached again. */
export const useFileProblems = create<{ readonly problems: Readonly<Record<ConversationId, readonly FileProblem[]>> }>(() => ({ problems: {} }));

export function showFileProblems(id: ConversationId, list: readonly FileProblem[]): void {
  useFileProblems.setState(({ problems }) => ({ problems: { ...problems, [id]: list } }));
}

/** Attaches files in their order: each is looked at, made ready and encrypted in the cache. What cannot go is said, and the others go all the same. */
export async function attachFiles(id: ConversationId, files: readonly File[]): Promise<void> {
  showFileProblems(id, []);
  showDraft(id, { filesComing: draftOf(id).filesComing + files.length });
  const problems: FileProblem[] = [];
  for (const file of files) {
    const refusal = await attach(id, file);
    if (refusal !== null) problems.push({ name: file.name, refusal });
    showDraft(id, { filesComing: Math.max(0, draftOf(id).filesComing - 1) });
  }
  if (problems.length > 0) showFileProblems(id, problems);
}

async function attach(id: ConversationId, file: File): Promise<FileProblem['refusal'] | null> {
  const claimed = claimOf(file);
  const kind = chooseUploadKind(claimed);
  // Before it is read into memory; a picture may become smaller and is judged afterwards.
  if (kind !== 'image' && file.size > mediaRules[kind].maximum) return { kind: 'too-large', limit: mediaRules[kind].maximum, length: file.size };
  let blob: Blob = file;
  if (kind === 'image') {
    const prepared = await prepareImage(file);
    if ('trouble' in prepared) return { kind: prepared.trouble };
    ({ blob } = prepared);
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch {
    // What was dropped was a folder, or the file has gone meanwhile.
    return { kind: 'folder' };
  }
  return addBytes(id, { bytes, type: kind === 'image' ? blob.type : claimed, name: file.name, voice: false });
}

/** How many files are on their way into the cache, and whether order and captions wait for them, by conversation. */
const coming = new Map<ConversationId, number>();
const waiting = new Set<ConversationId>();

/** Puts bytes into the draft; null when they are there. */
export async function addBytes(
  id: ConversationId, file: { readonly bytes: Uint8Array; readonly type: string; readonly name: string | null; readonly voice: boolean },
): Promise<CallFailure<'drafts.addFile'> | FileRefusal | null> {
  coming.set(id, (coming.get(id) ?? 0) + 1);
  try {
    const answer = await call('drafts.addFile', { conversationId: id, ...file, bytes: new Uint8Array(file.bytes) });
    if (!answer.ok) return answer.error;
    showDraft(id, { files: [...draftOf(id).files.filter((known) => known.id !== answer.value.id), answer.value] });
    return null;
  } finally {
    coming.set(id, (coming.get(id) ?? 1) - 1);
    if (waiting.has(id)) keepArrangement(id);
  }
}

/** Captions and order of what is attached, as shown; a file that is not named any more is removed. */
export function arrangeFiles(id: ConversationId, change: (files: ReturnType<typeof draftOf>['files']) => ReturnType<typeof draftOf>['files']): void {
  showDraft(id, { files: change(draftOf(id).files), refusal: null });
  keepArrangement(id);
}

/** Tells the cache what is shown. Not before the last file that is on its way is shown too: it may be there already, and what is not named is removed. */
function keepArrangement(id: ConversationId): void {
  if ((coming.get(id) ?? 0) > 0) {
    waiting.add(id);
    return;
  }
  waiting.delete(id);
  coming.delete(id);
  void call('drafts.arrangeFiles', { conversationId: id, files: draftOf(id).files.map(({ id: file, caption }) => ({ id: file, caption })) });
}
