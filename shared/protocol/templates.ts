import { z } from 'zod';
import { template } from '../domain/templates/template.ts';

/** GET /v1/templates: every template of the company's numbers, with the variables that each needs. Changes come as changes of the entity `template`. */
export const templatesResponse = z.object({ templates: z.array(template) });

/** POST /v1/admin/templates/sync: asks WhatsApp now, instead of at the next hour. `changed` counts templates that differ from before. */
export const syncTemplatesResponse = z.object({ changed: z.number().int(), failed: z.number().int() });
