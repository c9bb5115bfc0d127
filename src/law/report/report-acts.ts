import { z } from 'zod';
import type { Bilingual } from '../errors.ts';
import type { StaffRole } from '../roles.ts';
import { type Check, REPORT_FORMATS } from './report-json.ts';

const civilDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const reason = z.string().trim().min(1).max(1000);
const cells = z.record(z.string().max(60), z.number().nullable());
const nothing = z.strictObject({});
/** A verdict with what it says; in reports frozen before details were kept, the verdict alone. */
const frozenCheck = z
  .strictObject({
    id: z.string(),
    ok: z.boolean().nullable(),
    detail: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
    cells: z.array(z.string()).optional(),
    severity: z.literal('warning').optional(),
  })
  .transform((check) => check as Check);

/** Most characters of one part of the written report: nine bytes each, it still fits into a form. */
export const PART_TEXT_LIMIT = 50_000;

interface ReportActDefinition {
  readonly label: Bilingual;
  /** `{field}` stands for a field of the act's data. */
  readonly sentence: Bilingual;
  readonly recordedBy: readonly StaffRole[];
  readonly schema: z.ZodType;
}

const WRITERS = ['statistician', 'officeHead'] as const;

/**
 * What can be done with the annual report of an organ and year; the chart `annualReport` says when.
 *
 * Legal source: 政府信息公开条例（2019）第四十九条、第五十条; 2007年条例第三十一条、第三十二条. Freezing, four eyes and corrections are rules of the project.
 */
export const REPORT_ACTS = {
  'report.opened': {
    label: { zh: '开始编制', en: 'Begun' },
    sentence: { zh: '开始编制年度报告（表式{format}）', en: 'The report was begun (table {format})' },
    recordedBy: WRITERS,
    schema: z.strictObject({
      format: z.enum(REPORT_FORMATS as ['T2014', 'T2019', 'T2021']),
      /** `computed`: from the organ's cases and entries. `stated`: the organ fills in the table itself. */
      basis: z.enum(['computed', 'stated']),
      /** `subtree`: the report takes in the bodies below the organ, as that of a government does; `own` where left out. */
      covers: z.enum(['own', 'subtree']).optional(),
    }),
  },
  'report.figuresStated': {
    label: { zh: '填报数据', en: 'Figures filled in' },
    sentence: { zh: '填报统计数据（依据：{source}）', en: 'The figures were filled in (source: {source})' },
    recordedBy: WRITERS,
    schema: z.strictObject({ cells, source: z.string().trim().min(1).max(500) }),
  },
  'report.textWritten': {
    label: { zh: '编写文字', en: 'Text written' },
    sentence: { zh: '修改报告文字：{part}', en: 'The text of part {part} was changed' },
    recordedBy: WRITERS,
    schema: z.strictObject({ part: z.string().max(20), text: z.string().max(PART_TEXT_LIMIT) }),
  },
  'report.explained': {
    label: { zh: '说明差异', en: 'Difference explained' },
    sentence: { zh: '说明勾稽差异{check}：{text}', en: 'The difference in check {check} was explained: {text}' },
    recordedBy: WRITERS,
    schema: z.strictObject({
      check: z.string().max(10),
      text: reason,
      /** The places of the text that it explains (I7); what is written otherwise later is not among them. Left out: all. */
      places: z.array(z.string().max(300)).max(1000).optional(),
    }),
  },
  'report.frozen': {
    label: { zh: '锁定数据', en: 'Figures frozen' },
    sentence: { zh: '锁定本年度统计数据', en: 'The figures of the year were frozen' },
    recordedBy: WRITERS,
    schema: z.strictObject({
      cells,
      checks: z.array(frozenCheck),
      /** SHA-256 over the canonical JSON of `cells`. */
      digest: z.string(),
    }),
  },
  'report.unfrozen': {
    label: { zh: '解除锁定', en: 'Figures released' },
    sentence: { zh: '解除数据锁定：{reason}', en: 'The figures were released: {reason}' },
    recordedBy: ['officeHead'],
    schema: z.strictObject({ reason }),
  },
  'report.submitted': {
    label: { zh: '送审', en: 'Submitted' },
    sentence: { zh: '报告送审', en: 'The report was submitted for approval' },
    recordedBy: WRITERS,
    schema: nothing,
  },
  'report.returned': {
    label: { zh: '退回修改', en: 'Returned' },
    sentence: { zh: '退回修改：{reason}', en: 'The report was returned: {reason}' },
    recordedBy: ['leader', 'officeHead'],
    schema: z.strictObject({ reason }),
  },
  'report.approved': {
    label: { zh: '审定', en: 'Approved' },
    sentence: { zh: '报告审定', en: 'The report was approved' },
    recordedBy: ['leader'],
    schema: nothing,
  },
  'report.published': {
    label: { zh: '公布', en: 'Published' },
    sentence: { zh: '报告于{on}公布', en: 'The report was published on {on}' },
    recordedBy: WRITERS,
    schema: z.strictObject({ on: civilDay, link: z.string().max(500).optional() }),
  },
  'report.reopened': {
    label: { zh: '更正重开', en: 'Reopened' },
    sentence: { zh: '为更正重开报告：{reason}', en: 'The report was reopened to be corrected: {reason}' },
    recordedBy: ['officeHead'],
    schema: z.strictObject({ reason }),
  },
} as const satisfies Record<string, ReportActDefinition>;

export type ReportActType = keyof typeof REPORT_ACTS;
export type ReportActData<T extends ReportActType = ReportActType> = z.output<(typeof REPORT_ACTS)[T]['schema']>;

/** What the chart `annualReport` takes: who acts and the act's data. */
export type ReportActEvent = {
  [T in ReportActType]: { readonly type: T; readonly by: string; readonly data: ReportActData<T> };
}[ReportActType];

export const REPORT_ACT_TYPES = Object.keys(REPORT_ACTS) as ReportActType[];
