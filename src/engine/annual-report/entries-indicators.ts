import type { Knex } from 'knex';
import { type FieldProblem, InvalidInputError, NotFoundError, StepRefusedError } from '../../law/errors.ts';
import { keepsLedger } from '../../law/report/entry-roles.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import { INDICATOR_AREAS, INDICATORS, type Indicator, type IndicatorArea } from '../../law/report/indicators.ts';
import { partTwoCells } from '../../law/report/part-two.ts';
import { createOwnIndicatorStore, type OwnIndicatorRow } from '../../store/own-indicator-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import { auditActorOf } from './entries-actor.ts';
import type { ReportActor } from './report-stream.ts';

/** One of those that all organs have, or the organ's own. */
export interface KnownIndicator extends Indicator {
  readonly isOwn: boolean;
  /** No longer in use: what was recorded stays. */
  readonly isClosed: boolean;
}

/** In the order of the tables; the organ's own last. */
export async function indicatorsOf(db: Knex, organId: number): Promise<readonly KnownIndicator[]> {
  const own = await createOwnIndicatorStore(db).list(organId);
  return [...INDICATORS.map((indicator) => ({ ...indicator, isOwn: false, isClosed: false })), ...own.map(fromRow)];
}

function fromRow({ id, area, label, unit, kind, decimals, closedAt }: OwnIndicatorRow): KnownIndicator {
  const known = area in INDICATOR_AREAS ? (area as IndicatorArea) : 'other';
  const words = { label: { zh: label, en: label }, unit: { zh: unit, en: unit } };
  return { id, area: known, kind, decimals, ...words, isOwn: true, isClosed: closedAt !== null };
}

/** Name of the row or cell that an indicator has in the table of a year; null when that table has none for it. */
export function placeInTable({ t2014, partTwo }: Pick<Indicator, 't2014' | 'partTwo'>, year: number): string | null {
  const format = formatOfYear(year);
  if (format === 'T2014') return t2014 ?? null;
  return partTwo !== undefined && partTwoCells(format).includes(partTwo) ? partTwo : null;
}

/**
 * What part two of other years asks for, and this year's does not. What the table of 2014 counted is told in the text of later reports, and
 * stays.
 */
export function isOfOtherYears(indicator: Pick<Indicator, 't2014' | 'partTwo'>, year: number): boolean {
  return indicator.t2014 === undefined && indicator.partTwo !== undefined && placeInTable(indicator, year) === null;
}

/** Those that the table of the year asks for, then the others; each in the order of the tables. */
export function tableFirst(known: readonly KnownIndicator[], year: number): readonly KnownIndicator[] {
  const isAsked = (indicator: KnownIndicator) => placeInTable(indicator, year) !== null;
  return [...known.filter(isAsked), ...known.filter((indicator) => !isAsked(indicator))];
}

export interface NewIndicator {
  /** Without `own.`; empty: the next free number. */
  readonly code: string;
  readonly area: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: string;
}

const MAX_LABEL = 80;
const MAX_UNIT = 10;
const MAX_OWN = 200;

/** Money and shares are counted in parts. */
export function decimalsOf(unit: string): KnownIndicator['decimals'] {
  return /元|[%％‰]/.test(unit) ? 4 : 0;
}

interface Step {
  readonly organId: number;
  readonly actor: ReportActor;
  readonly at: Date;
}

/**
 * An indicator of the organ's own.
 *
 * @throws {InvalidInputError} by field: code, area, label, unit, kind. @throws {StepRefusedError} when the role forbids it.
 */
export async function addOwnIndicator(trx: Knex, input: NewIndicator, { organId, actor, at }: Step): Promise<KnownIndicator> {
  requireKeeper(actor);
  const store = createOwnIndicatorStore(trx);
  const taken = await store.list(organId);
  const row = checkedIndicator({ ...input, code: input.code.trim() || nextCode(taken) }, organId);
  if (taken.some(({ id }) => id === row.id)) throw refusal('code', `编号 ${row.id} 已被使用`, `The code ${row.id} is taken`);
  if (taken.some(({ label, closedAt }) => label === row.label && closedAt === null))
    throw refusal('label', `已有名为“${row.label}”的本机关指标`, `There is an own indicator “${row.label}”`);
  if (taken.length >= MAX_OWN) throw refusal('label', `本机关指标至多 ${MAX_OWN} 个`, `At most ${MAX_OWN} own indicators`);
  await store.add(row);
  await keepAct(
    trx,
    { kind: 'indicator.changed', actor: auditActorOf(actor), organId, subject: row.id, data: { name: row.label } },
    { at },
  );
  return fromRow(row);
}

/** Closes an own indicator, or takes it into use again. What was recorded stays. */
export async function setIndicatorClosed(trx: Knex, { id, isClosed }: { id: string; isClosed: boolean }, step: Step): Promise<void> {
  const { organId, actor, at } = step;
  requireKeeper(actor);
  const store = createOwnIndicatorStore(trx);
  const row = (await store.list(organId)).find((one) => one.id === id);
  if (row === undefined) throw new NotFoundError({ zh: '没有这个本机关指标', en: 'There is no such own indicator' });
  if ((row.closedAt !== null) === isClosed) return;
  await store.setClosedAt({ organId, id }, isClosed ? at.toISOString() : null);
  const name = `${row.label}（${isClosed ? '停用 / closed' : '恢复使用 / in use again'}）`;
  await keepAct(trx, { kind: 'indicator.changed', actor: auditActorOf(actor), organId, subject: id, data: { name } }, { at });
}

export function requireKeeper(actor: Pick<ReportActor, 'roles'>): void {
  if (keepsLedger(actor)) return;
  throw new StepRefusedError({
    rule: 'role',
    basis: '本系统规则（最小权限）',
    text: {
      zh: '只有统计员和政府信息公开工作机构负责人可以办理。',
      en: 'Only the statistician and the head of the disclosure office may do this.',
    },
  });
}

function checkedIndicator({ code, area, label, unit, kind }: NewIndicator, organId: number): OwnIndicatorRow {
  const problems: FieldProblem[] = [];
  const tell = (field: string, zh: string, en: string) => problems.push({ field, zh, en });
  const bare = code.normalize('NFKC').replace(/^own\./, '');
  const [name, of] = [tidy(label), tidy(unit)];
  if (!/^[A-Za-z0-9][\w.-]{0,39}$/.test(bare))
    tell('code', '编号应为 1 至 40 个字母、数字、点或者短横', 'A code has 1 to 40 letters, digits, dots or hyphens');
  if (!(area in INDICATOR_AREAS)) tell('area', '请选择类别', 'Choose an area');
  if (name === '' || [...name].length > MAX_LABEL)
    tell('label', `名称应为 1 至 ${MAX_LABEL} 个字`, `A name has 1 to ${MAX_LABEL} characters`);
  if (of === '' || [...of].length > MAX_UNIT)
    tell('unit', `单位应为 1 至 ${MAX_UNIT} 个字，如“件”`, `A unit has 1 to ${MAX_UNIT} characters`);
  if (kind !== 'flow' && kind !== 'stock') tell('kind', '请选择统计口径', 'Choose how it counts');
  if (problems.length > 0) throw new InvalidInputError(problems);
  const id = `own.${bare}`;
  return { organId, id, area, label: name, unit: of, kind: kind as 'flow' | 'stock', decimals: decimalsOf(of), closedAt: null };
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function nextCode(taken: readonly OwnIndicatorRow[]): string {
  const numbers = taken.map(({ id }) => Number(/^own\.(\d{1,4})$/.exec(id)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1);
}

function refusal(field: string, zh: string, en: string): InvalidInputError {
  return new InvalidInputError([{ field, zh, en }]);
}
