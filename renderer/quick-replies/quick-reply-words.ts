import type { QuickReplyRefusal } from '../../shared/domain/quick-replies/accept-quick-reply.ts';
import { quickReplyLimits } from '../../shared/domain/quick-replies/accept-quick-reply.ts';
import type { CallFailure } from '../bridge/call.ts';
import { number } from '../text/formats.ts';
import type { Words } from '../text/words.ts';

type StoreFailure = CallFailure<'quickReplies.store'> | CallFailure<'quickReplies.remove'>;

/** Why a quick reply was not kept or removed, and what to do. `field` says where it belongs; null: to the whole. */
export function quickReplyProblem(words: Words, failure: StoreFailure): { readonly field: string | null; readonly said: string } {
  const { text } = words;
  switch (failure.kind) {
    case 'quick-reply-refused':
      return { field: failure.field, said: ruleWords(words, failure) };
    case 'shortcut-taken':
      return { field: 'shortcut', said: text('quick.problem.taken') };
    case 'not-allowed':
      return { field: null, said: text('quick.problem.notAllowed') };
    case 'offline':
      return { field: null, said: text('quick.problem.offline') };
    case 'refused':
      return { field: null, said: text('quick.problem.refused') };
    case 'unexpected':
      return { field: null, said: text('fault.unexpected') };
  }
}

function ruleWords(words: Words, { field, rule }: QuickReplyRefusal): string {
  const { text } = words;
  switch (rule) {
    case 'empty':
      return text(field === 'shortcut' ? 'quick.problem.shortcut' : field === 'title' ? 'quick.problem.title' : 'quick.problem.text');
    case 'letters':
      return text('quick.problem.letters');
    case 'too-long':
      return text('quick.problem.tooLong', { limit: number(words, field === 'shortcut' ? quickReplyLimits.shortcut : field === 'title' ? quickReplyLimits.title : quickReplyLimits.text) });
    case 'too-many':
      return text('quick.problem.tooMany', { limit: number(words, quickReplyLimits.texts) });
    case 'language-twice':
      return text('quick.problem.twice');
    case 'language-unknown':
      return text('quick.problem.language');
  }
}
