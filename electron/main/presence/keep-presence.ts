import { decidePresence } from '../../../shared/domain/presence/decide-presence.ts';
import type { Told } from '../../../shared/domain/presence/decide-presence.ts';
import type { Presence, PresenceAct } from '../../../shared/domain/presence/presence.ts';
import type { Schedule } from '../../../shared/domain/quiet-hours/schedule.ts';
import type { ConversationId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Clock } from '../../../shared/kernel/time.ts';
import type { PresenceEvent } from '../../../shared/protocol/presence.ts';
import type { Timers } from '../clock/timers.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';

/** Who is at which conversation now. Held in memory alone, never written. */
export type PresenceKeeper = {
  /** This person looks, types or has left. Tells colleagues when that is news and working hours allow it; a word that is lost is not repeated for its own sake. */
  readonly tell: (conversationId: ConversationId, act: PresenceAct) => void;
  /** A colleague's word from the stream. */
  readonly hear: (event: PresenceEvent) => void;
  /** Colleagues whose time is not over, without this person. */
  readonly read: () => readonly Presence[];
  /** The line is lost: nobody can be vouched for. */
  readonly forget: () => void;
  readonly stop: () => void;
};

/** @param onChange somebody came, went, or their time is over. */
export function createPresence(parts: {
  readonly link: Pick<RelayLink, 'tellPresence'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly schedule: () => Schedule;
  readonly me: () => PersonId;
  readonly onChange: () => void;
}): PresenceKeeper {
  const told = new Map<ConversationId, Told>();
  const present = new Map<string, Presence>();
  let cancel: () => void = () => undefined;

  const planEnd = () => {
    cancel();
    const ends = [...present.values()].map(({ until }) => until);
    if (ends.length > 0) cancel = parts.timers.after(Math.max(0, Math.min(...ends) - parts.clock.now()) + 1, endWhatIsOver);
  };
  const endWhatIsOver = () => {
    const now = parts.clock.now();
    const over = [...present].filter(([, { until }]) => until <= now);
    for (const [key] of over) present.delete(key);
    if (over.length > 0) parts.onChange();
    planEnd();
  };
  return {
    tell: (conversationId, act) => {
      const now = parts.clock.now();
      const decision = decidePresence({ act, told: told.get(conversationId) ?? null, schedule: parts.schedule(), now });
      if (decision.kind === 'silent') return;
      if (act === 'away') told.delete(conversationId);
      else told.set(conversationId, { act, at: now });
      void parts.link.tellPresence(conversationId, act);
    },
    hear: ({ conversationId, personId, act, until }) => {
      if (personId === parts.me()) return;
      const key = `${conversationId} ${personId}`;
      const before = present.get(key);
      const isThere = act !== 'away' && until > parts.clock.now();
      if (isThere) present.set(key, { conversationId, personId, act, until });
      else present.delete(key);
      planEnd();
      if ((before !== undefined) !== isThere || before?.act !== (isThere ? act : undefined)) parts.onChange();
    },
    read: () => {
      const now = parts.clock.now();
      return [...present.values()].filter(({ until }) => until > now);
    },
    forget: () => {
      told.clear();
      if (present.size === 0) return;
      present.clear();
      cancel();
      parts.onChange();
    },
    stop: () => cancel(),
  };
}
