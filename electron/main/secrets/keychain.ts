import type { Timers } from '../clock/timers.ts';

/** The part of keytar that is used. */
export type KeychainBackend = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
};

/**
 * What asking the keychain came to. `missing`: it works and has no such item · `absent`: this session has no keychain at all · `locked`: there is one, but it
 * does not answer or refuses; asking again later may help, writing now might overwrite what cannot be seen. `detail` never holds a value.
 */
export type KeychainAnswer =
  | { readonly kind: 'present'; readonly value: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'absent'; readonly detail: string }
  | { readonly kind: 'locked'; readonly detail: string };

export type KeychainWriting = { readonly kind: 'written' } | Extract<KeychainAnswer, { kind: 'absent' | 'locked' }>;

/** What is kept there: the enrolment, the key of the cache, and what says nothing. */
export type KeychainItem = 'device' | 'cache-key' | 'probe';

/** The operating system's keychain, as far as this profile may see it. */
export type Keychain = {
  readonly read: (item: KeychainItem) => Promise<KeychainAnswer>;
  /** Asks for items that are about to be read, one after the other while they are there: the next reading of each gets the answer, and no other. @returns the last answer. */
  readonly readAhead: (items: readonly KeychainItem[]) => Promise<KeychainAnswer>;
  readonly write: (item: KeychainItem, value: string) => Promise<KeychainWriting>;
  readonly remove: (item: KeychainItem) => Promise<void>;
};

const service = 'Deskline';

/**
 * Opens the keychain of a profile.
 *
 * A keychain that waits for its password blocks the call for as long as nobody types it. So every call has a time limit, after which the answer is `locked`;
 * the call itself goes on, and the next question about the same item waits for that one instead of blocking a further thread.
 *
 * @param load brings keytar when the first question is asked: loading it must not touch the keychain at start.
 */
export function openKeychain(parts: {
  readonly load: () => Promise<KeychainBackend>;
  readonly profileId: string;
  readonly timers: Timers;
  readonly timeLimitMs: number;
}): Keychain {
  const running = new Map<KeychainItem, Promise<KeychainAnswer>>();
  const ahead = new Map<KeychainItem, ReturnType<Keychain['read']>>();
  const account = (item: KeychainItem) => `${item}:${parts.profileId}`;
  const limited = <Answer>(work: Promise<Answer>): Promise<Answer | { readonly kind: 'locked'; readonly detail: string }> =>
    new Promise((resolve) => {
      const cancel = parts.timers.after(parts.timeLimitMs, () => resolve({ kind: 'locked', detail: 'no answer within the time limit' }));
      void work.then((answer) => {
        cancel();
        resolve(answer);
      });
    });
  const readItem = async (item: KeychainItem): Promise<KeychainAnswer> => {
    try {
      const backend = await parts.load();
      const value = await backend.getPassword(service, account(item));
      return value === null ? { kind: 'missing' } : { kind: 'present', value };
    } catch (error) {
      return explainKeychainError(error);
    }
  };
  const writeItem = async (item: KeychainItem, value: string): Promise<KeychainWriting> => {
    try {
      const backend = await parts.load();
      await backend.setPassword(service, account(item), value);
      return { kind: 'written' };
    } catch (error) {
      return explainKeychainError(error);
    }
  };
  const read = (item: KeychainItem) => {
    let work = running.get(item);
    if (work === undefined) {
      work = readItem(item).finally(() => running.delete(item));
      running.set(item, work);
    }
    return limited(work);
  };
  return {
    read: (item) => {
      const asked = ahead.get(item);
      ahead.delete(item);
      return asked ?? read(item);
    },
    readAhead: async (items) => {
      let last: KeychainAnswer = { kind: 'missing' };
      for (const item of items) {
        const answer = read(item);
        ahead.set(item, answer);
        last = await answer;
        if (last.kind !== 'present') break;
      }
      return last;
    },
    write: (item, value) => {
      ahead.delete(item);
      return limited(writeItem(item, value));
    },
    remove: async (item) => {
      ahead.delete(item);
      const work = parts.load().then((backend) => backend.deletePassword(service, account(item)));
      await limited(work.then(() => ({ kind: 'written' as const })).catch((error: unknown) => explainKeychainError(error)));
    },
  };
}

/**
 * Tells an absent keychain from a locked one by the words of the error, because keytar gives nothing else. Unknown words mean `locked`: the careful reading.
 *
 * The words of an absent one are those of GDBus and libsecret when no Secret Service can be reached, and those of Node when the module cannot be loaded.
 */
export function explainKeychainError(error: unknown): { readonly kind: 'absent' | 'locked'; readonly detail: string } {
  const words = error instanceof Error ? error.message : '';
  const signs: readonly (readonly [RegExp, string])[] = [
    [/was not provided by any \.service files|ServiceUnknown/i, 'no secret service'],
    [/autolaunch|unsupported transport|DBUS_SESSION_BUS_ADDRESS|Could not connect|No such file or directory|Connection refused/i, 'no session bus'],
    [/Cannot find module|Cannot find package|libsecret|cannot open shared object|dlopen|ERR_MODULE_NOT_FOUND/i, 'no keychain library'],
    [/exited with status|StartServiceByName|Spawn\.|activat/i, 'the secret service does not start'],
  ];
  for (const [pattern, detail] of signs) if (pattern.test(words)) return { kind: 'absent', detail };
  if (/lock|dismiss|denied|prompt/i.test(words)) return { kind: 'locked', detail: 'locked or refused' };
  return { kind: 'locked', detail: 'unknown refusal' };
}
