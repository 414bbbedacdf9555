import type { Application } from '../application/application.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { answerClosing } from './answer-closing.ts';
import { acceptHandover } from './accept-handover.ts';
import { beginConversationWith } from './begin-conversation.ts';
import { countConversations } from './count-conversations.ts';
import { answerIdentityQuestion, listIdentityQuestions } from './answer-identity-question.ts';
import { blockContact, readContactRecord, revealNumber } from './look-after-contact.ts';
import { recordConsent, setLanguage, writeContactNote } from './change-contact.ts';
import { replan, withdraw } from './change-plan.ts';
import { deskInUse } from './desk-in-use.ts';
import { enrolDevice } from './enrol-device.ts';
import { explainNotice } from './explain-notice.ts';
import { readFavourites, storeFavourites } from './keep-favourites.ts';
import { followLink } from './follow-link.ts';
import { handOverConversation } from './hand-over-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { listQuickReplies, removeQuickReply, storeQuickReply } from './keep-quick-replies.ts';
import { listConversationsWith } from './list-conversations-with.ts';
import { listShared } from './list-shared.ts';
import { addDraftFile, arrangeDraftFiles, readDraft, sendDraftNow, storeDraft } from './keep-drafts.ts';
import { listOutbox } from './list-outbox.ts';
import { listTemplates } from './list-templates.ts';
import { lookAnyway } from './look-anyway.ts';
import { markConversationsRead } from './mark-conversations-read.ts';
import { noteDrawing } from './note-drawing.ts';
import { openLink } from './open-link.ts';
import { pageMessages, readAround } from './page-messages.ts';
import { react } from './react.ts';
import { readArchive } from './read-archive.ts';
import { readConversation } from './read-conversation.ts';
import { readDevices } from './read-devices.ts';
import { readDesktop } from './read-desktop.ts';
import { readDirectory } from './read-directory.ts';
import { readFirstScreen } from './read-first-screen.ts';
import { readPresence } from './read-presence.ts';
import { readSession } from './read-session.ts';
import { readSpelling } from './read-spelling.ts';
import { readTeam } from './read-team.ts';
import { retractMessage } from './retract-message.ts';
import { retryConnection } from './retry-connection.ts';
import { retry } from './retry.ts';
import { saveFile } from './save-file.ts';
import { searchArchive } from './search-archive.ts';
import { searchMessages } from './search-messages.ts';
import { searchPeople } from './search-people.ts';
import { send } from './send.ts';
import { sendNow } from './send-now.ts';
import { storeDesktop } from './store-desktop.ts';
import { storeSettings } from './store-settings.ts';
import { takeMessagesBack } from './take-back.ts';
import { takeNavigation } from './take-navigation.ts';
import { testNotice } from './test-notice.ts';
import { zoom } from './zoom.ts';
import { tellPresence } from './tell-presence.ts';
import { triageConversations } from './triage-conversations.ts';
import { viewConversation } from './view-conversation.ts';
import { writeNote } from './write-note.ts';

/** The handler of every command. */
export function allHandlers(application: Application): Handlers {
  const desk = deskInUse(application);
  return {
    'session.read': readSession(application),
    'session.enrol': enrolDevice(application),
    'settings.store': storeSettings(desk),
    'directory.read': readDirectory(desk),
    'templates.list': listTemplates(desk),
    'quickReplies.list': listQuickReplies(desk),
    'quickReplies.store': storeQuickReply(desk),
    'quickReplies.remove': removeQuickReply(desk),
    'favourites.read': readFavourites(desk),
    'favourites.store': storeFavourites(desk),
    'conversations.list': listConversations(desk),
    'conversations.counts': countConversations(desk),
    'conversations.triage': triageConversations(desk),
    'conversations.markRead': markConversationsRead(desk),
    'conversations.handOver': handOverConversation(desk),
    'conversations.begin': beginConversationWith(desk),
    'handovers.accept': acceptHandover(desk),
    'notes.write': writeNote(desk),
    'presence.tell': tellPresence(desk),
    'presence.read': readPresence(desk),
    'conversations.read': readConversation(desk),
    'conversations.view': viewConversation(desk),
    'messages.page': pageMessages(desk),
    'messages.around': readAround(desk),
    'messages.send': send(desk),
    'messages.react': react(desk),
    'messages.retract': retractMessage(desk),
    'messages.takeBack': takeMessagesBack(desk),
    'messages.replan': replan(desk),
    'messages.withdraw': withdraw(desk),
    'outbox.list': listOutbox(desk),
    'outbox.sendNow': sendNow(desk),
    'drafts.read': readDraft(desk),
    'drafts.store': storeDraft(desk),
    'drafts.addFile': addDraftFile(desk),
    'drafts.arrangeFiles': arrangeDraftFiles(desk),
    'drafts.send': sendDraftNow(desk),
    'messages.retry': retry(desk),
    'messages.saveFile': saveFile(application, desk),
    'messages.search': searchMessages(desk),
    'messages.shared': listShared(desk),
    'people.search': searchPeople(desk),
    'conversations.with': listConversationsWith(desk),
    'archive.search': searchArchive(desk),
    'archive.read': readArchive(desk),
    'contacts.reveal': revealNumber(desk),
    'contacts.record': readContactRecord(desk),
    'contacts.setLanguage': setLanguage(desk),
    'contacts.writeNote': writeContactNote(desk),
    'contacts.recordConsent': recordConsent(desk),
    'contacts.block': blockContact(desk),
    'identity.list': listIdentityQuestions(desk),
    'identity.answer': answerIdentityQuestion(desk),
    'notices.explain': explainNotice(desk),
    'quiet.lookAnyway': lookAnyway(desk),
    'team.read': readTeam(desk),
    'admin.devices': readDevices(desk),
    'links.open': openLink(application),
    'navigation.take': takeNavigation(application),
    'links.follow': followLink(application),
    'window.answerClosing': answerClosing(application),
    'window.firstScreen': readFirstScreen(application, desk),
    'window.drawn': noteDrawing(application),
    'window.zoom': zoom(application),
    'spelling.read': readSpelling(application),
    'desktop.read': readDesktop(application),
    'desktop.store': storeDesktop(application),
    'notices.test': testNotice(application, desk),
    'connection.retry': retryConnection(desk),
  };
}
