/**
 * The version of everything between client and relay. One line of history per version:
 *
 * 1  enrolment, changes, stream, sending every kind, media and uploads, templates, read and typing marks, blocking, numbers, questions of
 *    identity, policy, receipts, quick replies
 *    finding conversations by number
 *    the team's side: triage, notes, hand-overs, presence
 *    searching what the company keeps, reading a stretch of it, what is written down about a contact, looks at a number
 *    sending later: planning a message, moving it, taking it back
 *    a conversation that is gone names the one that it was joined to
 *    beginning a conversation with a number
 */
export const protocolVersion = 1;
