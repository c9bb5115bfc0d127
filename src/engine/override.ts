import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type FieldProblem, InvalidInputError, StepRefusedError } from '../law/errors.ts';
import { type BreachedFact, findBreachedFact } from '../law/events/breached-fact-field.ts';
import { findEvent } from '../law/events/catalogue.ts';
import { parseEventData } from '../law/events/parse-event.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';

/** Acts on a reply that the proposer may not do alone (domain 5.4). */
const OF_THE_REPLY = /^(reply|legal)\./;

/** What is wrong with the fact that a head of office puts on record as a breach: the law judges it, so it must be a whole fact. */
export function overrideProblems(data: Readonly<Record<string, unknown>>, today: CivilDate): FieldProblem[] {
  const fact = findBreachedFact(data.fact);
  if (fact === undefined) return []; // the field's own schema has said so
  const definition = findEvent(fact.type);
  if (definition === undefined || definition.byClock === true || fact.type === 'breach.recorded') return [noFactOfPersons(fact.type)];
  if (fact.on > today) return [laterThan(fact.on, today)];
  const parsed = parseEventData(definition.fields, fact.data, 'history');
  if (parsed.result === 'ok') return [];
  return parsed.problems.map(({ zh, en }) => ({ field: 'fact', zh, en }));
}

/**
 * `breach.recorded` is for what happened although it was not allowed. It is no way round the role, the chart or the four-eyes rule: a step
 * that is possible is recorded as what it is, and nobody overrides the rules for a reply of their own.
 *
 * @throws {InvalidInputError | StepRefusedError}
 */
export function checkOverride(draft: CaseDraft, ask: { fact: Fact; actor: Actor; calendar: WorkingDayCalendar }): void {
  const { actor, calendar } = ask;
  const breached = findBreachedFact(ask.fact.data.fact);
  if (breached === undefined) return;
  const fact = factOf(breached);
  const { arrivedOn } = draft.clock;
  if (arrivedOn !== null && fact.on < arrivedOn) throw new InvalidInputError([earlierThan(fact.on, arrivedOn)]);
  const { proposedBy } = draft.charts.main.snapshot.context;
  if (OF_THE_REPLY.test(fact.type) && proposedBy === actor.id) throw ownReply();
  if (applyFact(draft, { fact, actorId: actor.id, calendar }).result === 'taken') throw isPossible(fact.type);
}

function factOf({ type, on, data, instance }: BreachedFact): Fact {
  return { type, on: on as CivilDate, data, ...(instance === undefined ? {} : { instance }) };
}

function ownReply(): StepRefusedError {
  const zh = '拟稿人不得就自己拟的答复记录不合法定程序的事实，应由另一名负责人记录。';
  const en = 'Whoever proposed the reply cannot put a breach about it on record: another head of office must.';
  return new StepRefusedError({ rule: 'fourEyes', basis: '项目规则 5.4', text: { zh, en } });
}

function isPossible(type: string): StepRefusedError {
  const label = findEvent(type)?.label ?? { zh: type, en: type };
  const zh = `“${label.zh}”现在可以依法办理，不是不合法定程序的事实，应由有权的人直接办理。`;
  const en = `'${label.en}' is possible now and so is no breach: whoever may record it records it as such.`;
  return new StepRefusedError({ rule: 'guard', basis: '项目规则 2.1', text: { zh, en } });
}

function noFactOfPersons(type: string): FieldProblem {
  const shown = /^[\w.]{1,60}$/.test(type) ? type : '…';
  return {
    field: 'fact',
    zh: `事实的 type 为 ${shown}，应为人员可以登记的事件名，如 period.extended`,
    en: `the type of the fact is ${shown}; it must name an event that people record, such as period.extended`,
  };
}

function laterThan(on: CivilDate | string, today: CivilDate): FieldProblem {
  return {
    field: 'fact',
    zh: `事实的日期 ${on} 在今天（${today}）之后`,
    en: `the day of the fact, ${on}, lies after today (${today})`,
  };
}

function earlierThan(on: CivilDate, arrivedOn: CivilDate): FieldProblem {
  return {
    field: 'fact',
    zh: `事实的日期 ${on} 早于申请到达之日 ${arrivedOn}`,
    en: `the day of the fact, ${on}, lies before the application arrived (${arrivedOn})`,
  };
}
