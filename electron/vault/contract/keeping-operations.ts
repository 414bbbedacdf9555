import type { Draft, DraftFile } from '../../../shared/domain/drafts/draft.ts';
import type { Favourites } from '../../../shared/domain/favourites/favourites.ts';
import type { CompanyNumber } from '../../../shared/domain/numbers/number.ts';
import type { Person, Team } from '../../../shared/domain/people/person.ts';
import type { SignedPolicy } from '../../../shared/domain/policy/policy.ts';
import type { Preferences } from '../../../shared/domain/preferences/preferences.ts';
import type { QuickReply } from '../../../shared/domain/quick-replies/quick-reply.ts';
import type { Template } from '../../../shared/domain/templates/template.ts';
import type { ConversationId, MediaId, MessageId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** Small values that belong to this device and say nothing about anybody: no purge takes them. */
export type StoredSettings = Preferences;

/** What is kept beside the messages: drafts, the directory, texts of the company, the policy, settings and files. A part of `VaultOperations`. */
export type KeepingOperations = {
  readonly 'drafts.read': { readonly args: { readonly conversationId: ConversationId }; readonly value: Draft | null };
  /** Words of a draft; its files stay. One that says nothing and has no file is not kept, and none of a conversation that is not here. */
  readonly 'drafts.store': { readonly args: Omit<Draft, 'files' | 'changedAt'> & { readonly now: Instant }; readonly value: null };
  /** Encrypts a file with a key of its own and puts it at the end of the draft. Repeating it changes nothing. */
  readonly 'drafts.addFile': { readonly args: { readonly conversationId: ConversationId; readonly file: DraftFile; readonly bytes: Uint8Array; readonly now: Instant }; readonly value: null };
  /** Captions and order of the files of a draft; those that are not named are removed, with their bytes. */
  readonly 'drafts.arrangeFiles': { readonly args: { readonly conversationId: ConversationId; readonly files: readonly { readonly id: MediaId; readonly caption: string }[] }; readonly value: null };
  readonly 'directory.read': { readonly args: null; readonly value: { readonly people: readonly Person[]; readonly teams: readonly Team[]; readonly numbers: readonly CompanyNumber[] } };
  /** The company's templates by name, then language; those that are gone at WhatsApp are not kept. A change of one is a change of the directory. */
  readonly 'templates.list': { readonly args: null; readonly value: readonly Template[] };
  /** The quick replies that this person has, by shortcut. A change of one is a change of the directory. */
  readonly 'quickReplies.list': { readonly args: null; readonly value: readonly QuickReply[] };
  /** What the person reaches for on this device. Goes with the cache. */
  readonly 'favourites.read': { readonly args: null; readonly value: Favourites };
  readonly 'favourites.store': { readonly args: Favourites; readonly value: null };
  /** Policy in force, as signed. Main checks the signature again at every start. */
  readonly 'policy.read': { readonly args: null; readonly value: SignedPolicy | null };
  readonly 'policy.store': { readonly args: { readonly policy: SignedPolicy; readonly revision: number }; readonly value: null };
  readonly 'settings.read': { readonly args: null; readonly value: StoredSettings };
  readonly 'settings.store': { readonly args: StoredSettings; readonly value: null };
  /** Encrypts a file with a key of its own and keeps it. Answers false when its message is not (or no longer) in the cache. */
  readonly 'media.store': { readonly args: { readonly id: MediaId; readonly messageId: MessageId; readonly mimeType: string; readonly bytes: Uint8Array; readonly now: Instant }; readonly value: boolean };
  readonly 'media.read': { readonly args: { readonly id: MediaId }; readonly value: { readonly mimeType: string; readonly bytes: Uint8Array } | null };
  /** Which message a file belongs to, as cached; null when unknown: main refuses to fetch what no cached message names. */
  readonly 'media.owner': { readonly args: { readonly id: MediaId }; readonly value: { readonly messageId: MessageId; readonly mimeType: string; readonly at: Instant } | null };
};
