import { applyChanges } from './operations/apply-changes.ts';
import { postponeOutbox, refuseOutbox, releaseOutbox, retryOutbox } from './operations/change-outbox-entry.ts';
import { close } from './operations/close.ts';
import { decideNotices, releaseNotices } from './operations/decide-notices.ts';
import { discard } from './operations/discard.ts';
import { readFavourites, storeFavourites } from './operations/keep-favourites.ts';
import { arrangeDraft, keepDraft, keepDraftFile, readDraftOf } from './operations/keep-drafts.ts';
import { readPolicy, storePolicy } from './operations/keep-policy.ts';
import { dropSentReceipt, listUnsentReceipts } from './operations/keep-receipts.ts';
import { readSettings, storeSettings } from './operations/keep-settings.ts';
import { listQuickReplies } from './operations/list-quick-replies.ts';
import { listShared } from './operations/list-shared.ts';
import { countConversations, listConversations } from './operations/list-conversations.ts';
import { listTemplates } from './operations/list-templates.ts';
import { listOutbox } from './operations/list-outbox.ts';
import { markRead } from './operations/mark-read.ts';
import { forgetUpload, noteUpload } from './operations/note-upload.ts';
import { open } from './operations/open.ts';
import { pageMessages, readAround } from './operations/page-messages.ts';
import { queueDraft, queueMessage } from './operations/queue-message.ts';
import { queueNote } from './operations/queue-note.ts';
import { readConversation } from './operations/read-conversation.ts';
import { readCursor } from './operations/read-cursor.ts';
import { readDirectory } from './operations/read-directory.ts';
import { readMedia, tellMediaOwner } from './operations/read-media.ts';
import { readMessage } from './operations/read-message.ts';
import { countBadge, explain, listHeld, listUndecided } from './operations/read-notices.ts';
import { listDue, listDueNotes, tellNextDue, tellNextDueNote } from './operations/read-outbox.ts';
import { retractMessage } from './operations/retract-message.ts';
import { runPurge } from './operations/run-purge.ts';
import { searchMessages } from './operations/search-messages.ts';
import { listConversationsWith, searchPeople } from './operations/search-people.ts';
import { settleOutbox } from './operations/settle-outbox.ts';
import { storeMedia } from './operations/store-media.ts';
import { takeBack } from './operations/take-back.ts';
import type { Operation } from './operation.ts';
import type { VaultOperationName } from './vault-contract.ts';

export type OperationTable = { readonly [Name in VaultOperationName]: Operation<Name> };

/** Everything that can be asked of the vault. A name of the contract without an entry here does not compile. */
export const operations: OperationTable = {
  'open': open,
  'discard': discard,
  'close': close,
  'changes.apply': applyChanges,
  'changes.cursor': readCursor,
  'conversations.list': listConversations,
  'conversations.counts': countConversations,
  'conversations.read': readConversation,
  'conversations.with': listConversationsWith,
  'conversations.markRead': markRead,
  'messages.page': pageMessages,
  'messages.around': readAround,
  'messages.read': readMessage,
  'messages.search': searchMessages,
  'messages.shared': listShared,
  'people.search': searchPeople,
  'messages.queue': queueMessage,
  'drafts.queue': queueDraft,
  'notes.queue': queueNote,
  'notes.due': listDueNotes,
  'notes.nextDue': tellNextDueNote,
  'outbox.due': listDue,
  'outbox.nextDue': tellNextDue,
  'outbox.delivered': settleOutbox,
  'outbox.postpone': postponeOutbox,
  'outbox.refuse': refuseOutbox,
  'outbox.retry': retryOutbox,
  'outbox.retract': retractMessage,
  'outbox.takeBack': takeBack,
  'outbox.release': releaseOutbox,
  'outbox.list': listOutbox,
  'outbox.uploaded': noteUpload,
  'outbox.forgetUpload': forgetUpload,
  'drafts.read': readDraftOf,
  'drafts.store': keepDraft,
  'drafts.addFile': keepDraftFile,
  'drafts.arrangeFiles': arrangeDraft,
  'notices.undecided': listUndecided,
  'notices.decide': decideNotices,
  'notices.held': listHeld,
  'notices.release': releaseNotices,
  'notices.explain': explain,
  'notices.badge': countBadge,
  'directory.read': readDirectory,
  'templates.list': listTemplates,
  'quickReplies.list': listQuickReplies,
  'favourites.read': readFavourites,
  'favourites.store': storeFavourites,
  'policy.read': readPolicy,
  'policy.store': storePolicy,
  'settings.read': readSettings,
  'settings.store': storeSettings,
  'media.store': storeMedia,
  'media.read': readMedia,
  'media.owner': tellMediaOwner,
  'purge.run': runPurge,
  'receipts.unsent': listUnsentReceipts,
  'receipts.sent': dropSentReceipt,
};
