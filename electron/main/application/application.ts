import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { CommandError } from '../../../shared/bridge/commands.ts';
import type { Session } from '../../../shared/bridge/session.ts';
import type { Preferences } from '../../../shared/domain/preferences/preferences.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import type { Destination } from '../../../shared/bridge/destination.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { minute, second } from '../../../shared/kernel/time.ts';
import { protocolVersion } from '../../../shared/protocol/protocol-version.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';
import type { Standing } from '../bridge/answer-call.ts';
import { openDesk } from '../desk/open-desk.ts';
import type { Desk } from '../desk/open-desk.ts';
import type { Device } from '../device/device.ts';
import { explainEnrolmentFailure } from '../device/explain-enrolment-failure.ts';
import { takeEnrolmentFile } from '../device/read-enrolment-file.ts';
import type { EnrolmentOrder } from '../device/read-enrolment-file.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import { createLinks } from '../links/keep-links.ts';
import type { Links } from '../links/keep-links.ts';
import { enrol } from '../relay-link/enrol.ts';
import { parseRelayUrl } from '../relay-link/parse-relay-url.ts';
import { createRelayHttp } from '../relay-link/relay-http.ts';
import { describeSession } from '../session/describe-session.ts';
import type { Surroundings } from './surroundings.ts';

type EnrolAnswer = Result<null, CommandError<'session.enrol'>>;

/** The application without its window: which phase it is in, and the desk once there is one. */
export type Application = {
  readonly start: () => Promise<void>;
  /** Resolves when the phase is not `starting` any more for the first time: the device's desk is open, or the window asks for an enrolment. */
  readonly settled: Promise<void>;
  readonly close: () => Promise<void>;
  readonly session: () => Session;
  /** What the person set; the usual until the device is enrolled and its cache is open. */
  readonly preferences: () => Preferences;
  readonly desk: () => Desk | null;
  readonly standing: () => Standing;
  readonly enrol: (order: EnrolmentOrder) => Promise<EnrolAnswer>;
  /** Where the window should go next, after a click on a toast or a link. None is lost: an answer that could not be sent is one of them. */
  readonly navigate: (to: Destination) => void;
  readonly takeNavigation: () => Destination | null;
  readonly links: Links;
  readonly surroundings: Surroundings;
};

/** How often a locked keychain is asked again. */
const keychainPauseMs = 3 * second;
/** A code lives this long (see the enrolment protocol): after that a laid-out enrolment is not tried any more. */
const codeLifeMs = 15 * minute;
const enrolPauseMs = 2 * second;

export function createApplication(surroundings: Surroundings, tell: (changes: Announcement['changes']) => void): Application {
  const { secrets, profile, log, timers, systemClock } = surroundings;
  let phase: Session['phase'] = 'starting';
  let desk: Desk | null = null;
  let keychain: 'well' | 'absent' | 'locked' = 'well';
  // Software distribution, or whoever starts the client, may know the address without having a code.
  let suggestedRelayUrl: string | null = profile.read('relay-url')?.trim() || null;
  const destinations: Destination[] = [];
  let enrolling: Promise<EnrolAnswer> | null = null;
  let cancelRetry: () => void = () => undefined;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let closed = false;

  const navigate = (to: Destination) => {
    destinations.push(to);
    announce([{ kind: 'navigation' }]);
  };
  const links = createLinks({
    desk: () => (desk === null ? null : { role: desk.person().role, line: () => desk?.sync.connection().state ?? 'connecting', vault: desk.vault, relay: desk.link }),
    navigate,
    log,
  });
  const announce = (changes: Announcement['changes']) => {
    tell(changes);
    if (changes.some(({ kind }) => kind === 'session')) links.again();
  };
  const enter = (next: { readonly phase: Session['phase']; readonly keychain: typeof keychain }) => {
    ({ phase, keychain } = next);
    if (phase !== 'starting') settle();
    announce([{ kind: 'session' }]);
  };
  const openWith = async (device: Device, beginAnew: boolean): Promise<void> => {
    const previous = desk;
    desk = null;
    await previous?.close();
    suggestedRelayUrl = device.relayUrl;
    const opened = await openDesk({ device, beginAnew, surroundings, announce });
    if (closed) return opened.close();
    desk = opened;
    enter({ phase: 'ready', keychain });
  };
  const later = (milliseconds: number, work: () => Promise<void>) => {
    cancelRetry();
    if (closed) return;
    cancelRetry = timers.after(milliseconds, () => {
      work().catch((error: unknown) => log.error('start.failed', describeError(error)));
    });
  };
  const findDevice = async (order: { readonly what: EnrolmentOrder; readonly until: number } | null): Promise<void> => {
    if (closed || phase === 'ready' || enrolling !== null) return;
    const answer = await secrets.readDevice();
    if (answer.kind === 'locked') {
      log.warn('keychain.locked', { detail: answer.detail });
      enter({ phase: 'starting', keychain: 'locked' });
      return later(keychainPauseMs, () => findDevice(order));
    }
    if (answer.kind === 'absent') log.warn('keychain.absent', { detail: answer.detail });
    if (answer.kind === 'present' && order === null) return openWith(answer.device, false);
    const isSilent = answer.kind === 'missing' && answer.expected;
    keychain = answer.kind === 'absent' ? 'absent' : isSilent ? 'locked' : 'well';
    if (order !== null) return useOrder(order);
    enter({ phase: 'enrol', keychain });
    if (isSilent) later(keychainPauseMs, () => findDevice(null));
  };
  const useOrder = async (order: { readonly what: EnrolmentOrder; readonly until: number }): Promise<void> => {
    suggestedRelayUrl = order.what.relayUrl;
    const answer = await enrolOnce(order.what);
    if (answer.ok) return;
    log.warn('enrolment.not-done', { reason: answer.error.kind });
    const isWorthRepeating = answer.error.kind === 'unreachable' || answer.error.kind === 'keychain-locked';
    if (isWorthRepeating && systemClock.now() < order.until) later(enrolPauseMs, () => (phase === 'ready' ? Promise.resolve() : useOrder(order)));
    // A device that was enrolled before goes on as it was.
    else if (phase !== 'ready') return findDevice(null);
    if (phase !== 'ready') enter({ phase: 'enrol', keychain });
  };
  const enrolWith = async (order: EnrolmentOrder): Promise<EnrolAnswer> => {
    const relayUrl = parseRelayUrl(order.relayUrl);
    if (relayUrl === null) return fail({ kind: 'address-invalid' });
    // Before the code is used up: a device that cannot be kept would have to be enrolled again.
    const writing = await secrets.tryWriting();
    if (writing.kind === 'locked') return fail({ kind: 'keychain-locked' });
    const http = createRelayHttp({ relayUrl, token: null, appVersion: surroundings.appVersion });
    const answer = await enrol(http, { code: order.code.trim(), deviceName: surroundings.deviceName, appVersion: surroundings.appVersion, protocolVersion });
    if (!answer.ok) return fail({ kind: explainEnrolmentFailure(answer.error) });
    const { token, ...rest } = answer.value;
    const device: Device = { ...rest, relayUrl, token: new Redacted(token) };
    const stored = await secrets.storeDevice(device);
    // It works until the end of this run; the screen says that nothing is kept.
    if (stored.kind === 'written') profile.setEnrolled();
    else log.warn('device.not-stored', { kind: stored.kind, detail: stored.detail });
    keychain = stored.kind === 'written' ? 'well' : stored.kind;
    log.info('device.enrolled');
    await openWith(device, true);
    return succeed(null);
  };
  const enrolOnce = (order: EnrolmentOrder): Promise<EnrolAnswer> => {
    enrolling ??= enrolWith(order).finally(() => {
      enrolling = null;
    });
    return enrolling;
  };
  return {
    start: () => {
      const order = takeEnrolmentFile(profile);
      return findDevice(order === null ? null : { what: order, until: systemClock.now() + codeLifeMs });
    },
    settled,
    close: async () => {
      closed = true;
      cancelRetry();
      await desk?.close();
      desk = null;
    },
    session: () => describeSession({ phase, desk, keychain, suggestedRelayUrl, surroundings }),
    preferences: () => desk?.settings() ?? usualPreferences,
    desk: () => desk,
    standing: () => (desk === null ? { enrolled: false } : { enrolled: true, role: desk.person().role }),
    enrol: enrolOnce,
    navigate,
    takeNavigation: () => destinations.shift() ?? null,
    links,
    surroundings,
  };
}
