import { z } from 'zod';
import { type OversightRow, overseeCases } from '../../../engine/audit/oversight.ts';
import { loadReplayed } from '../../../engine/audit/replay-case.ts';
import { statisticsOf } from '../../../engine/audit/statistics.ts';
import { verifyAuditLog } from '../../../engine/audit/verify-audit-log.ts';
import { addDays, civilDate } from '../../../law/civil-date.ts';
import type { CaseFigures } from '../../../law/report/case-figures.ts';
import { type AuditRow, createAuditStore } from '../../../store/audit-store.ts';
import { createHistorySearch, cursorOf, SEARCH_AXES } from '../../../store/history-search.ts';
import { createIntegrityStore } from '../../../store/integrity-store.ts';
import { createOversightReadModel } from '../../../store/oversight-read-model.ts';
import { createOverviewReadModel } from '../../../store/overview-read-model.ts';
import { createReadsSearch } from '../../../store/reads-search.ts';
import { mayAudit, mayCount, mayOversee } from '../../audit/audit-places.ts';
import { endOf, startOf } from '../../audit/audit-query.ts';
import { readLogAddress } from '../../audit/log-address.ts';
import { readOversightAddress } from '../../audit/oversight-address.ts';
import { readReplayAddress } from '../../audit/replay-address.ts';
import { readSearchAddress } from '../../audit/search-address.ts';
import { sayLabel } from '../../language.ts';
import { actorText } from '../../pages/audit/search-page.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { MAX_ID, pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { presentClock } from '../present-case.ts';
import { auditEntry, entry, integrity, oversight, reading, replayed, statistics } from '../schemas/audit.ts';
import { bilingual, dayInput } from '../schemas/common.ts';

const span = { from: dayInput.optional(), to: dayInput.optional() };
const base = { method: 'get', tag: 'audit', scopes: ['audit:read'] } as const;
const asked = z.string().max(100).optional();

/** What auditors look at. Nothing here changes anything. */
export const auditOperations = [
  defineOperation({
    ...base,
    id: 'searchHistories',
    path: '/audit/entries',
    summary: { zh: '在全部案件的历史中查找', en: 'Search the histories of all cases' },
    mayCall: mayAudit,
    query: z.strictObject({
      ...span,
      axis: z.enum(SEARCH_AXES).optional(),
      event: asked,
      actor: asked,
      by: asked,
      unit: asked,
      decision: asked,
      breach: z.enum(['with', 'without']).optional(),
      provenance: asked,
      ...pageQuery,
    }),
    answer: pageOf(entry),
    paged: true,
    handle: async ({ query: { limit, after, ...fields } }, context) => {
      const { deps, caller } = context;
      const { query } = readSearchAddress(fields);
      const place = readCursor(after, z.object({ key: z.string(), caseId: z.string(), version: z.number().int().max(MAX_ID) }));
      const ask = { ...query, after: place ?? undefined, organId: caller.user.organId, limit: limit + 1 };
      const rows = await createHistorySearch(deps.db.read).find(ask);
      const items = rows.slice(0, limit);
      const last = rows.length > items.length ? items.at(-1) : undefined;
      const told = items.map(({ actorName: _name, rules, ...row }, at) => ({
        ...row,
        rules: [...rules],
        actor: actorText(items[at] as (typeof items)[number]),
      }));
      return sendPageOf(context, { items: told, next: last === undefined ? null : cursorOf(last, query.axis) });
    },
  }),
  defineOperation({
    ...base,
    id: 'replayCase',
    path: '/cases/:id/replay',
    summary: { zh: '案件在某一版本或者某一天的样子', en: 'A case as it stood at a version or on a day' },
    description: { zh: '与案件回放页面相同；比较两个版本时分别查询。', en: 'As the replay page; to compare two versions ask for both.' },
    scopes: ['cases:read', 'audit:read'],
    query: z.strictObject({
      version: z.coerce.number().int().min(1).max(999_999).optional(),
      on: dayInput.optional(),
      axis: z.enum(['effective', 'recorded']).default('effective'),
    }),
    answer: replayed,
    handle: async ({ params, query }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'replay' });
      const of = await loadReplayed(deps.db, { caseId: id, now: deps.now() });
      const { moment } = readReplayAddress(
        { ...query, version: query.version === undefined ? undefined : String(query.version) },
        of.history.length,
      );
      const { version, asOf, entries, instances, clock, recordedDue, calendarVersion, breaches, handler } = of.at(moment);
      return {
        ...{ version, asOf, calendarVersion, handler },
        entries: entries.map((one) => ({ version: one.version, type: one.type, on: one.effectiveOn })),
        charts: instances.map(({ id: chart, machine, value }) => ({ id: chart, machine, state: value })),
        clock: presentClock(clock),
        recordedDue: recordedDue === null ? null : { ...recordedDue },
        breaches: breaches.map(({ rule, event, message }) => ({ rule, event, message: sayLabel(message) })),
      };
    },
  }),
  defineOperation({
    ...base,
    id: 'searchReads',
    path: '/audit/reads',
    summary: { zh: '谁查阅过哪些案件', en: 'Who read which cases' },
    mayCall: mayAudit,
    query: z.strictObject({ ...span, user: asked, ...pageQuery }),
    answer: pageOf(reading),
    paged: true,
    handle: async ({ query }, context) => {
      const { deps, caller } = context;
      const { from, to } = periodOf(context, query, 30);
      const after = readCursor(query.after, z.object({ readAt: z.string(), id: z.string() }));
      const ask = { organId: caller.user.organId, userId: query.user, from: startOf(from), to: endOf(to) };
      const rows = await createReadsSearch(deps.db.read).find(ask, { after, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit).map(({ assignedTo: _assigned, unit: _unit, ...row }) => row);
      const last = rows.length > items.length ? items.at(-1) : undefined;
      return sendPageOf(context, { items, next: last === undefined ? null : { readAt: last.readAt, id: last.id } });
    },
  }),
  defineOperation({
    ...base,
    id: 'getOversight',
    path: '/audit/oversight',
    summary: { zh: '监督数据：延长、违法情形、集中办理', en: 'Oversight: extensions, breaches, mass actions' },
    mayCall: mayOversee,
    query: z.strictObject({ ...span, unit: asked }),
    answer: oversight,
    handle: async ({ query }, { deps, caller }) => {
      const { from, to, unit, mass } = readOversightAddress(query, deps.today());
      const model = createOversightReadModel(deps.db.read);
      const of = await overseeCases({
        model,
        scope: { organId: caller.user.organId, unit, from, to },
        calendar: deps.calendar(),
        today: deps.today(),
        mass,
      });
      const rows = (list: readonly OversightRow[]) =>
        list.map(({ key, refs, of: whole }) => ({ key, count: refs.length, of: whole?.length ?? null }));
      return {
        overdue: of.overdue.map(({ caseId, caseNo, dueOn, workingDays, unit: lies, handler: assignedTo }) => {
          return { caseId, caseNo, dueOn, workingDays, unit: lies, assignedTo };
        }),
        ...{ from, to, ended: of.ended.length, extended: of.extended.length, massActions: of.massActions.length },
        ...{ overrides: of.overrides.length, lateConfirmations: of.lateConfirmations.length },
        ...{ reassignments: of.reassignments.length, voided: of.voided.length },
        ...{ extendedByUnit: rows(of.extendedByUnit), extendedByHandler: rows(of.extendedByHandler) },
        ...{ extensionsByPerson: rows(of.extensionsByPerson), repliesByMargin: rows(of.repliesByMargin) },
        ...{ extensionsByMargin: rows(of.extensionsByMargin), breachesByRule: rows(of.breachesByRule) },
      };
    },
  }),
  defineOperation({
    ...base,
    id: 'getStatistics',
    path: '/audit/statistics',
    summary: { zh: '不含个人信息的统计', en: 'Statistics without personal data' },
    scopes: ['audit:read', 'figures:read'],
    mayCall: mayCount,
    query: z.strictObject(span),
    answer: statistics,
    handle: async ({ query }, { deps, caller }) => {
      const to = query.to ?? deps.today();
      const from = query.from ?? civilDate(`${to.slice(0, 4)}-01-01`);
      const rows = await createOverviewReadModel(deps.db.read).figuresSince(from, { organId: caller.user.organId });
      const of = statisticsOf(
        rows.map(({ figures }) => figures as CaseFigures),
        { from, to, calendar: deps.calendar() },
      );
      return { from, to, rows: of.rows.map((row) => ({ ...row })), durations: { ...of.durations } };
    },
  }),
  defineOperation({
    ...base,
    id: 'listAuditLog',
    path: '/audit/log',
    summary: { zh: '审计日志', en: 'The audit log' },
    description: { zh: '新的在前。', en: 'Newest first.' },
    mayCall: mayAudit,
    query: z.strictObject({ ...span, kind: asked, actor: asked, ...pageQuery }),
    answer: pageOf(auditEntry),
    paged: true,
    handle: async ({ query: { limit, after, ...fields } }, context) => {
      const { filter } = readLogAddress(fields, context.caller.user.organId);
      const before = readCursor(after, z.number().int().min(1).max(MAX_ID)) ?? undefined;
      const rows = await createAuditStore(context.deps.db.read).find({ ...filter, before }, limit + 1);
      const items = rows.slice(0, limit);
      return sendPageOf(context, { items: items.map(presentAct), next: rows.length > items.length ? items.at(-1)?.seq : null });
    },
  }),
  defineOperation({
    ...base,
    id: 'verifyAuditLog',
    path: '/audit/log/verification',
    summary: { zh: '核验审计日志', en: 'Verify the audit log' },
    mayCall: mayAudit,
    answer: z.object({
      ok: z.boolean(),
      entries: z.number().int(),
      headHash: z.string().nullable(),
      fault: z.object({ seq: z.number().int(), text: bilingual }).optional(),
    }),
    handle: async (_input, { deps }) => {
      const { entries, headHash, fault } = await verifyAuditLog(deps.db);
      return {
        ok: fault === undefined,
        entries,
        headHash,
        ...(fault === undefined ? {} : { fault: { seq: fault.seq, text: { ...fault.text } } }),
      };
    },
  }),
  defineOperation({
    ...base,
    id: 'getIntegrity',
    path: '/audit/integrity',
    summary: { zh: '每夜核验的结果', en: 'What the nightly check found' },
    mayCall: mayAudit,
    answer: integrity,
    handle: async (_input, { deps, caller }) => {
      const store = createIntegrityStore(deps.db.read);
      const latest = await store.latest();
      const faults = latest === undefined ? [] : await store.faults(latest.id, { organId: caller.user.organId, limit: 500 });
      return {
        runs: (await store.list(30)).map(({ runOn, startedAt, finishedAt, cases, entries, letters, faults: count }) => ({
          runOn,
          startedAt,
          finishedAt,
          cases,
          entries,
          letters,
          faults: count,
        })),
        faults: faults.map(({ kind, caseId, caseName, entry: at, letter, textZh, textEn }) => ({
          kind,
          caseId,
          caseName,
          entry: at,
          letter,
          text: { zh: textZh, en: textEn },
        })),
      };
    },
  }),
];

function periodOf(
  { deps }: ApiContext,
  { from, to }: { readonly from?: ReturnType<typeof civilDate> | undefined; readonly to?: ReturnType<typeof civilDate> | undefined },
  days: number,
) {
  const until = to ?? deps.today();
  return { from: from ?? addDays(until, -days), to: until };
}

function presentAct({ seq, recordedAt, kind, actorKind, actorId, actorName, subject, data, hash }: AuditRow) {
  return { seq, recordedAt, kind: kind as string, actorKind, actorId, actorName, subject, data: { ...data }, hash };
}
