import { z } from 'zod';
import type { Profile } from '../profile/open-profile.ts';

const enrolmentFile = z.object({ relayUrl: z.string().min(1).max(500), code: z.string().min(1).max(64) });
export type EnrolmentOrder = z.infer<typeof enrolmentFile>;

const fileName = 'enrolment.json';

/** Takes the enrolment that software distribution laid into the profile. The file is gone before it is used, because a code is a secret; null when there is none. */
export function takeEnrolmentFile(profile: Profile): EnrolmentOrder | null {
  const text = profile.read(fileName);
  if (text === null) return null;
  profile.remove(fileName);
  try {
    return enrolmentFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
