import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordEntry, takeBackEntry } from '../../../engine/annual-report/entries.ts';
import {
  addOwnIndicator,
  indicatorsOf,
  type KnownIndicator,
  setIndicatorClosed,
} from '../../../engine/annual-report/entries-indicators.ts';
import { isMissing, ledgerOf } from '../../../engine/annual-report/entries-ledger.ts';
import { daysOf } from '../../../engine/annual-report/recorded-figures.ts';
import { keepsLedger, recordsEntries } from '../../../law/report/entry-roles.ts';
import { INDICATOR_AREAS } from '../../../law/report/indicators.ts';
import { withTransaction } from '../../../store/database.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../../store/report-entry-store.ts';
import { stepOf } from '../../entries/entries-desk.ts';
import { STAFF_PLACES } from '../../places.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, organOf } from '../operation-parts.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { bilingual, civilDay, instant } from '../schemas/common.ts';

export const yearInput = z.coerce.number().int().min(2000).max(2199);
const area = z.enum(Object.keys(INDICATOR_AREAS) as [keyof typeof INDICATOR_AREAS]);

const indicator = z
  .object({
    id: z.string(),
    area,
    label: bilingual,
    unit: bilingual,
    kind: z
      .enum(['flow', 'stock'])
      .describe(inBoth('flow：全年累计；stock：以最后一次登记为准', 'flow: adds up; stock: the last entry counts')),
    decimals: z.number().int(),
    isOwn: z.boolean(),
    isClosed: z.boolean(),
  })
  .meta({ id: 'Indicator' });

const line = z
  .object({
    indicator: z.string(),
    place: z.string().nullable().describe(inBoth('在该年报表中的位置', 'its place in the table of the year')),
    value: z.number().nullable().describe(inBoth('尚未填报为 null，不是零', 'null until something is recorded, never zero by default')),
    recorded: z.number().nullable(),
    catalogue: z.number().nullable().describe(inBoth('公开目录中的条数', 'items of the publication catalogue')),
    entries: z.number().int(),
    lastYear: z.number().nullable(),
    isMissing: z.boolean(),
  })
  .meta({ id: 'LedgerLine' });

const entry = z
  .object({
    id: z.string(),
    indicator: z.string(),
    on: civilDay,
    amount: z.string(),
    what: z.string(),
    source: z.string(),
    importId: z.string().nullable(),
    recordedBy: z.string(),
    recordedAt: instant,
    takenBack: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'ReportEntry' });

const { mayGo } = STAFF_PLACES.entries;
const read = { tag: 'figures', scopes: ['figures:read', 'figures:write'], mayCall: mayGo } as const;
export const write = { tag: 'figures', scopes: ['figures:write'], mayCall: recordsEntries } as const;
export const keep = { tag: 'figures', scopes: ['figures:write'], mayCall: keepsLedger } as const;

/** Figures that cases cannot give. */
export const entryOperations = [
  defineOperation({
    id: 'listIndicators',
    method: 'get',
    path: '/indicators',
    summary: { zh: '统计指标，包括本机关指标', en: 'What is counted, own indicators too' },
    ...read,
    answer: z.object({ items: z.array(indicator) }),
    handle: async (_input, { deps, caller }) => ({
      items: (await indicatorsOf(deps.db.read, organOf(caller.user))).map(presentIndicator),
    }),
  }),
  defineOperation({
    id: 'addIndicator',
    method: 'post',
    path: '/indicators',
    summary: { zh: '新设本机关指标', en: 'Make an own indicator' },
    ...keep,
    body: z.strictObject({
      code: z.string().max(60).default('').describe(inBoth('不写则自动编号', 'none: the next number')),
      area,
      label: z.string().max(200),
      unit: z.string().max(40),
      kind: z.enum(['flow', 'stock']),
    }),
    answer: indicator,
    handle: async ({ body }, context) => presentIndicator(await inLedger(context, (trx, step) => addOwnIndicator(trx, body, step))),
  }),
  defineOperation({
    id: 'closeIndicator',
    method: 'post',
    path: '/indicators/:id/close',
    summary: { zh: '停用本机关指标', en: 'Close an own indicator' },
    ...keep,
    repeatable: true,
    answer: indicator,
    handle: ({ params }, context) => setClosed(context, params, true),
  }),
  defineOperation({
    id: 'reopenIndicator',
    method: 'post',
    path: '/indicators/:id/reopen',
    summary: { zh: '恢复使用本机关指标', en: 'Take an own indicator into use again' },
    ...keep,
    repeatable: true,
    answer: indicator,
    handle: ({ params }, context) => setClosed(context, params, false),
  }),
  defineOperation({
    id: 'getLedger',
    method: 'get',
    path: '/ledger',
    summary: { zh: '一年的统计台账：各指标的数字和由来', en: 'The ledger of a year: each figure and what it is made of' },
    ...read,
    query: z.strictObject({ year: yearInput }),
    answer: z.object({
      year: z.number().int(),
      isFrozen: z.boolean(),
      lines: z.array(line),
      findings: z.array(z.object({ indicator: z.string(), text: bilingual })),
    }),
    handle: async ({ query: { year } }, { deps, caller }) => {
      const { lines, findings, frozen } = await ledgerOf(deps.db.read, { organId: organOf(caller.user), year });
      return {
        year,
        isFrozen: frozen !== null,
        lines: lines.map((one) => ({
          ...{ indicator: one.indicator.id, place: one.place, value: one.value, recorded: one.recorded.value, lastYear: one.lastYear },
          ...{ catalogue: one.catalogue?.value ?? null, entries: one.entries.length, isMissing: isMissing(one) },
        })),
        findings: findings.map(({ indicator: of, text: { zh, en } }) => ({ indicator: of, text: { zh, en } })),
      };
    },
  }),
  defineOperation({
    id: 'listEntries',
    method: 'get',
    path: '/entries',
    summary: { zh: '一年的登记，包括已作废的', en: 'The entries of a year, those taken back too' },
    ...read,
    paged: true,
    query: z.strictObject({ year: yearInput, indicator: z.string().max(60).optional(), ...pageQuery }),
    answer: pageOf(entry),
    handle: async ({ query: { year, limit, after, indicator: of } }, context) => {
      const { deps, caller } = context;
      const days = daysOf(year);
      const all = await createReportEntryStore(deps.db.read).listAll({ organIds: [organOf(caller.user)], ...days, indicator: of });
      const rows = presentAll(all);
      const place = readCursor(after, z.string());
      const start = place === null ? 0 : rows.findIndex(({ id }) => id === place) + 1;
      const items = rows.slice(start, start + limit);
      return sendPageOf(context, { items, next: start + limit < rows.length ? items.at(-1)?.id : null });
    },
  }),
  defineOperation({
    id: 'recordEntry',
    method: 'post',
    path: '/entries',
    summary: { zh: '登记一项数据', en: 'Record a figure' },
    description: {
      zh: '登记后不能修改；有误的作废后重新登记。年度数据锁定后不能登记。',
      en: 'What is recorded cannot be changed: take it back and record it again. Nothing is recorded in a year whose figures are frozen.',
    },
    ...write,
    repeatable: true,
    body: z.strictObject({
      indicator: z.string().max(60),
      on: z.string().max(40).meta({ format: 'date' }),
      amount: z.string().max(60).describe(inBoth('十进制数，如 3.765', 'a decimal number such as 3.765')),
      what: z.string().max(400).default(''),
      source: z.string().max(400),
    }),
    answer: entry,
    handle: async ({ body }, context) => {
      const row = await inLedger(context, (trx, step) => recordEntry(trx, { ...body, id: idOf(context) }, step));
      return presentEntry(row, undefined);
    },
    example: {
      body: { indicator: 'training.courses', on: '2026-03-12', amount: '1', what: '政务公开培训班', source: '培训通知〔2026〕1号' },
    },
  }),
  defineOperation({
    id: 'takeBackEntry',
    method: 'post',
    path: '/entries/:id/take-back',
    summary: { zh: '作废一条登记', en: 'Take an entry back' },
    ...write,
    repeatable: true,
    body: z.strictObject({ reason: z.string().max(1000) }),
    answer: entry,
    handle: async ({ params, body: { reason } }, context) => {
      const { id } = params as { id: string };
      const by = await inLedger(context, (trx, step) => takeBackEntry(trx, { id, voidId: idOf(context), reason }, step));
      return presentEntry(found(await createReportEntryStore(context.deps.db.write).findById(id)), by);
    },
  }),
];

/** The same for each sending of a call. */
function idOf({ once }: ApiContext): string {
  return once.token === null ? randomUUID() : createHash('sha256').update(once.token).digest('hex').slice(0, 36);
}

type Step = ReturnType<typeof stepOf>;
type Transaction = Parameters<typeof recordEntry>[0];

export function inLedger<T>({ deps, caller }: ApiContext, work: (trx: Transaction, step: Step) => Promise<T>): Promise<T> {
  const step = stepOf(deps, caller.user, organOf(caller.user));
  return withTransaction(deps.db, (trx) => work(trx, step));
}

async function setClosed(context: ApiContext, params: unknown, isClosed: boolean): Promise<z.output<typeof indicator>> {
  const { id } = params as { id: string };
  await inLedger(context, (trx, step) => setIndicatorClosed(trx, { id, isClosed }, step));
  const known = await indicatorsOf(context.deps.db.write, organOf(context.caller.user));
  return presentIndicator(found(known.find((one) => one.id === id)));
}

function presentIndicator({ id, area: of, label, unit, kind, decimals, isOwn, isClosed }: KnownIndicator): z.output<typeof indicator> {
  return { id, area: of, label, unit, kind, decimals, isOwn, isClosed };
}

function presentAll(all: readonly ReportEntryRow[]): readonly z.output<typeof entry>[] {
  const voids = new Map(all.flatMap((row) => (row.voids === null ? [] : [[row.voids, row] as const])));
  return all.filter((row) => row.voids === null).map((row) => presentEntry(row, voids.get(row.id)));
}

function presentEntry(row: ReportEntryRow, by: ReportEntryRow | undefined): z.output<typeof entry> {
  const { id, indicator: of, onDay, amount, what, source, importId, recordedByName, recordedAt } = row;
  const takenBack = by === undefined ? null : { by: by.recordedByName, at: by.recordedAt, reason: by.reason ?? '' };
  return {
    ...{ id, indicator: of, on: onDay, amount: amount ?? '0', what, source, importId, takenBack },
    ...{ recordedBy: recordedByName, recordedAt },
  };
}
