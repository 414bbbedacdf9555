import type { Session } from '../../shared/bridge/session.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { CallFailure } from '../bridge/call.ts';
import { dutyMoment } from '../text/duty-words.ts';
import { number } from '../text/formats.ts';
import { calendarDay, moment } from '../text/time-words.ts';
import type { TextKey, Words } from '../text/words.ts';
import type { ComposerRemark } from './decide-composer-shape.ts';

/** One sentence above the field. */
export function remarkWords(words: Words, remark: ComposerRemark, facts: { readonly session: Session; readonly closesAt: Instant; readonly stoppedAt: Instant | null; readonly name: string; readonly now: Instant }): string {
  const { duty } = facts.session;
  switch (remark) {
    case 'offline':
      return words.text('composer.offline');
    case 'refused':
      return words.text('composer.refused');
    case 'number-stopped':
      return words.text('composer.stopped');
    case 'quiet':
      if (duty.until === null) return words.text('composer.quiet');
      return words.text(duty.until < facts.closesAt ? 'later.quiet' : 'composer.quietUntil', { time: dutyMoment(words, duty, duty.until, facts.now) });
    case 'no-offers':
      return words.text('composer.noOffers', { name: facts.name, date: calendarDay(words, facts.stoppedAt ?? facts.now, facts.now) });
    case 'window-soon':
      return words.text('composer.soon', { time: moment(words, facts.closesAt, facts.now) });
  }
}

/** Why a message was not taken, and what next. The text is back in the field when this is read. */
export function refusalWords(words: Words, refusal: CallFailure<'drafts.send'>, now: Instant): string {
  switch (refusal.kind) {
    case 'empty':
      return words.text('composer.refusal.empty');
    case 'too-long':
      return words.text('composer.over', { count: refusal.length - refusal.limit, limit: number(words, refusal.limit) });
    case 'window-closed':
      return refusal.closedAt === null ? words.text('window.neverWrote') : words.text('composer.refusal.closed', { time: moment(words, refusal.closedAt, now) });
    case 'content-refused':
      if (refusal.rule === 'too-far') return words.text('sending.refusal.tooFar');
      if (refusal.rule === 'too-many') return words.text('sending.refusal.tooMany', { limit: number(words, refusal.limit ?? 0) });
      return words.text(refusal.rule === 'not-an-emoji' ? 'sending.refusal.emoji' : refusal.rule === 'not-a-place' ? 'sending.refusal.place' : 'sending.refusal.content');
    case 'template-refused':
      return words.text(templateRefusalKey(refusal.rule));
    case 'opted-out':
      return words.text('sending.refusal.optedOut', { date: moment(words, refusal.at, now) });
    case 'contact-blocked':
      return words.text('sending.refusal.blocked');
    case 'no-such-message':
      return words.text('sending.refusal.messageGone');
    case 'no-such-conversation':
      return words.text('composer.refusal.gone');
    case 'refused':
      return words.text('fault.refused');
    case 'unexpected':
      return [words.text('composer.refusal.unexpected'), refusal.report === '' ? '' : words.text('fault.report', { report: refusal.report })].join(' ').trim();
  }
}

function templateRefusalKey(rule: string): TextKey {
  if (rule === 'unknown' || rule === 'not-approved') return `sending.refusal.template.${rule}`;
  if (rule.startsWith('variable-')) return 'sending.refusal.template.variable';
  return rule.startsWith('header-') ? 'sending.refusal.template.header' : 'sending.refusal.template.other';
}
