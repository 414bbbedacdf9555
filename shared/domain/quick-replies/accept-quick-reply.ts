import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { comparableLanguage } from '../templates/language.ts';
import type { QuickReply } from './quick-reply.ts';

/** Ours, but `text`: Meta's limit for the body of a text message. UTF-16 code units, or counts. */
export const quickReplyLimits = { shortcut: 32, title: 80, text: 4096, texts: 20, language: 12 } as const;

export type QuickReplyDraft = Omit<QuickReply, 'changedAt'>;

/** Why it cannot be kept as it is. `field`: `shortcut`, `title`, `texts` or `texts.0`. */
export type QuickReplyRefusal = {
  readonly kind: 'quick-reply-refused';
  readonly field: string;
  readonly rule: 'empty' | 'too-long' | 'too-many' | 'letters' | 'language-twice' | 'language-unknown';
};

/** Checks a quick reply that somebody wrote; client and relay both ask. Pure. Answers it as it will be kept: outer blank space gone, the shortcut in small letters. */
export function acceptQuickReply(draft: QuickReplyDraft): Result<QuickReplyDraft, QuickReplyRefusal> {
  const refuse = (field: string, rule: QuickReplyRefusal['rule']) => fail({ kind: 'quick-reply-refused', field, rule } as const);
  const shortcut = draft.shortcut.trim().replace(/^\//u, '').toLowerCase().normalize('NFC');
  const title = draft.title.trim();
  const texts = draft.texts.map(({ language, body }) => ({ language: language === null || language.trim() === '' ? null : language.trim(), body: body.trim() }));
  if (shortcut === '') return refuse('shortcut', 'empty');
  if (shortcut.length > quickReplyLimits.shortcut) return refuse('shortcut', 'too-long');
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(shortcut)) return refuse('shortcut', 'letters');
  if (title === '') return refuse('title', 'empty');
  if (title.length > quickReplyLimits.title) return refuse('title', 'too-long');
  if (texts.length === 0) return refuse('texts', 'empty');
  if (texts.length > quickReplyLimits.texts) return refuse('texts', 'too-many');
  const seen = new Set<string | null>();
  for (const [index, { language, body }] of texts.entries()) {
    if (body === '') return refuse(`texts.${index}`, 'empty');
    if (body.length > quickReplyLimits.text) return refuse(`texts.${index}`, 'too-long');
    if (language !== null && (language.length > quickReplyLimits.language || !/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/iu.test(language))) return refuse(`texts.${index}`, 'language-unknown');
    const comparable = language === null ? null : comparableLanguage(language);
    if (seen.has(comparable)) return refuse(`texts.${index}`, 'language-twice');
    seen.add(comparable);
  }
  return succeed({ id: draft.id, scope: draft.scope, shortcut, title, texts });
}
