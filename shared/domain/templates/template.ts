import { z } from 'zod';
import { numberId, templateId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';

/** A place in a template that the sender fills. `key` is `1`, `2`… or the name, as the template spells it. */
export const templateVariable = z.object({
  part: z.enum(['header', 'body', 'button']),
  /** Position of the button; null elsewhere. */
  buttonIndex: z.number().int().nonnegative().nullable(),
  key: z.string(),
  /** What the author of the template gave as an example. */
  example: z.string().nullable(),
});
export type TemplateVariable = z.infer<typeof templateVariable>;

export const templateButton = z.object({
  kind: z.enum(['quick-reply', 'url', 'phone', 'copy-code', 'flow', 'other']),
  text: z.string(),
  url: z.string().nullable(),
});

/**
 * A message template of the company, as WhatsApp has it. One name may exist in many languages, each with its own id and status.
 * `status` is Meta's word; only `APPROVED` can be sent. `quality`: GREEN, YELLOW, RED, UNKNOWN.
 */
export const template = z.object({
  id: templateId,
  name: z.string(),
  /** Meta's exact code, e.g. `en_US`. */
  language: z.string(),
  status: z.string(),
  /** Why it stands so, where Meta says. */
  statusReason: z.string().nullable(),
  category: z.string(),
  quality: z.string(),
  parameterFormat: z.enum(['positional', 'named']),
  header: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.enum(['image', 'video', 'document', 'location']) }),
    ])
    .nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(templateButton),
  variables: z.array(templateVariable),
  /** Our numbers from which it can be sent: those of its business account. */
  numberIds: z.array(numberId),
  changedAt: instant,
});
export type Template = z.infer<typeof template>;
