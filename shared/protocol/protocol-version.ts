/**
 * The version of everything between client and relay. One line of history per version:
 *
 * 1  enrolment, changes, stream, sending text, media, policy, receipts
 */
export const protocolVersion = 1;
