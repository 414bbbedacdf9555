import type { MessageContent } from './content.ts';

/** Whether a content is for the team alone and can never reach a contact. Pure. */
export function isTeamContent(kind: MessageContent['kind']): boolean {
  return kind === 'note' || kind === 'handover' || kind === 'activity';
}
