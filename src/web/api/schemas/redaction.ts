import { z } from 'zod';
import { REDACTION_GROUNDS } from '../../../law/redaction-grounds.ts';
import { inBoth } from '../in-both.ts';
import { fileAnswer } from './case.ts';
import { instant } from './common.ts';

export const ground = z.enum(REDACTION_GROUNDS);
const points = z.number().min(0).max(20_000);
const box = { x: points, y: points, width: points, height: points };
const pageNumber = z.number().int().min(1).max(99_999);

/** In points from the upper left corner; pages count from 1. */
export const mark = z
  .object({
    id: z.string(),
    page: z.number().int(),
    kind: z.enum(['area', 'text']),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    ground,
    note: z.string(),
    madeBy: z.string(),
  })
  .meta({ id: 'RedactionMark' });

const note = z.string().max(300).default('');
const area = z.strictObject({ kind: z.literal('area'), page: pageNumber, ground, note, ...box });
const range = z.strictObject({
  kind: z.literal('text'),
  page: pageNumber,
  ground,
  note,
  start: z
    .number()
    .int()
    .min(0)
    .max(9_999_999)
    .describe(inBoth('第一个字符的序号，与该页文字一致', 'first character, as in the text of the page')),
  end: z.number().int().min(0).max(9_999_999).describe(inBoth('最后一个字符之后的序号', 'after the last character')),
});
export const newMark = z.discriminatedUnion('kind', [area, range]);
export type NewMarkBody = z.output<typeof newMark>;

const act = z.object({ byId: z.string(), by: z.string(), at: instant });

export const redaction = z
  .object({
    id: z.string(),
    caseId: z.string(),
    file: fileAnswer,
    title: z.string(),
    state: z.enum(['drawing', 'proposed', 'returned', 'released']),
    pages: z.array(z.object({ width: z.number(), height: z.number() })).describe(inBoth('单位为点（1/72 英寸）', 'in points')),
    marks: z.array(mark),
    proposal: z.object({ ...act.shape, marks: z.number().int(), marksDigest: z.string() }).nullable(),
    returned: z.object({ ...act.shape, opinion: z.string() }).nullable(),
    released: z.object({ ...act.shape, file: fileAnswer }).nullable(),
    burning: z.boolean().describe(inBoth('处理件正在制作', 'the copy is being made')),
    problem: z.string().nullable().describe(inBoth('上次制作处理件失败的原因', 'why the last attempt to make the copy failed')),
    mayDraw: z.boolean(),
    mayCheck: z.boolean(),
  })
  .meta({ id: 'Redaction' });

export const hit = z
  .object({
    page: z.number().int(),
    start: z.number().int(),
    end: z.number().int(),
    before: z.string(),
    hit: z.string(),
    after: z.string(),
    ground: ground.nullable(),
  })
  .meta({ id: 'RedactionHit' });
