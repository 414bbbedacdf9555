import { z } from 'zod';

/** An instant as it crosses a boundary: whole UTC milliseconds since 1970. */
export const instant = z.number().int().nonnegative();
