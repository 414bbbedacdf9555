import { z } from 'zod';

/** A language tag in the form `de` or `pt-BR` (BCP 47: language, and a region where it matters). */
export const contactLanguage = z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'a language such as de or pt-BR');
