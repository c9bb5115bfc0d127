import { z } from 'zod';
import type { CivilDate } from '../../../law/civil-date.ts';
import { findCivilDate } from '../../../law/civil-date.ts';

/** A civil day in Asia/Shanghai, as it goes out. */
export const civilDay = z.string().meta({ format: 'date' });
/** A UTC instant. */
export const instant = z.string().meta({ format: 'date-time' });
/** A day as it comes in: it must exist. */
export const dayInput = z
  .string()
  .transform((value, context): CivilDate => {
    const day = findCivilDate(value);
    if (day !== undefined) return day;
    context.addIssue({ code: 'invalid_format', format: 'date', input: value });
    return z.NEVER;
  })
  .meta({ format: 'date', examples: ['2026-03-12'] });
/** In both languages of the product. */
export const bilingual = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Bilingual' });
