/** What a contact may be written to about: `updates` (appointments, reminders, news of their own matter), `marketing` (offers), `feedback` (questions how it was). */
export const consentPurposes = ['updates', 'marketing', 'feedback'] as const;

/** How we know it. `chat`: they wrote it on WhatsApp. */
export const consentSources = ['chat', 'form', 'paper', 'phone', 'in-person', 'other'] as const;

/** Longest words of proof, in UTF-16 units: a sentence that was said, or where the form lies. */
export const longestProof = 500;

/** Longest note about a contact, in UTF-16 units: it goes to every computer of the team with the contact. */
export const longestContactNote = 2_000;

/** Longest name that a colleague may give to somebody who has not written yet, in UTF-16 units. */
export const longestGivenName = 120;

/** Why somebody needs a whole number. */
export const revealReasons = ['call', 'identity', 'handover', 'authority', 'other'] as const;

/** Longest explanation, in UTF-16 units; the shortest that says anything. */
export const longestRevealWords = 300;
export const shortestRevealWords = 3;
