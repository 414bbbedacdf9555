import { chooseUploadKind, claimOf } from '../../shared/domain/media/choose-upload-kind.ts';
import { mediaRules } from '../../shared/domain/media/media-rules.ts';
import type { ConversationId } from '../../shared/kernel/ids.ts';
import { call } from '../bridge/call.ts';
import type { HeaderFile } from '../templates/template-form.tsx';
import type { Words } from '../text/words.ts';
import type { FileProblem } from './attach-files.ts';
import { draftOf } from './composer-store.ts';
import { fileRefusalWords } from './file-refusal-words.ts';
import { prepareImage } from './prepare-image.ts';

/** What the system's dialog offers first; what a file really is is decided by its content. */
const accepted = { image: 'image/jpeg,image/png', video: 'video/mp4,video/3gpp', document: '' } as const;

/**
 * Chooses the file that stands above the text of a template. It waits encrypted beside the draft of the conversation, as attached files do, and is not shown there; when
 * the template is left unsent, `leave` takes it out again, so that it can never go along with an answer.
 */
export function chooseHeaderFile(id: ConversationId, words: Words): HeaderFile {
  // Everything but what the tray shows: the file of a template that was not sent.
  const leave = () => {
    const { loaded, files, filesComing } = draftOf(id);
    // A file that is being attached is not in the tray yet and would go as well. Rather the template's file stays, and is seen in the tray when the draft is read again.
    if (loaded && filesComing === 0) void call('drafts.arrangeFiles', { conversationId: id, files: files.map(({ id: file, caption }) => ({ id: file, caption })) });
  };
  return {
    leave,
    choose: async (kind) => {
      const file = await askForFile(accepted[kind]);
      if (file === null) return null;
      const said = (refusal: FileProblem['refusal']) => fileRefusalWords(words, { name: file.name, refusal });
      const wrong = { problem: words.text(`template.file.wrong.${kind}`) };
      const claimed = claimOf(file);
      if (kind !== 'document' && chooseUploadKind(claimed) !== kind) return wrong;
      if (kind !== 'image' && file.size > mediaRules[kind].maximum) return { problem: said({ kind: 'too-large', limit: mediaRules[kind].maximum, length: file.size }) };
      let blob: Blob = file;
      if (kind === 'image') {
        const prepared = await prepareImage(file);
        if ('trouble' in prepared) return { problem: said({ kind: prepared.trouble }) };
        ({ blob } = prepared);
      }
      leave();
      const answer = await call('drafts.addFile', { conversationId: id, bytes: new Uint8Array(await blob.arrayBuffer()), type: kind === 'image' ? blob.type : claimed, name: file.name, voice: false });
      if (!answer.ok) return { problem: said(answer.error) };
      const kept = answer.value;
      if (kept.kind !== kind) {
        leave();
        return wrong;
      }
      return { header: kind === 'document' ? { kind, mediaId: kept.id, fileName: kept.fileName } : { kind, mediaId: kept.id }, name: file.name };
    },
  };
}

function askForFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}
