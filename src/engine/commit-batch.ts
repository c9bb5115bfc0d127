import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import { DomainError, NotFoundError } from '../law/errors.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { withTransaction } from '../store/database.ts';
import { createHistoryStore } from '../store/history-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseRow, CaseStep, HistoryRow, Instant, OrganRow, StoredCase } from '../store/rows.ts';
import { createStepStore } from '../store/step-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Outcome } from './batcher.ts';
import { type CaseDraft, emptyDraft, kindOfStream, MAIN_MACHINES } from './case-draft.ts';
import { caseJobs } from './case-jobs.ts';
import { type CaseParticulars, NO_PARTICULARS, particularsAfter } from './case-particulars.ts';
import { checkService } from './check-service.ts';
import { type Effects, effectsOf, putEffects } from './effects/effects.ts';
import type { Recorded, RecordOptions } from './engine-types.ts';
import type { Digest } from './hash-chain.ts';
import type { LetterPress, MadeLetter } from './letters/letter-press.ts';
import { pressOrRefuse, RefusedLate } from './letters/press-or-refuse.ts';
import { nextCaseNo, numberLetters } from './numbering.ts';
import { requireCleared, sendsFiles } from './outgoing/require-cleared.ts';
import { planRecord } from './plan-record.ts';
import { type CaseIdentity, draftOf, dueHistoryAfter, projectCase } from './project-case.ts';
import { noteDelivered } from './publications/note-delivered.ts';
import { requirePublishable } from './publications/require-publishable.ts';
import { withIndexNo } from './publications/with-index-no.ts';
import { breachRows, sealEntries } from './seal.ts';
import { splitDrafts } from './split-case.ts';
import { withCaseNo } from './with-case-no.ts';

/** A parsed event on its way into the history. */
export interface PreparedRequest {
  readonly caseId: string;
  readonly fact: Fact;
  readonly actor: Actor;
  readonly expectedVersion: number;
  /** Set for the first event of a new case. */
  readonly birth?: { readonly organId: number; readonly parentCaseId: string | null; readonly kind: CaseRow['kind'] };
  readonly also?: RecordOptions['also'];
}

export interface CommitContext {
  readonly calendar: WorkingDayCalendar;
  readonly recordedAt: Instant;
  readonly digest: Digest;
  /** Makes the letters of events; without it none are made. */
  readonly press?: LetterPress | undefined;
}

/**
 * Records several events of different cases in one transaction. An event that is refused does not keep the others back; when the commit
 * itself fails, each is tried alone, so that only the one at fault fails. When the database is out of reach, all fail at once.
 */
export async function commitBatch(
  db: Database,
  requests: readonly PreparedRequest[],
  context: CommitContext,
): Promise<Outcome<Recorded>[]> {
  const made: MadeLetter[] = [];
  try {
    return await withTransaction(db, (trx) => commitIn(trx, { db, requests, context, made }));
  } catch (thrown) {
    const error = thrown instanceof RefusedLate ? thrown.refusal : thrown;
    // What cannot be removed now is named by nobody.
    await context.press?.forget(db.read, made).catch(() => undefined);
    if (requests.length === 1 || isOutOfReach(error)) return requests.map(() => ({ ok: false, error }));
    const outcomes: Outcome<Recorded>[] = [];
    for (const request of requests) outcomes.push(...(await commitBatch(db, [request], context)));
    return outcomes;
  }
}

/** The network, no connection in time, a server that starts or stops, a full or broken disk: no fault of any one event. */
const OUT_OF_REACH = /^(E[A-Z]+$|08|53|57P|58|XX|UNKNOWN$|SQLITE_(BUSY|FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB))/;

function isOutOfReach(error: unknown): boolean {
  return error instanceof StoreError && OUT_OF_REACH.test(error.driverCode);
}

async function commitIn(
  trx: Knex,
  work: { db: Database; requests: readonly PreparedRequest[]; context: CommitContext; made: MadeLetter[] },
): Promise<Outcome<Recorded>[]> {
  const { db, requests, context } = work;
  const store = createStepStore(db);
  const known = requests.filter((request) => request.birth === undefined).map((request) => request.caseId);
  const stored = known.length === 0 ? new Map<string, StoredCase>() : await store.loadAll(trx, known);
  const steps: PlannedStep[] = [];
  const outcomes: Outcome<Recorded>[] = [];
  const organs = new Map<number, OrganRow>();
  for (const request of requests) {
    try {
      const planned = await planSteps(trx, { request, stored: stored.get(request.caseId), context, organs, collect: work.made });
      steps.push(...planned);
      outcomes.push({ ok: true, value: { caseId: request.caseId, version: planned[0].step.caseRow.version } });
    } catch (error) {
      // A fault of the database or the program: a number may be taken already, so nothing of this batch is kept.
      if (!(error instanceof DomainError) || error instanceof StoreError) throw error;
      outcomes.push({ ok: false, error });
    }
  }
  if (steps.length === 0) return outcomes;
  await store.commitAll(
    trx,
    steps.map(({ step }) => step),
  );
  await noteDelivered(
    trx,
    steps.map(({ step }) => step),
  );
  await putEffects(
    trx,
    steps.map(({ effects }) => effects),
    context.recordedAt,
  );
  for (const { step, made } of steps) await context.press?.keep(trx, { caseId: step.caseRow.id, version: step.caseRow.version, made });
  for (const [i, outcome] of outcomes.entries()) if (outcome.ok) await requests[i]?.also?.(trx, outcome.value);
  return outcomes;
}

/** A step with what leaves the office because of it. */
interface PlannedStep {
  readonly step: CaseStep;
  readonly effects: Effects;
  readonly made: readonly MadeLetter[];
}

interface StepAsk {
  readonly request: PreparedRequest;
  readonly stored: StoredCase | undefined;
  readonly context: CommitContext;
  /** Read in this batch so far. */
  readonly organs: Map<number, OrganRow>;
  /** Letters made in this batch so far. */
  readonly collect: MadeLetter[];
}

/** The steps of one request, its own first: everything that can be refused is refused before a number is taken. */
async function planSteps(trx: Knex, { request, stored, context, organs, collect }: StepAsk): Promise<[PlannedStep, ...PlannedStep[]]> {
  const { caseId, fact, actor, expectedVersion, birth } = request;
  const row = stored?.caseRow;
  if (row === undefined && birth === undefined) throw noSuchCase(caseId);
  const draft = row === undefined ? emptyDraft(MAIN_MACHINES[birth?.kind ?? 'request']) : draftOf(row);
  const version = row?.version ?? 0;
  const { calendar } = context;
  const planned = planRecord(draft, { caseId, fact, actor, version, expectedVersion, calendar });
  await checkService(trx, { caseId, fact, actor });
  await requirePublishable(trx, { fact, organId: row?.organId ?? birth?.organId ?? 0 });
  if (sendsFiles(fact)) requireCleared(fact, version === 0 ? [] : await createHistoryStore(trx).list(caseId));
  const organ = await organOf(trx, { id: row?.organId ?? birth?.organId ?? 0, organs });
  const drafts = fact.type === 'application.split' ? await splitDrafts(trx, { parentId: caseId, fact, actor, calendar }) : [];
  const place = { before: draft, organ, caseId, version: version + 1, caseNo: row?.caseNo ?? null };
  const { draft: numbered, made } = await withNumbers(trx, { draft: planned, ...place, actor, context, collect });
  const own = buildStep({ draft: numbered, row, caseId, organ, birth, actor, jobsBefore: stored?.jobs, context });
  const children: PlannedStep[] = [];
  for (const child of drafts) children.push(await planChild(trx, { draft: child, parentId: caseId, organ, actor, context }));
  return [{ ...withEffects(own, { draft: numbered, organ, context }), made }, ...children];
}

function withEffects(
  step: CaseStep,
  { draft, organ, context }: { draft: CaseDraft; organ: OrganRow; context: CommitContext },
): PlannedStep {
  const { calendar, recordedAt } = context;
  return { step, effects: effectsOf({ step, draft, organ, calendar, now: new Date(recordedAt) }), made: [] };
}

/** A case out of a split: a case of its own with a number of its own. */
async function planChild(
  trx: Knex,
  ask: { draft: CaseDraft; parentId: string; organ: OrganRow; actor: Actor; context: CommitContext },
): Promise<PlannedStep> {
  const { organ, actor, context, parentId } = ask;
  const { arrivedOn } = ask.draft.clock;
  const caseNo = arrivedOn === null ? null : await nextCaseNo(trx, { organ, arrivedOn });
  const draft = caseNo === null ? ask.draft : withCaseNo(ask.draft, caseNo);
  const birth = { organId: organ.id, parentCaseId: parentId, kind: 'request' } as const;
  const step = buildStep({ draft, row: undefined, caseId: randomUUID(), organ, birth, actor, context });
  // Of the split itself the applicant is told once, with the case that was split.
  return { step, effects: { mails: [], announcements: withEffects(step, { draft, organ, context }).effects.announcements }, made: [] };
}

/** A draft with events taken, turned into what is stored. Shared by single events and imports. */
export function buildStep(ask: {
  draft: CaseDraft;
  row: CaseRow | undefined;
  caseId: string;
  organ: OrganRow;
  birth: PreparedRequest['birth'];
  ref?: string;
  assumed?: readonly string[];
  actor: Actor;
  jobsBefore?: StoredCase['jobs'] | undefined;
  /** On a rebuild: the entries that were replayed, already sealed. */
  replayed?: readonly HistoryRow[];
  context: CommitContext;
}): CaseStep {
  const { draft, row, caseId, context, replayed } = ask;
  const { calendar, recordedAt, digest } = context;
  const expectedVersion = row?.version ?? 0;
  const head0 = { version: expectedVersion, hash: row?.headHash ?? null };
  const entries = replayed === undefined ? sealEntries(draft.taken, { caseId, actor: ask.actor, recordedAt, digest, head: head0 }) : [];
  const last = entries.at(-1);
  const identity: CaseIdentity = {
    id: caseId,
    kind: row?.kind ?? ask.birth?.kind ?? 'request',
    organId: ask.organ.id,
    ref: row?.ref ?? ask.ref ?? null,
    parentCaseId: row?.parentCaseId ?? ask.birth?.parentCaseId ?? null,
    createdAt: row?.createdAt ?? recordedAt,
    assumed: row?.assumed ?? ask.assumed ?? [],
  };
  const particulars = draft.taken.reduce<CaseParticulars>((known, { fact }) => particularsAfter(known, fact), row ?? NO_PARTICULARS);
  const { caseNo, title, channel, applicantName, applicantClass, contact, assignedTo, unit, searchText } = particulars;
  const head = { version: last?.version ?? expectedVersion, hash: last?.hash ?? row?.headHash ?? '', at: recordedAt };
  const caseRow = projectCase({
    identity,
    draft,
    head,
    calendar,
    dueHistory: dueHistoryAfter(row?.dueHistory ?? [], replayed ?? entries),
    particulars: { caseNo, title, channel, applicantName, applicantClass, contact, assignedTo, unit, searchText },
  });
  return {
    caseRow,
    expectedVersion,
    entries,
    jobs: caseJobs(caseId, draft, { calendar, watchedSince: civilDateOfInstant(new Date(identity.createdAt)) }),
    ...(ask.jobsBefore === undefined ? {} : { jobsBefore: ask.jobsBefore }),
    breaches: replayed === undefined ? breachRows(draft.taken, entries) : [],
  };
}

/**
 * Numbers are taken last, in the transaction that uses them, and stand in the history: the case number with the arrival, letters with their
 * event. The letters themselves are made then, so that the entry proves them.
 */
async function withNumbers(
  trx: Knex,
  ask: {
    draft: CaseDraft;
    before: CaseDraft;
    organ: OrganRow;
    caseId: string;
    version: number;
    caseNo: string | null;
    actor: Actor;
    context: CommitContext;
    collect: MadeLetter[];
  },
): Promise<{ draft: CaseDraft; made: readonly MadeLetter[] }> {
  const { draft, before, organ, context, collect } = ask;
  const taken = draft.taken.at(-1);
  const kind = kindOfStream(draft.charts.main.machine);
  const arrivedOn = kind === 'request' ? draft.clock.arrivedOn : (taken?.fact.on ?? null);
  if (kind === 'publication') return { draft: await withIndexNo(trx, draft, organ), made: [] };
  if (taken === undefined || arrivedOn === null) return { draft, made: [] };
  const { regime } = draft.clock;
  const isNew = ask.caseNo === null && (kind === 'request' ? before.clock.arrivedOn === null : ask.version === 1);
  const caseNo = isNew ? { caseNo: await nextCaseNo(trx, { organ, arrivedOn, kind }) } : {};
  const code = draft.charts.main.snapshot.context.decisionCode;
  const { caseId, version } = ask;
  const { on, type } = taken.fact;
  const numbered =
    regime === null
      ? []
      : await numberLetters(trx, { organ, caseId, version, on, type, regime, code: typeof code === 'string' ? code : null });
  const data = { ...taken.fact.data, ...caseNo, ...(numbered.length === 0 ? {} : { letters: numbered }) };
  const fact = { ...taken.fact, data };
  const job = { draft, fact, actorName: ask.actor.name, organ, caseId, version, numbered, collect, ...context };
  const pressed = kind === 'request' ? await pressOrRefuse(trx, job, context.press) : { data: {}, made: [] };
  return { draft: { ...draft, taken: [{ ...taken, fact: { ...fact, data: { ...data, ...pressed.data } } }] }, made: pressed.made };
}

async function organOf(trx: Knex, { id, organs }: { id: number; organs: Map<number, OrganRow> }): Promise<OrganRow> {
  const organ = organs.get(id) ?? (await createOrganStore(trx).findById(id));
  if (organ === undefined) throw new NotFoundError({ zh: `没有编号为 ${id} 的机关`, en: `There is no organ ${id}` });
  organs.set(id, organ);
  return organ;
}

function noSuchCase(caseId: string): NotFoundError {
  const shown = /^[\w-]{1,60}$/.test(caseId) ? caseId : '…';
  return new NotFoundError({ zh: `没有案件 ${shown}`, en: `There is no case ${shown}` });
}
