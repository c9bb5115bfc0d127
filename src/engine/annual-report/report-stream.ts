import type { Knex } from 'knex';
import { getInitialSnapshot, transition } from 'xstate';
import { type AnnualReportContext, annualReportGuardTexts, annualReportMachine } from '../../../machines/annual-report.machine.ts';
import { type Bilingual, InvalidInputError, ReportChangedError, StepRefusedError } from '../../law/errors.ts';
import type { CellMap } from '../../law/report/cells.ts';
import { REPORT_ACTS, type ReportActData, type ReportActEvent, type ReportActType } from '../../law/report/report-acts.ts';
import type { ReportFormat } from '../../law/report/report-json.ts';
import type { StaffRole } from '../../law/roles.ts';
import { isUniqueViolation } from '../../store/dialect.ts';
import { createReportActStore, type ReportActRow } from '../../store/report-act-store.ts';
import { type AuditActor, keepAct } from '../audit/audit-log.ts';
import { canonicalText, type Digest, sha256 } from '../hash-chain.ts';

export type ReportStage = 'unopened' | 'drafting' | 'frozen' | 'submitted' | 'approved' | 'published';

/** Where the report of an organ and year stands, folded from its acts. */
export interface ReportState {
  readonly stage: ReportStage;
  readonly format: ReportFormat | null;
  readonly basis: AnnualReportContext['basis'];
  /** `subtree`: the report takes in the bodies below the organ. */
  readonly covers: AnnualReportContext['covers'];
  readonly edition: number;
  readonly submittedBy: string | null;
  /** Number of the newest act; 0 before the first. What a form sends back, so that nobody overwrites what they have not seen. */
  readonly number: number;
  /** Last words of each part. */
  readonly texts: Readonly<Record<string, string>>;
  /** As filled in by the organ itself; null where figures are computed. */
  readonly stated: CellMap | null;
  /** As last frozen, also after a release: what was said once stays known. */
  readonly frozen: (ReportActData<'report.frozen'> & { readonly at: string; readonly edition: number }) | null;
  /** By check. */
  readonly explanations: Readonly<Record<string, string>>;
  /** The places of the text that the explanation of I7 is about; null: all. */
  readonly explainedPlaces: readonly string[] | null;
  readonly publishedOn: string | null;
  readonly link: string | null;
}

/** Who acts, and where their words come from. */
export interface ReportActor {
  readonly kind: ReportActRow['actorKind'];
  readonly id: string;
  readonly name: string;
  /** Null: not judged by roles (the command line, imports). */
  readonly roles: readonly StaffRole[] | null;
}

export interface ReportKey {
  readonly organId: number;
  readonly year: number;
}

/** Folds the acts of one report. Pure. */
export function reportStateOf(acts: readonly ReportActRow[]): ReportState {
  let snapshot = getInitialSnapshot(annualReportMachine);
  let state = EMPTY;
  for (const act of acts) {
    [snapshot] = transition(annualReportMachine, snapshot, eventOf(act));
    const { format, basis, covers, edition, submittedBy } = snapshot.context;
    const stage = snapshot.value as ReportStage;
    state = {
      ...absorb(state, act),
      stage,
      format: format as ReportFormat | null,
      basis,
      covers,
      edition,
      submittedBy,
      number: act.number,
    };
  }
  return state;
}

const EMPTY: ReportState = {
  stage: 'unopened',
  format: null,
  basis: null,
  covers: 'own',
  edition: 1,
  submittedBy: null,
  number: 0,
  texts: {},
  stated: null,
  frozen: null,
  explanations: {},
  explainedPlaces: null,
  publishedOn: null,
  link: null,
};

function absorb(state: ReportState, act: ReportActRow): ReportState {
  const event = eventOf(act);
  switch (event.type) {
    case 'report.textWritten':
      return { ...state, texts: { ...state.texts, [event.data.part]: event.data.text } };
    case 'report.figuresStated':
      return { ...state, stated: event.data.cells };
    case 'report.explained':
      return explainedBy(state, event.data);
    case 'report.frozen':
      return { ...state, frozen: { ...event.data, at: act.recordedAt, edition: state.edition } };
    case 'report.published':
      return { ...state, publishedOn: event.data.on, link: event.data.link ?? null };
    default:
      return state;
  }
}

function explainedBy(state: ReportState, { check, text, places }: ReportActData<'report.explained'>): ReportState {
  const explanations = { ...state.explanations, [check]: text };
  return check === 'I7' ? { ...state, explanations, explainedPlaces: places ?? null } : { ...state, explanations };
}

function eventOf(act: Pick<ReportActRow, 'type' | 'actorId' | 'data'>): ReportActEvent {
  return { type: act.type, by: act.actorId, data: act.data } as ReportActEvent;
}

export async function loadReportState(db: Knex, key: ReportKey): Promise<ReportState> {
  return reportStateOf(await createReportActStore(db).list(key));
}

/** The acts that the chart has a transition for where the report stands, guards aside: what a page may offer. */
export function possibleActs(acts: readonly ReportActRow[]): ReportActType[] {
  const stage = reportStateOf(acts).stage;
  const { on } = annualReportMachine.config.states?.[stage] ?? {};
  return Object.keys(on ?? {}) as ReportActType[];
}

export interface ReportAct<T extends ReportActType = ReportActType> {
  readonly type: T;
  readonly data: unknown;
  /** Number of the newest act that the person has seen; undefined: whatever it is. */
  readonly expected?: number | undefined;
}

/**
 * Records an act on the annual report, in the caller's transaction, with an entry in the audit log.
 *
 * @throws {ReportChangedError} when somebody else acted meanwhile.
 * @throws {InvalidInputError} when the data does not fit.
 * @throws {StepRefusedError} when the chart, a guard or the role forbids it.
 */
export async function actOnReport(
  trx: Knex,
  key: ReportKey,
  {
    act,
    actor,
    at,
    digest = sha256,
  }: { readonly act: ReportAct; readonly actor: ReportActor; readonly at: Date; readonly digest?: Digest },
): Promise<ReportState> {
  const store = createReportActStore(trx);
  await store.lock(key);
  const acts = await store.list(key);
  requireSeen(acts, act);
  const data = checkedData(act);
  requireRole(act.type, actor);
  requireStep(acts, { type: act.type, by: actor.id, data } as ReportActEvent);
  const unsealed = {
    ...key,
    number: acts.length + 1,
    type: act.type,
    data: data as ReportActRow['data'],
    machineVersion: annualReportMachine.version ?? '0',
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    recordedAt: at.toISOString(),
    prevHash: acts.at(-1)?.hash ?? null,
  };
  const row = { ...unsealed, hash: digest(canonicalText(unsealed)) };
  await store.append(row).catch((error: unknown) => {
    throw isUniqueViolation(error, 'report_acts') ? new ReportChangedError() : error;
  });
  const words = { year: key.year, act: act.type, number: row.number, hash: row.hash };
  await keepAct(
    trx,
    { kind: 'report.acted', actor: auditActorOf(actor), organId: key.organId, subject: String(key.year), data: words },
    { at, digest },
  );
  return reportStateOf([...acts, row]);
}

/** @throws {ReportChangedError} which says who did what since. */
export function requireSeen(acts: readonly ReportActRow[], { expected }: Pick<ReportAct, 'expected'>): void {
  const last = acts.at(-1);
  if (expected === undefined || expected === acts.length) return;
  throw new ReportChangedError(last === undefined ? undefined : { by: last.actorName, what: REPORT_ACTS[last.type].label });
}

function checkedData({ type, data }: ReportAct): unknown {
  const parsed = REPORT_ACTS[type].schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(
    parsed.error.issues.map((issue) => ({
      field: issue.path.join('.') || type,
      zh: `内容不符合要求（${issue.path.join('.') || type}）：${issue.message}`,
      en: `Not as it must be (${issue.path.join('.') || type}): ${issue.message}`,
    })),
  );
}

function requireRole(type: ReportActType, { roles }: ReportActor): void {
  const allowed: readonly StaffRole[] = REPORT_ACTS[type].recordedBy;
  if (roles === null || roles.some((role) => allowed.includes(role))) return;
  const { label } = REPORT_ACTS[type];
  throw new StepRefusedError({
    rule: 'role',
    basis: '本系统规则（最小权限）',
    text: { zh: `您的角色不能办理“${label.zh}”。`, en: `Your role may not do this: ${label.en}.` },
  });
}

function requireStep(acts: readonly ReportActRow[], event: ReportActEvent): void {
  let snapshot = getInitialSnapshot(annualReportMachine);
  for (const act of acts) [snapshot] = transition(annualReportMachine, snapshot, eventOf(act));
  const candidates = annualReportMachine.getTransitionData(snapshot, event) ?? [];
  if (candidates.length > 0) return;
  throw new StepRefusedError(refusalOf(snapshot.value as ReportStage, event));
}

function refusalOf(stage: ReportStage, event: ReportActEvent): ConstructorParameters<typeof StepRefusedError>[0] {
  const guard = guardOf(stage, event.type);
  if (guard !== undefined) return { rule: 'guard', ...annualReportGuardTexts[guard] };
  const label = REPORT_ACTS[event.type].label;
  const where = stageLabel(stage);
  return {
    rule: 'chart',
    basis: '本系统规则',
    text: { zh: `报告“${where.zh}”时不能办理“${label.zh}”。`, en: `While the report is ${where.en} this cannot be done: ${label.en}.` },
  };
}

/** What the stage is called. */
export function stageLabel(stage: ReportStage): Bilingual {
  return annualReportMachine.states[stage]?.meta?.label ?? { zh: stage, en: stage };
}

function guardOf(stage: ReportStage, type: ReportActType): keyof typeof annualReportGuardTexts | undefined {
  const on: Readonly<Record<string, unknown>> = annualReportMachine.config.states?.[stage]?.on ?? {};
  const config = on[type];
  const guard = typeof config === 'object' && config !== null && 'guard' in config ? config.guard : undefined;
  return typeof guard === 'string' && guard in annualReportGuardTexts ? (guard as keyof typeof annualReportGuardTexts) : undefined;
}

function auditActorOf({ kind, id, name }: ReportActor): AuditActor {
  return { kind: kind === 'import' ? 'command' : kind, id, name };
}
