import type { Session } from '../../../shared/bridge/session.ts';
import { day } from '../../../shared/kernel/time.ts';
import type { DesktopTexts } from '../text/desktop-texts.ts';

/** What the tray shows: a line below the pointer, lines of the menu that only tell, and what opens the window. */
export type TrayWords = { readonly tooltip: string; readonly open: string; readonly tells: readonly string[]; readonly quit: string; readonly count: number | null };

/**
 * Words the tray. Pure.
 *
 * @param count as the arbiter of notices gives it: null blanks it, which is what quiet hours ask for; then no word tells a count either.
 * @param locale of dates and times.
 */
export function wordTray(facts: { readonly session: Session; readonly count: number | null; readonly texts: DesktopTexts; readonly locale: string }): TrayWords {
  const { session, texts } = facts;
  const count = facts.count === 0 || session.phase !== 'ready' || session.duty.state !== 'work' ? null : facts.count;
  const tells = session.phase === 'ready' ? [dutyWords(facts), ...lineWords(session, texts)] : [texts.notConnected];
  return {
    tooltip: ['Deskline', ...(count === null ? [] : [texts.unread(count)]), ...tells].join('\n'),
    open: count === null ? texts.open : texts.openUnread(count),
    tells,
    quit: texts.quit,
    count,
  };
}

function lineWords({ connection }: Session, texts: DesktopTexts): readonly string[] {
  if (connection.state === 'refused') return [texts.notKnown];
  return connection.state === 'offline' ? [texts.offline] : [];
}

function dutyWords({ session, texts, locale }: { readonly session: Session; readonly texts: DesktopTexts; readonly locale: string }): string {
  const { state, until, zone } = session.duty;
  if (until === null) return state === 'work' ? texts.atWork : texts.off;
  // The schedule's own zone, as everywhere; the weekday only when it is not obvious.
  const isSoon = until - session.clock.now < day / 2;
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', ...(isSoon ? {} : { weekday: 'long' }) }).format(until);
  return state === 'work' ? texts.atWorkUntil(time) : texts.offUntil(time);
}
