import { z } from 'zod';
import { personId, teamId } from '../../kernel/ids.ts';

export const role = z.enum(['employee', 'manager', 'admin']);
export type Role = z.infer<typeof role>;

/** Somebody who works at the company. */
export const person = z.object({ id: personId, name: z.string(), role, teamIds: z.array(teamId) });
export type Person = z.infer<typeof person>;

export const team = z.object({ id: teamId, name: z.string() });
export type Team = z.infer<typeof team>;
