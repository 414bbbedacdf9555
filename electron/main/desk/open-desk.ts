import type { Announcement } from '../../../shared/bridge/changes.ts';
import type { z } from 'zod';
import type { Person } from '../../../shared/domain/people/person.ts';
import { changePreferences } from '../../../shared/domain/preferences/preferences.ts';
import { usualPreferences } from '../../../shared/domain/preferences/usual-preferences.ts';
import type { preferencesPatch } from '../../../shared/domain/preferences/preferences.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import type { StoredSettings, Vault } from '../../vault/vault-contract.ts';
import { keepCache } from '../cache/keep-cache.ts';
import type { Cache } from '../cache/keep-cache.ts';
import { createRelayClock } from '../clock/relay-clock.ts';
import type { RelayClock } from '../clock/relay-clock.ts';
import type { Timers } from '../clock/timers.ts';
import { drawBytes, drawFraction, drawId, isSignedBy } from '../cryptography/cryptography.ts';
import type { Device } from '../device/device.ts';
import { describeError } from '../diagnostics/describe-error.ts';
import { createMedia } from '../media/keep-media.ts';
import type { Media } from '../media/keep-media.ts';
import { sendHeld } from '../messages/send-held.ts';
import { tellProgress } from '../messages/tell-progress.ts';
import { createOutbox } from '../messages/run-outbox.ts';
import type { Outbox } from '../messages/run-outbox.ts';
import { createNoteOutbox } from '../messages/run-note-outbox.ts';
import type { NoteOutbox } from '../messages/run-note-outbox.ts';
import { createNoticeArbiter } from '../notifications/arbitrate-notices.ts';
import type { NoticeArbiter } from '../notifications/arbitrate-notices.ts';
import { createPolicyKeeper } from '../policy/keep-policy.ts';
import type { PolicyKeeper } from '../policy/keep-policy.ts';
import { createPresence } from '../presence/keep-presence.ts';
import type { PresenceKeeper } from '../presence/keep-presence.ts';
import { createRelayHttp } from '../relay-link/relay-http.ts';
import { createRelayLink } from '../relay-link/relay-link.ts';
import type { RelayLink } from '../relay-link/relay-link.ts';
import { createPurges } from '../retention/run-purges.ts';
import type { Purges } from '../retention/run-purges.ts';
import { createSync } from '../sync/run-sync.ts';
import type { Sync } from '../sync/run-sync.ts';
import type { Surroundings } from '../application/surroundings.ts';
import { createView } from './keep-view.ts';
import type { View } from './keep-view.ts';

/** Everything that exists only on an enrolled device, from opening its cache to closing it. */
export type Desk = {
  readonly device: Device;
  /** The person as the directory knows them now; at first as enrolled. */
  readonly person: () => Person;
  readonly clock: RelayClock;
  readonly vault: Vault;
  readonly cache: Cache;
  readonly link: RelayLink;
  readonly policy: PolicyKeeper;
  readonly sync: Sync;
  readonly outbox: Outbox;
  readonly notes: NoteOutbox;
  readonly presence: PresenceKeeper;
  readonly notices: NoticeArbiter;
  readonly purges: Purges;
  readonly media: Media;
  readonly view: View;
  readonly timers: Timers;
  readonly settings: () => StoredSettings;
  /** Changes some settings; the others stay. */
  readonly storeSettings: (patch: z.infer<typeof preferencesPatch>) => Promise<void>;
  /** After sleep: clocks, line and cut-offs may all have moved. */
  readonly resumed: () => void;
  /** In the order in which nothing is lost: stop asking, let what runs finish, close the cache. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the desk of an enrolled device and sets it going: cache, policy check, purge, synchronisation, outbox, notices.
 *
 * @param beginAnew after an enrolment: whatever cache is there belongs to somebody else.
 * @param announce tells the screen what to read again.
 */
export async function openDesk(parts: {
  readonly device: Device;
  readonly beginAnew: boolean;
  readonly surroundings: Surroundings;
  readonly announce: (changes: Announcement['changes']) => void;
}): Promise<Desk> {
  const { device, surroundings, announce } = parts;
  const { timers, log, secrets, systemClock, toasts } = surroundings;
  const clock = createRelayClock(systemClock);
  const http = createRelayHttp({ relayUrl: device.relayUrl, token: device.token, appVersion: surroundings.appVersion });
  const link = createRelayLink({ http, timers, systemClock, onTime: clock.observe });
  let settings = usualPreferences;
  let { person } = device;
  let closed = false;

  const cache = keepCache({
    folder: surroundings.cacheFolder,
    startProcess: surroundings.startVaultProcess,
    readKey: secrets.readOrMakeCacheKey,
    replaceKey: secrets.replaceCacheKey,
    beginAnew: parts.beginAnew,
    drawBytes,
    timers,
    log,
    onState: () => announce([{ kind: 'session' }]),
    onEmptied: () => void refill(),
  });
  const { vault } = cache;
  const view = createView({ vault, clock, toasts, isWindowFocused: surroundings.isWindowFocused });
  const policy = createPolicyKeeper({
    vault,
    link,
    companyId: device.company.id,
    publicKey: device.policyPublicKey,
    isSignedBy,
    zone: surroundings.zone,
    clock,
    log,
    onChanged: () => {
      announce([{ kind: 'session' }]);
      purges.run('policy-change');
      notices.run();
    },
  });
  const notices = createNoticeArbiter({
    vault,
    clock,
    timers,
    log,
    settings: policy.settings,
    conversationInView: view.inFocus,
    texts: () => surroundings.texts(settings.locale),
    platform: surroundings.platform,
    replyPlaceholder: () => surroundings.desktopTexts(settings.locale).replyPlaceholder,
    toasts,
    showBadge: surroundings.showBadge,
    onDuty: () => announce([{ kind: 'session' }]),
  });
  const purges = createPurges({
    vault,
    link,
    clock,
    timers,
    log,
    settings: policy.settings,
    policyRevision: policy.revision,
    drawId,
    onPurged: toasts.closeShownBefore,
  });
  const media = createMedia({ vault, link, clock, settings: policy.settings, log });
  const progress = tellProgress({ announce, now: () => systemClock.now() });
  const outbox = createOutbox({ vault, link, clock, timers, drawFraction, log, onProgress: progress });
  const notes = createNoteOutbox({ vault, link, clock, timers, drawFraction, log });
  const presence = createPresence({
    link,
    clock,
    timers,
    schedule: () => policy.settings().quiet.schedule,
    me: () => person.id,
    onChange: () => announce([{ kind: 'presence' }]),
  });
  const sync = createSync({
    link,
    vault,
    clock,
    timers,
    drawFraction,
    log,
    typing: surroundings.typingPause,
    onApplied: (changes) => {
      applied(changes);
      media.fetchAhead(changes);
      notices.run();
      void notices.idle().then(view.readNews).catch((error: unknown) => log.error('view.failed', describeError(error)));
    },
    onCaughtUp: () => cache.caughtUp(clock.now()),
    onStreamEvent: (event) => {
      if (event.policyRevision !== null && event.policyRevision !== policy.revision() && policy.refused() === null) void policy.refresh();
    },
    onPresence: presence.hear,
    me: () => person.id,
    onInboundVerified: () => announce([{ kind: 'session' }]),
    isTimeDoubtful: (event) => clock.isContradictedBy(event.relayTime),
    onConnection: (connection) => {
      log.info('connection', { state: connection.state });
      announce([{ kind: 'session' }]);
      if (connection.state === 'offline' || connection.state === 'refused') presence.forget();
      if (connection.state === 'behind') {
        outbox.lineBack();
        notes.lineBack();
        void policy.refresh();
      }
      if (connection.state === 'online') {
        outbox.lineBack();
        notes.lineBack();
        purges.sendReceipts();
      }
    },
  });
  const applied = (changes: readonly Change[]) => {
    for (const change of changes) {
      if (change.entity === 'policy') void policy.refresh();
      if (change.entity === 'person' && change.person.id === person.id) {
        person = change.person;
        announce([{ kind: 'session' }]);
      }
    }
  };
  const readStored = async (): Promise<void> => {
    const [stored, directory] = await Promise.all([vault.call('settings.read', null), vault.call('directory.read', null), policy.readStored()]);
    if (stored.ok) settings = stored.value;
    if (directory.ok) person = directory.value.people.find(({ id }) => id === person.id) ?? person;
    surroundings.showTheme(settings.theme);
  };
  const refill = async (): Promise<void> => {
    if (closed) return;
    sync.cacheEmptied();
    await vault.call('settings.store', settings);
    await policy.refresh();
  };

  await cache.open();
  await readStored();
  vault.onChanges((changes) => {
    announce(changes.flatMap(toAnnouncement));
    if (changes.some(({ kind }) => kind === 'outbox')) {
      outbox.wake();
      notes.wake();
    }
    if (changes.some(({ kind }) => kind === 'notices' || kind === 'everything')) notices.run();
  });
  clock.onJump(() => {
    announce([{ kind: 'session' }]);
    notices.run();
    purges.run('resume');
    outbox.wake();
    notes.wake();
  });
  announce([{ kind: 'session' }, { kind: 'everything' }]);
  purges.run('start');
  // All of it takes the computer, and the cache, from the window that is about to show: what waits to be told or sent, and then asking, applying, and reading the list again.
  const stopWaiting = surroundings.firstDrawing.afterwards(() => {
    notices.run();
    outbox.wake();
    notes.wake();
    sync.start();
  });

  return {
    device,
    person: () => person,
    clock,
    vault,
    cache,
    link,
    policy,
    sync,
    outbox,
    notes,
    presence,
    notices,
    purges,
    media,
    view,
    timers,
    settings: () => settings,
    storeSettings: async (patch) => {
      settings = changePreferences(settings, patch);
      const stored = await vault.call('settings.store', settings);
      if (!stored.ok) log.warn('settings.not-stored', { kind: stored.error.kind });
      surroundings.showTheme(settings.theme);
      announce([{ kind: 'session' }]);
    },
    resumed: () => {
      sync.networkBack();
      purges.run('resume');
      notices.run();
    },
    close: async () => {
      closed = true;
      stopWaiting();
      sync.stop();
      await sendHeld({ vault, clock, timers, outbox });
      outbox.stop();
      notes.stop();
      presence.stop();
      notices.stop();
      purges.stop();
      media.stop();
      await cache.close();
      toasts.closeAll();
      surroundings.showBadge(null);
    },
  };
}

function toAnnouncement(change: Parameters<Parameters<Vault['onChanges']>[0]>[0][number]): Announcement['changes'] {
  // The screen shows notices as part of messages and conversations, which are announced beside them.
  return change.kind === 'notices' ? [] : [change];
}
