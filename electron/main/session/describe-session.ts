import type { Session } from '../../../shared/bridge/session.ts';
import { builtInSettings } from '../../../shared/domain/policy/policy.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import { decideDuty } from '../../../shared/domain/quiet-hours/decide-duty.ts';
import { listShifts } from '../../../shared/domain/quiet-hours/list-shifts.ts';
import type { Schedule } from '../../../shared/domain/quiet-hours/schedule.ts';
import { second } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Surroundings } from '../application/surroundings.ts';
import type { Desk } from '../desk/open-desk.ts';

/** Puts together what the frame of the window shows. `desk` is null until the device is enrolled and its cache is open. */
export function describeSession(facts: {
  readonly phase: Session['phase'];
  readonly desk: Desk | null;
  readonly keychain: 'well' | 'absent' | 'locked';
  readonly suggestedRelayUrl: string | null;
  readonly surroundings: Surroundings;
}): Session {
  const { desk, surroundings, phase } = facts;
  const device = desk?.device ?? null;
  // Before the desk nothing is decided with them: the zone is not worth the time it takes to ask for it.
  const settings = desk?.policy.settings() ?? builtInSettings('UTC');
  const clock = desk?.clock ?? surroundings.systemClock;
  const now = clock.now();
  return {
    phase,
    appVersion: surroundings.appVersion,
    platform: surroundings.platform,
    suggestedRelayUrl: facts.suggestedRelayUrl,
    person: desk?.person() ?? null,
    company: device?.company ?? null,
    connection: desk?.sync.connection() ?? { state: 'connecting', since: now, retryAt: null },
    cache: desk?.cache.state() ?? cacheBefore(facts.keychain),
    // Nobody is on duty, or off, before the device knows whose it is.
    duty: desk === null ? { state: 'work', until: null, zone: 'UTC', shifts: [] } : describeDuty(settings.quiet.schedule, now),
    policy: { revision: desk?.policy.revision() ?? null, refused: desk?.policy.refused() ?? null, settings },
    // Whole seconds: a line about it speaks of minutes, and milliseconds would change the session with every answer of the relay.
    clock: { now, skewMs: Math.round((desk?.clock.skewMs() ?? 0) / second) * second },
    settings: { ...(desk?.settings() ?? usualPreferences), systemLocale: surroundings.systemLanguage() },
    desktop: surroundings.desktop.state(),
  };
}

function describeDuty(schedule: Schedule, now: Instant): Session['duty'] {
  const { state, until } = decideDuty(schedule, now);
  return { state, until, zone: schedule.zone, shifts: [...listShifts(schedule, now)] };
}

function cacheBefore(keychain: 'well' | 'absent' | 'locked'): Session['cache'] {
  if (keychain === 'well') return { place: 'disk', reason: null, rebuilt: null };
  return { place: 'memory', reason: keychain === 'absent' ? 'keychain-absent' : 'keychain-locked', rebuilt: null };
}
