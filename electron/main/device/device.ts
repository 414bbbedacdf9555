import { z } from 'zod';
import { companyId, deviceId } from '../../../shared/kernel/ids.ts';
import { person } from '../../../shared/domain/people/person.ts';
import { Redacted } from '../../../shared/kernel/redacted.ts';
import { onceOnly } from '../../../shared/kernel/once-only.ts';

const storedDevice = z.object({
  deviceId,
  token: z.string().min(1),
  relayUrl: z.string(),
  company: z.object({ id: companyId, name: z.string() }),
  person,
  policyPublicKey: z.string(),
});

/** This installation as the relay knows it: made by enrolment, kept in the keychain as one item. */
export type Device = Omit<z.infer<typeof storedDevice>, 'token'> & { readonly token: Redacted };

/** Reads the keychain item; null when it is not one of ours (any more). */
export function parseDevice(text: string): Device | null {
  try {
    const { token, ...rest } = storedDevice.parse(JSON.parse(text), onceOnly);
    return { ...rest, token: new Redacted(token) };
  } catch {
    return null;
  }
}

/** The keychain item. The one place where the token becomes text again, apart from the header of a request. */
export function writeDevice(device: Device): string {
  return JSON.stringify({ ...device, token: device.token.reveal() });
}
