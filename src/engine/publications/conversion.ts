import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CaseSight } from '../../law/access/case-sight.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { InvalidInputError } from '../../law/errors.ts';
import type { Actor } from '../../law/roles.ts';
import { createConversionStore, type DeliveredCase } from '../../store/conversion-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { keepActOf } from '../audit/keep-act-of.ts';
import type { Engine } from '../engine.ts';

/** Information that several applicants were given, to be considered for publication. */
export interface ConversionTask {
  readonly infoKey: string;
  /** Delivered cases, those out of sight included. */
  readonly count: number;
  /** Those that the person may see. */
  readonly cases: readonly DeliveredCase[];
}

/** What waits for a decision in an organ, the most asked for first. */
export async function conversionTasks(db: Knex, organId: number, sight: CaseSight): Promise<readonly ConversionTask[]> {
  const store = createConversionStore(db);
  const keys = await store.openKeys(organId);
  const cases = await store.casesOf(
    organId,
    keys.map(({ infoKey }) => infoKey),
    sight,
  );
  return keys.map(({ infoKey, count }) => ({ infoKey, count, cases: cases.filter((one) => one.infoKey === infoKey) }));
}

/** How many wait. */
export async function countConversionTasks(db: Knex, organId: number): Promise<number> {
  return (await createConversionStore(db).openKeys(organId)).length;
}

interface Decider {
  readonly db: Database;
  readonly engine: Pick<Engine, 'open'>;
  readonly today: () => CivilDate;
  readonly now: () => Date;
}

interface Decision {
  readonly organId: number;
  readonly actor: Actor;
  readonly task: ConversionTask;
}

/**
 * Opens a publication for information that several applicants were given; it is due 20 working days after this day.
 *
 * Legal source: 2019 Regulation art. 44; domain 1.7.6 for the numbers.
 *
 * @param title - Under which it is published; no name of an applicant.
 * @returns id of the stream.
 */
export async function acceptConversion(deps: Decider, { organId, actor, task }: Decision, title: string): Promise<string> {
  const caseNos = task.cases.flatMap(({ caseNo }) => (caseNo === null ? [] : [caseNo]));
  const fromCase = fittingList(caseNos);
  const at = deps.now();
  const opened = await deps.engine.open(
    {
      type: 'publication.created',
      on: deps.today(),
      organId,
      data: { title, ...(fromCase === '' ? {} : { fromCase }) },
      also: (trx, { caseId }) => keepDecision(trx, { organId, actor, task, at, publicationId: caseId, reason: null }),
    },
    actor,
  );
  return opened.caseId;
}

/** Leaves the information unpublished. It is asked again when one more applicant has been given it. @throws {InvalidInputError} without a reason. */
export async function refuseConversion(deps: Decider, { organId, actor, task }: Decision, reason: string): Promise<void> {
  if (reason.trim() === '') {
    throw new InvalidInputError([{ field: 'reason', zh: '请填写不转为主动公开的理由', en: 'Say why it is not published' }]);
  }
  const at = deps.now();
  await withTransaction(deps.db, (trx) => keepDecision(trx, { organId, actor, task, at, publicationId: null, reason: reason.trim() }));
}

interface KeptDecision extends Decision {
  readonly at: Date;
  readonly publicationId: string | null;
  readonly reason: string | null;
}

async function keepDecision(trx: Knex, { organId, actor, task, at, publicationId, reason }: KeptDecision): Promise<void> {
  const { infoKey, count } = task;
  const store = createConversionStore(trx);
  const isOpen = (await store.openKeys(organId)).some((key) => key.infoKey === infoKey);
  if (!isOpen) throw new InvalidInputError([{ field: 'key', zh: '已经有人作出决定', en: 'Somebody has decided this already' }]);
  const decision = publicationId === null ? 'refused' : 'accepted';
  const id = randomUUID();
  await store.addDecision({
    ...{ id, organId, infoKey, decision, reason, publicationId, caseCount: count },
    ...{ decidedBy: actor.id, decidedByName: actor.name, decidedAt: at.toISOString() },
  });
  await keepActOf(
    trx,
    actor.id,
    { kind: 'publication.conversionDecided', organId, subject: publicationId ?? id, data: { decision, cases: count } },
    at,
  );
}

const MAX_FROM = 200;

/** As many numbers as the field takes. */
function fittingList(caseNos: readonly string[]): string {
  return caseNos.reduce((list, caseNo) => {
    const longer = list === '' ? caseNo : `${list}、${caseNo}`;
    return [...longer].length > MAX_FROM ? list : longer;
  }, '');
}
