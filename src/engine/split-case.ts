import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import { InvalidInputError } from '../law/errors.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import { createHistoryStore } from '../store/history-store.ts';
import { applyFact } from './apply-fact.ts';
import { type CaseDraft, emptyDraft } from './case-draft.ts';
import { refusalError } from './refusal.ts';
import { factOf } from './replay.ts';

/** Given by the engine when the parent was recorded; each child gets its own. */
const OF_THE_PARENT = ['caseNo', 'letters'];
const OPENS_A_CASE = /^application\.(arrived|submitted|dictated)$/;

/** The matters that a split names, one a line. */
export function mattersOf(fact: Fact): string[] {
  const text = typeof fact.data.matters === 'string' ? fact.data.matters : '';
  const matters = text.split('\n').map((line) => line.trim());
  return matters.filter((line) => line !== '');
}

/**
 * The cases into which a split turns an application: each repeats how and when the application came, with a matter of its own, and so has
 * the same date of receipt (一事一申请, 国办发〔2010〕5号).
 *
 * @throws {InvalidInputError} when fewer than two matters are named.
 */
export async function splitDrafts(
  trx: Knex,
  ask: { parentId: string; fact: Fact; actor: Actor; calendar: WorkingDayCalendar },
): Promise<CaseDraft[]> {
  const matters = mattersOf(ask.fact);
  if (matters.length < 2) throw new InvalidInputError([tooFew()]);
  const entries = await createHistoryStore(trx).list(ask.parentId);
  const arrival = entries.filter(({ type }) => OPENS_A_CASE.test(type) || type === 'receipt.confirmed').map(factOf);
  return matters.map((matter) =>
    arrival.reduce((draft, fact) => applied(draft, { ...ask, fact: childFact(fact, matter) }), emptyDraft('disclosureRequest')),
  );
}

function childFact(fact: Fact, matter: string): Fact {
  const data = Object.fromEntries(Object.entries(fact.data).filter(([field]) => !OF_THE_PARENT.includes(field)));
  return { ...fact, data: OPENS_A_CASE.test(fact.type) ? { ...data, title: matter, description: matter } : data };
}

function applied(draft: CaseDraft, ask: { fact: Fact; actor: Actor; calendar: WorkingDayCalendar }): CaseDraft {
  const result = applyFact(draft, { fact: ask.fact, actorId: ask.actor.id, calendar: ask.calendar });
  if (result.result !== 'taken') throw refusalError(result, ask.fact.type);
  return result.draft;
}

function tooFew() {
  return {
    field: 'matters',
    zh: '“拆分后的各项内容”（matters）应至少两项，每行一项',
    en: "'the matters, one a line' (matters) must name two matters at least, one a line",
  };
}
