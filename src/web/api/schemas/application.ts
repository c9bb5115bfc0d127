import { z } from 'zod';
import { inBoth } from '../in-both.ts';
import { civilDay } from './common.ts';

const told = z.object({ on: civilDay, title: z.string(), text: z.string().nullable() });

const file = z.object({ id: z.string(), name: z.string(), bytes: z.number().int(), mediaType: z.string() });

const reply = z
  .object({
    round: z.number().int(),
    decisionCode: z.string().nullable(),
    sentOn: civilDay,
    issuedOn: civilDay.nullable(),
    documentNo: z.string().nullable(),
    files: z.array(file),
  })
  .meta({ id: 'Reply' });

/** What the applicant may see of an application. */
export const applicationAnswer = z
  .object({
    id: z.string(),
    caseNo: z.string().nullable(),
    organName: z.string(),
    state: z.object({ sentence: z.string(), tone: z.enum(['calm', 'needsYou', 'alarm', 'done']) }),
    receivedOn: civilDay.nullable(),
    clockState: z.string(),
    dueOn: civilDay.nullable(),
    provisional: z.boolean(),
    needs: z
      .array(
        z.object({
          kind: z.enum(['correction', 'payment', 'reasons', 'supplement', 'contact']),
          title: z.string(),
          lastDayOn: civilDay.nullable(),
          act: z.string().nullable(),
          cannot: z.string().nullable(),
        }),
      )
      .describe(inBoth('现在要申请人做的事', 'what the applicant is asked for now')),
    progress: z.array(told),
    replies: z.array(reply),
    letters: z.array(z.object({ fileId: z.string(), letter: z.string(), title: z.string(), number: z.string(), on: civilDay })),
    files: z.array(file).describe(inBoth('随申请提交的文件', 'what was sent in with it')),
  })
  .meta({ id: 'Application' });
