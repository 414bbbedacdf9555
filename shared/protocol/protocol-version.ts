/**
 * The version of everything between client and relay. One line of history per version:
 *
 * 1  enrolment, changes, stream, sending every kind, media and uploads, templates, read and typing marks, blocking, numbers, questions of
 *    identity, policy, receipts, quick replies
 *    searching what the company keeps, reading a stretch of it
 *    finding conversations by number
 *    the team's side: triage, notes, hand-overs, presence
 */
export const protocolVersion = 1;
