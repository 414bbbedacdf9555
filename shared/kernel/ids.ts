import { z } from 'zod';

/**
 * Identifiers are UUIDs (version 7 where we make them, so that they sort by time of making). They are opaque: none holds a phone number,
 * a name or an id of Meta's, so that they may stand in logs and URLs.
 */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'a lower-case UUID');

export const companyId = uuid.brand<'CompanyId'>();
export type CompanyId = z.infer<typeof companyId>;
export const personId = uuid.brand<'PersonId'>();
export type PersonId = z.infer<typeof personId>;
export const teamId = uuid.brand<'TeamId'>();
export type TeamId = z.infer<typeof teamId>;
export const numberId = uuid.brand<'NumberId'>();
export type NumberId = z.infer<typeof numberId>;
export const contactId = uuid.brand<'ContactId'>();
export type ContactId = z.infer<typeof contactId>;
export const conversationId = uuid.brand<'ConversationId'>();
export type ConversationId = z.infer<typeof conversationId>;
export const messageId = uuid.brand<'MessageId'>();
export type MessageId = z.infer<typeof messageId>;
export const mediaId = uuid.brand<'MediaId'>();
export type MediaId = z.infer<typeof mediaId>;
export const deviceId = uuid.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof deviceId>;
export const templateId = uuid.brand<'TemplateId'>();
export type TemplateId = z.infer<typeof templateId>;
export const quickReplyId = uuid.brand<'QuickReplyId'>();
export type QuickReplyId = z.infer<typeof quickReplyId>;
