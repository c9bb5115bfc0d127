import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { APPLICANT_CLASSES, CHANNELS } from '../../law/channels.ts';
import { DECISION_CODES } from '../../law/decision-codes.ts';
import { regimeOf } from '../../law/regimes.ts';
import { type CaseFigures, closingOf, countsOn, isCounted } from '../../law/report/case-figures.ts';
import { reportYear } from '../../law/report/report-year.ts';

/** One application of an open list, as it stood at the end of its year. The schema that is published with the data is made of this. */
export const openCase = z
  .strictObject({
    id: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .describe('稳定的标识，不能据以找到案件 / stable; leads to no case'),
    year: z.int().describe('收到申请的年度 / year of receipt'),
    received: z
      .string()
      .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/)
      .describe('收到的月份；案件少的为季度或年度 / month of receipt; quarter or year where there are few cases'),
    regime: z.enum(['R2008', 'R2019']).describe('适用的条例 / regulations that apply'),
    channel: z.enum(CHANNELS).describe('渠道 / channel'),
    applicant: z
      .enum([...APPLICANT_CLASSES, 'organisation'])
      .nullable()
      .describe(
        '申请人类别；案件少的合为 organisation；null 为无记录 / class; organisations taken together where they are few; null: not on record',
      ),
    decision: z
      .enum(DECISION_CODES)
      .nullable()
      .describe('办理结果代码；null 为年底尚未办结或无记录 / null: open at the end of the year, or not on record'),
    workingDays: z.int().min(0).nullable().describe('收到至办结的工作日 / working days from receipt to the end; null: open'),
    inTime: z.boolean().nullable().describe('是否按期答复 / answered in time; null: not answered'),
    extended: z.boolean().nullable().describe('期限是否延长 / whether the period was extended; null: open'),
    review: z.boolean().describe('年底前是否受理行政复议 / a review was accepted by the end of the year'),
    suit: z.boolean().describe('年底前是否提起行政诉讼 / a suit was registered by the end of the year'),
  })
  .meta({ id: 'OpenCase' });
export type OpenCase = z.infer<typeof openCase>;

export const OPEN_CASE_FIELDS = Object.keys(openCase.shape) as readonly (keyof OpenCase)[];

interface CaseOf {
  readonly id: string;
  readonly figures: CaseFigures;
}

/** What may be told of a case before it is put into its group; undefined for what no report counts. */
export function openCaseOf(
  { id, figures }: CaseOf,
  {
    year,
    organId,
    secret,
    calendar,
  }: { readonly year: number; readonly organId: number; readonly secret: string; readonly calendar: WorkingDayCalendar },
): OpenCase | undefined {
  if (!isCounted(figures) || figures.receivedOn.slice(0, 4) !== String(year)) return undefined;
  const { lastDay } = reportYear(year);
  const { receivedOn } = figures;
  const last = closingOf(figures);
  const closing = last !== undefined && countsOn(figures, last) <= lastDay ? last : undefined;
  return {
    id: openIdOf(`${organId}/${year}/${id}`, secret),
    year,
    received: receivedOn.slice(0, 7),
    regime: regimeOf(receivedOn).id,
    channel: figures.channel,
    applicant: figures.applicantClass,
    decision: closing?.code ?? null,
    workingDays: closing === undefined ? null : calendar.workingDaysBetween(receivedOn, countsOn(figures, closing)),
    inTime: closing?.inTime ?? null,
    extended: closing === undefined || closing.dueOn === null || closing.baseDueOn === null ? null : closing.dueOn > closing.baseDueOn,
    review: figures.reviews.some(({ acceptedOn }) => acceptedOn <= lastDay),
    suit: figures.suits.some(({ registeredOn }) => registeredOn <= lastDay),
  };
}

/** Half of a keyed hash: without the key nobody can try out which case it is of. */
function openIdOf(name: string, secret: string): string {
  return createHmac('sha256', secret).update(name).digest('hex').slice(0, 16);
}
