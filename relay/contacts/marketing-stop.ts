/**
 * An expression for the instant at which a contact stopped marketing messages, null while they are allowed: in WhatsApp, where Meta refuses them, or in words
 * that somebody of us wrote down. Either is enough, and each is taken back where it was said.
 *
 * @param contact an expression for the contact's id, written in the source: never a value.
 */
export function marketingStop(contact: string): string {
  return `least(
    (SELECT at FROM contact_preference WHERE contact_id = ${contact} AND category = 'marketing_messages' AND value = 'stop'),
    (SELECT at FROM (SELECT state, at FROM contact_consent WHERE contact_id = ${contact} AND purpose = 'marketing' ORDER BY at DESC, position DESC LIMIT 1) word WHERE state = 'withdrawn'))`;
}
