import type { Knex } from 'knex';
import type { CivilDate } from '../../law/civil-date.ts';
import { type FieldProblem, InvalidInputError, NotFoundError, StepRefusedError } from '../../law/errors.ts';
import { keepsLedger, mayRecordIn, recordsEntries } from '../../law/report/entry-roles.ts';
import { readAmount, readEntryDay } from '../../law/report/entry-values.ts';
import { INDICATOR_AREAS } from '../../law/report/indicators.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import { auditActorOf } from './entries-actor.ts';
import { indicatorsOf, type KnownIndicator } from './entries-indicators.ts';
import { loadReportState, type ReportActor, type ReportStage } from './report-stream.ts';

/** A figure as somebody enters it. */
export interface NewEntry {
  /** Made by whoever sends it: the same entry sent twice is recorded once. */
  readonly id: string;
  readonly indicator: string;
  readonly on: string;
  readonly amount: string;
  /** Empty: the name of the indicator says it. */
  readonly what: string;
  readonly source: string;
}

export interface EntryStep {
  readonly organId: number;
  readonly actor: ReportActor;
  readonly at: Date;
  /** In Asia/Shanghai. */
  readonly today: CivilDate;
}

/** Most characters of what it was, of where it can be looked up, and of a reason. */
export const ENTRY_TEXT_LIMITS = { what: 200, source: 200, reason: 500 } as const;

/**
 * Records a figure that cases cannot give.
 *
 * @returns the entry; one that was sent before is not recorded again.
 * @throws {InvalidInputError} by field: indicator, on, amount, what, source. @throws {StepRefusedError} when the role forbids it.
 */
export async function recordEntry(trx: Knex, input: NewEntry, step: EntryStep): Promise<ReportEntryRow> {
  const { organId, actor, at } = step;
  const store = createReportEntryStore(trx);
  const before = await store.findById(input.id);
  if (before !== undefined && before.organId === organId && before.recordedBy === actor.id) return before;
  requireRecorder(actor);
  const known = await indicatorsOf(trx, organId);
  const row = { ...checkedEntry(input, { known, step }), organId };
  await requireOpenYear(trx, { organId, year: Number(row.onDay.slice(0, 4)) });
  await store.append([row]);
  const data = { indicator: row.indicator, amount: row.amount, on: row.onDay };
  await keepAct(trx, { kind: 'report.entryRecorded', actor: auditActorOf(actor), organId, subject: row.id, data }, { at });
  return row;
}

/**
 * Takes an entry back. It stays on record, with who took it back, when and why.
 *
 * @throws {NotFoundError} when the organ has no such entry. @throws {InvalidInputError} by field: reason, entry.
 */
export async function takeBackEntry(
  trx: Knex,
  { id, voidId, reason }: { readonly id: string; readonly voidId: string; readonly reason: string },
  { organId, actor, at }: EntryStep,
): Promise<ReportEntryRow> {
  const store = createReportEntryStore(trx);
  const entry = await store.findById(id);
  if (entry === undefined || entry.organId !== organId || entry.voids !== null)
    throw new NotFoundError({ zh: '没有这条登记', en: 'There is no such entry' });
  const before = await store.findVoiding(id);
  if (before?.id === voidId) return before;
  if (!mayTakeBack(actor, entry)) throw notYours();
  if (before !== undefined) throw problem('entry', '这条登记已经作废', 'This entry was taken back already');
  await requireOpenYear(trx, { organId, year: Number(entry.onDay.slice(0, 4)) });
  const why = checkedText('reason', reason, true);
  if ('problem' in why) throw new InvalidInputError([why.problem]);
  const row: ReportEntryRow = {
    ...{ id: voidId, organId, indicator: entry.indicator, onDay: entry.onDay, amount: null, what: entry.what, source: entry.source },
    ...{ voids: id, reason: why.text, importId: null, ...recordedBy(actor, at) },
  };
  await store.append([row]);
  await keepAct(trx, { kind: 'report.entryVoided', actor: auditActorOf(actor), organId, subject: id, data: { reason: why.text } }, { at });
  return row;
}

/** Whoever keeps the ledger takes back any entry; others their own. */
export function mayTakeBack(person: Pick<ReportActor, 'id' | 'roles'>, { recordedBy: by }: Pick<ReportEntryRow, 'recordedBy'>): boolean {
  return keepsLedger(person) || (recordsEntries(person) && by === person.id);
}

/** Who recorded it and when, as it is kept. */
export function recordedBy({ id, name }: ReportActor, at: Date): Pick<ReportEntryRow, 'recordedBy' | 'recordedByName' | 'recordedAt'> {
  return { recordedBy: id, recordedByName: name, recordedAt: at.toISOString() };
}

const FROZEN: Readonly<Partial<Record<ReportStage, { readonly zh: string; readonly en: string }>>> = {
  frozen: { zh: '请政府信息公开工作机构负责人在年度报告页面解除锁定', en: 'Ask the head of the disclosure office to release the figures' },
  submitted: {
    zh: '报告已送审：请先退回，再由政府信息公开工作机构负责人解除锁定',
    en: 'The report awaits approval: have it returned, then ask the head of the disclosure office to release the figures',
  },
  approved: {
    zh: '报告已审定：请先退回，再由政府信息公开工作机构负责人解除锁定',
    en: 'The report is approved: have it returned, then ask the head of the disclosure office to release the figures',
  },
  published: {
    zh: '报告已公布：请政府信息公开工作机构负责人以更正为由重开报告',
    en: 'The report is published: ask the head of the disclosure office to reopen it for a correction',
  },
};

/** Why nothing can be recorded in a year; undefined while its figures are open. */
export async function frozenYear(db: Knex, key: { readonly organId: number; readonly year: number }): Promise<FieldProblem | undefined> {
  const { stage } = await loadReportState(db, key);
  const what = FROZEN[stage];
  if (what === undefined) return undefined;
  return {
    field: 'on',
    zh: `${key.year} 年的统计数据已锁定，不能登记或者作废。${what.zh}，然后再办理。`,
    en: `The figures of ${key.year} are frozen: nothing can be recorded or taken back. ${what.en}, then do it again.`,
  };
}

/** @throws {InvalidInputError} when the figures of the year are frozen: says who can release them. */
export async function requireOpenYear(db: Knex, key: { readonly organId: number; readonly year: number }): Promise<void> {
  const frozen = await frozenYear(db, key);
  if (frozen !== undefined) throw new InvalidInputError([frozen]);
}

/** An entry as it is recorded, but for its organ. @throws {InvalidInputError} with all that is wrong, by field. */
function checkedEntry(
  input: NewEntry,
  { known, step }: { readonly known: readonly KnownIndicator[]; readonly step: EntryStep },
): Omit<ReportEntryRow, 'organId'> {
  const indicator = known.find(({ id }) => id === input.indicator);
  const [day, amount] = [readEntryDay(input.on), readAmount(input.amount, indicator ?? ANY)];
  const [what, source] = [checkedText('what', input.what, false), checkedText('source', input.source, true)];
  const problems = [
    ...indicatorProblems(indicator, step.actor),
    ...('problem' in day ? [{ field: 'on', ...day.problem }] : dayProblems(day.value, step.today)),
    ...('problem' in amount ? [{ field: 'amount', ...amount.problem }] : []),
    ...[what, source].flatMap((text) => ('problem' in text ? [text.problem] : [])),
  ];
  if (problems.length > 0 || indicator === undefined || 'problem' in day || 'problem' in amount || 'problem' in what || 'problem' in source)
    throw new InvalidInputError(problems);
  return {
    ...{ id: input.id, indicator: indicator.id, onDay: day.value, amount: amount.value },
    ...{ what: what.text || indicator.label.zh, source: source.text, voids: null, reason: null, importId: null },
    ...recordedBy(step.actor, step.at),
  };
}

/** Of an amount whose indicator is not known: only whether it is a number. */
const ANY = { decimals: 4, signed: true, unit: { zh: '', en: '' } } as const;

function indicatorProblems(indicator: KnownIndicator | undefined, actor: ReportActor): FieldProblem[] {
  const field = 'indicator';
  if (indicator === undefined) return [{ field, zh: '请选择指标', en: 'Choose an indicator' }];
  if (indicator.isClosed) return [{ field, zh: '这个本机关指标已停用', en: 'This own indicator is closed' }];
  if (mayRecordIn(actor, indicator.area)) return [];
  const { zh, en } = INDICATOR_AREAS[indicator.area];
  return [
    {
      field,
      zh: `“${zh}”由统计员或者政府信息公开工作机构负责人登记`,
      en: `“${en}” is recorded by the statistician or the head of the disclosure office`,
    },
  ];
}

/** A fact that has not happened counts nowhere. */
export function dayProblems(day: CivilDate, today: CivilDate): FieldProblem[] {
  if (day <= today) return [];
  return [{ field: 'on', zh: `日期不能晚于今天（${today}）`, en: `The day cannot be later than today (${today})` }];
}

/** One line of text without blanks around it. */
export function checkedText(
  field: keyof typeof ENTRY_TEXT_LIMITS,
  typed: string,
  isRequired: boolean,
): { readonly text: string } | { readonly problem: FieldProblem } {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const max = ENTRY_TEXT_LIMITS[field];
  if (text === '' && isRequired) return { problem: { field, ...MISSING[field] } };
  if ([...text].length <= max) return { text };
  return { problem: { field, zh: `至多 ${max} 个字`, en: `At most ${max} characters` } };
}

const MISSING = {
  what: { zh: '请写明事项', en: 'Say what it was' },
  source: { zh: '请写明依据：文号、网址或者台账，以便查对', en: 'Say where it can be looked up: a document number, an address, a ledger' },
  reason: { zh: '请写明作废的原因', en: 'Say why it is taken back' },
} as const;

function requireRecorder(actor: ReportActor): void {
  if (!recordsEntries(actor)) throw notYours();
}

function notYours(): StepRefusedError {
  return new StepRefusedError({
    rule: 'role',
    basis: '本系统规则（最小权限）',
    text: {
      zh: '您的角色不能办理：登记人可以作废自己的登记，统计员和政府信息公开工作机构负责人可以作废全部登记。',
      en: 'Your role may not do this: people take back their own entries; the statistician and the head of the disclosure office take back any.',
    },
  });
}

function problem(field: string, zh: string, en: string): InvalidInputError {
  return new InvalidInputError([{ field, zh, en }]);
}
