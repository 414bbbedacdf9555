import { decideReply } from '../../../shared/domain/notifications/decide-reply.ts';
import { decideNotification } from '../../../shared/domain/notifications/decide-notification.ts';
import type { PolicySettings } from '../../../shared/domain/policy/policy.ts';
import { decideDuty } from '../../../shared/domain/quiet-hours/decide-duty.ts';
import type { DutyDecision } from '../../../shared/domain/quiet-hours/decide-duty.ts';
import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { NoticeDecision, UndecidedNotice, Vault } from '../../vault/vault-contract.ts';
import { valueOf } from '../cache/value-of.ts';
import { startTick } from '../clock/tick.ts';
import type { Timers } from '../clock/timers.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Texts } from '../text/texts.ts';
import type { Toasts } from './toast.ts';
import { wordToast } from './word-toast.ts';

/** The one that decides what is perceptible: every toast, sound and badge comes from here. */
export type NoticeArbiter = {
  /** Decides all notices that are due, shows the summary at the start of work, sets the badge. Calls during a run lead to one more. */
  readonly run: () => void;
  readonly stop: () => void;
  /** Resolves when nothing is being decided. */
  readonly idle: () => Promise<void>;
  readonly duty: () => DutyDecision;
};

const batch = 200;
/** More conversations than this at once (after a pause without network) are said in one toast. */
const mostToastsAtOnce = 3;
const tickMs = 30_000;

/** @param onDuty work has begun or ended. */
export function createNoticeArbiter(parts: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly settings: () => PolicySettings;
  readonly conversationInView: () => ConversationId | null;
  readonly texts: () => Texts;
  readonly platform: string;
  /** Words in the empty field of a notification that can be answered. */
  readonly replyPlaceholder: () => string;
  readonly toasts: Toasts;
  readonly showBadge: (count: number | null) => void;
  readonly onDuty: () => void;
}): NoticeArbiter {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let cancelEdge: () => void = () => undefined;
  let lastState: DutyDecision['state'] | null = null;
  const duty = () => decideDuty(parts.settings().quiet.schedule, parts.clock.now());

  const decideAll = async (): Promise<void> => {
    const shown: UndecidedNotice[] = [];
    for (;;) {
      const notices = valueOf(await parts.vault.call('notices.undecided', { limit: batch }));
      const decided = notices.map((notice) => ({ notice, decision: decide(notice) }));
      if (decided.length > 0) valueOf(await parts.vault.call('notices.decide', { decisions: decided.map(({ decision }) => decision) }));
      shown.push(...decided.filter(({ decision }) => decision.kind === 'show').map(({ notice }) => notice));
      if (notices.length < batch) break;
    }
    await showToasts(shown);
  };
  const decide = (notice: UndecidedNotice): NoticeDecision => {
    const now = parts.clock.now();
    const decision = decideNotification({
      now,
      schedule: parts.settings().quiet.schedule,
      messageAt: notice.messageAt,
      fromContact: notice.fromContact,
      addressed: notice.addressed === true,
      conversationInView: parts.conversationInView() === notice.conversationId,
      read: notice.read,
    });
    const until = decision.kind === 'hold' ? decision.until : null;
    return { messageId: notice.messageId, kind: decision.kind, reason: decision.reason, until, decidedAt: now };
  };
  const showToasts = async (notices: readonly UndecidedNotice[]): Promise<void> => {
    const byConversation = new Map<ConversationId, UndecidedNotice[]>();
    for (const notice of notices) byConversation.set(notice.conversationId, [...(byConversation.get(notice.conversationId) ?? []), notice]);
    if (byConversation.size > mostToastsAtOnce) return showSummary({ messages: notices.length, conversations: byConversation.size });
    for (const [conversationId, group] of byConversation) {
      const newestNotice = group.reduce((one, other) => (other.messageAt >= one.messageAt ? other : one));
      const summary = valueOf(await parts.vault.call('conversations.read', { id: conversationId }));
      const newest = valueOf(await parts.vault.call('messages.read', { id: newestNotice.messageId }));
      // Asked again at the moment of showing: reading the cache took time, and the person may have looked meanwhile.
      if (summary === null || duty().state !== 'work' || parts.conversationInView() === conversationId) continue;
      const { notify } = parts.settings();
      const words = wordToast({ content: notify.content, texts: parts.texts(), contactName: summary.contact.displayName, newest, count: group.length });
      const reply = decideReply({
        platform: parts.platform, content: notify.content, duty: duty().state, fromContact: group.every((notice) => notice.fromContact),
        lastInboundAt: summary.conversation.lastInboundAt, now: parts.clock.now(),
      });
      parts.toasts.show({ about: conversationId, ...words, silent: !notify.sound, reply: reply.kind === 'offer' ? parts.replyPlaceholder() : null });
    }
  };
  const showSummary = (counts: { readonly messages: number; readonly conversations: number }) => {
    if (duty().state !== 'work') return;
    parts.toasts.show({ about: null, title: 'Deskline', body: parts.texts().summary(counts), silent: !parts.settings().notify.sound, reply: null });
  };
  const summariseHeld = async (): Promise<void> => {
    const held = valueOf(await parts.vault.call('notices.held', null));
    if (held.messages === 0 || duty().state !== 'work') return;
    // Said first, noted afterwards: dying in between says it twice, the other way round never.
    showSummary({ messages: held.messages, conversations: held.conversations.length });
    valueOf(await parts.vault.call('notices.release', { now: parts.clock.now() }));
  };
  const runOnce = async (): Promise<void> => {
    const now = duty();
    if (now.state !== lastState) {
      lastState = now.state;
      // What still hangs in the system's list when work ends would be looked at in the evening.
      if (now.state === 'quiet') parts.toasts.closeAll();
      parts.onDuty();
    }
    planEdge(now);
    await decideAll();
    if (duty().state === 'work') await summariseHeld();
    parts.showBadge(duty().state === 'work' ? valueOf(await parts.vault.call('notices.badge', null)) : null);
  };
  // Exact to the second when the edge is near; the tick carries the rest, because a long timer sleeps with the laptop.
  const planEdge = (now: DutyDecision) => {
    cancelEdge();
    const wait = now.until === null ? null : now.until - parts.clock.now();
    if (wait !== null && wait <= tickMs) cancelEdge = parts.timers.after(wait, run);
  };
  const run = () => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    again = false;
    running = runOnce()
      .catch((error: unknown) => parts.log.error('notices.failed', describeError(error)))
      .finally(() => {
        running = null;
        if (again) run();
      });
  };
  const stopTick = startTick({ timers: parts.timers, everyMs: tickMs, run });
  return {
    run,
    stop: () => {
      stopped = true;
      stopTick();
      cancelEdge();
    },
    idle: async () => {
      while (running !== null) await running;
    },
    duty,
  };
}
