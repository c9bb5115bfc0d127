import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type FieldProblem, InvalidInputError, StaleVersionError } from '../law/errors.ts';
import { type Applicant, applicantProblems } from '../law/events/applicant-field.ts';
import { askedForProblems } from '../law/events/asked-for.ts';
import { findBreachedFact } from '../law/events/breached-fact-field.ts';
import { EVENTS, findEvent } from '../law/events/catalogue.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import { parseEventData } from '../law/events/parse-event.ts';
import type { Fact } from '../law/fact.ts';
import { feeNoticeProblems } from '../law/fees.ts';
import type { Actor } from '../law/roles.ts';
import { attemptProblems, tidyAttempt } from '../law/service-rules.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import type { NewEvent } from './engine-types.ts';
import { checkOverride, overrideProblems } from './override.ts';
import { requirePermission } from './permission.ts';
import { portalProblems } from './portal-problems.ts';
import { refusalError } from './refusal.ts';

/** Events that staff record are facts of today or of days gone by. */
export interface RecordRequest {
  readonly caseId: string;
  readonly event: NewEvent;
  readonly actor: Actor;
  readonly expectedVersion: number;
}

/**
 * The event as a fact, checked against its definition and the actor's roles. Nothing of the case is looked at yet.
 *
 * @throws {InvalidInputError} naming every wrong field.
 * @throws {StepRefusedError} when the role forbids it.
 */
export function parseFact(event: NewEvent, actor: Actor, today: CivilDate): Fact {
  const definition = definitionOf(event.type);
  requirePermission(definition, actor);
  // A letter has what its writer put in; what it lacks is completed or asked for later.
  const parsed = parseEventData(definition.fields, event.data, actor.kind === 'mailbox' ? 'history' : 'form');
  const wrong =
    parsed.result === 'invalid'
      ? parsed.problems
      : [
          ...unknownFields(definition, parsed.unknown),
          ...(actor.kind === 'mailbox' ? [] : applicationProblems(definition, parsed.data)),
          ...feeProblems(event.type, parsed.data),
          ...askedForProblems(definition.fields, parsed.data),
          ...attemptProblems(event.type, parsed.data, today),
        ];
  const override = event.type === 'breach.recorded' ? overrideProblems(event.data, today) : [];
  const problems = [...dayProblems(event.on, today), ...wrong, ...override, ...portalProblems(event, { actor, today })];
  if (problems.length > 0 || parsed.result === 'invalid') throw new InvalidInputError(problems);
  return {
    type: event.type,
    on: event.on,
    data: normalised(event.type, parsed.data),
    ...(event.instance === undefined ? {} : { instance: event.instance }),
  };
}

/**
 * Applies a parsed fact to a loaded case.
 *
 * @throws {StaleVersionError} when the case has moved on.
 * @throws {StepRefusedError} when the chart, a guard or the four-eyes rule forbids it.
 */
export function planRecord(
  draft: CaseDraft,
  ask: { caseId: string; fact: Fact; actor: Actor; version: number; expectedVersion: number; calendar: WorkingDayCalendar },
): CaseDraft {
  if (ask.version !== ask.expectedVersion) throw new StaleVersionError(ask.caseId, ask.expectedVersion);
  const { arrivedOn } = draft.clock;
  if (arrivedOn !== null && ask.fact.on < arrivedOn) throw new InvalidInputError([beforeArrival(ask.fact.on, arrivedOn)]);
  const before = stageBefore(draft, ask.fact);
  if (before !== undefined) throw new InvalidInputError([beforeStage(ask.fact.on, before)]);
  if (ask.fact.type === 'breach.recorded') checkOverride(draft, ask);
  const fact = withProposal(draft, ask.fact);
  const applied = applyFact(draft, { fact, actorId: ask.actor.id, calendar: ask.calendar });
  if (applied.result !== 'taken') throw refusalError(applied, fact.type);
  return applied.draft;
}

/** The stage of a reply that must lie before each later one: a reply that is typed in with an earlier day would pass for one in time. */
const STAGE_BEFORE: Readonly<Record<string, readonly string[]>> = {
  'reply.submitted': ['reply.proposed'],
  'legal.approved': ['reply.proposed'],
  'reply.approved': ['reply.proposed'],
  'reply.issued': ['reply.proposed', 'reply.approved'],
  'reply.served': ['reply.proposed', 'reply.approved'],
  'service.proven': ['reply.served'],
  'service.failed': ['reply.served'],
  'service.repeated': ['reply.served'],
};

/** The stage that took effect only after the day of the fact, if any. */
function stageBefore(draft: CaseDraft, fact: Fact): Fact | undefined {
  const stages = STAGE_BEFORE[fact.type] ?? [];
  const latest = draft.outline.findLast(({ type }) => stages.includes(type));
  return latest !== undefined && fact.on < latest.on ? latest : undefined;
}

function beforeStage(on: CivilDate, stage: Fact): FieldProblem {
  const label = findEvent(stage.type)?.label ?? { zh: stage.type, en: stage.type };
  return {
    field: 'on',
    zh: `日期 ${on} 早于“${label.zh}”之日 ${stage.on}，应为当日或之后`,
    en: `The day ${on} lies before '${label.en}' on ${stage.on}; it must be that day or later`,
  };
}

/** A reply goes out with the code that was proposed and approved: nobody types it a second time. */
function withProposal(draft: CaseDraft, fact: Fact): Fact {
  if (fact.type !== 'reply.served') return fact;
  const proposal = draft.outline.findLast(({ type }) => type === 'reply.proposed')?.data ?? {};
  const { decisionCode, thirdPartyGround } = proposal;
  const data = {
    ...(decisionCode === undefined ? {} : { decisionCode }),
    ...(thirdPartyGround === undefined ? {} : { thirdPartyGround }),
    ...fact.data,
  };
  return { ...fact, data };
}

/** @throws {InvalidInputError} when there is no event of that name. */
export function definitionOf(type: string): EventDefinition {
  const definition = findEvent(type);
  if (definition !== undefined) return definition;
  const shown = /^[\w.]{1,60}$/.test(type) ? type : '…';
  throw new InvalidInputError([
    {
      field: 'type',
      zh: `没有名为“${shown}”的事件；事件名形如 correction.requested，共 ${Object.keys(EVENTS).length} 种`,
      en: `There is no event '${shown}'; events are named like correction.requested, ${Object.keys(EVENTS).length} in all`,
    },
  ]);
}

function feeProblems(type: string, data: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  return type === 'fee.notified' ? feeNoticeProblems(data) : [];
}

/** What an application taken in today must contain (条例 art. 29); an imported one may lack it. */
function applicationProblems({ fields }: EventDefinition, data: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const { applicant, obtainWay } = data;
  if (applicant === undefined) return [];
  const byPost = Array.isArray(obtainWay) && obtainWay.includes('post');
  return applicantProblems(applicant as Applicant, { byPost, partial: fields.applicant?.partial });
}

/** An officer's form sends the fact of a breach as JSON text; history keeps the object. */
function normalised(type: string, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return type === 'breach.recorded' ? { ...data, fact: findBreachedFact(data.fact) } : tidyAttempt(type, data);
}

function dayProblems(on: CivilDate, today: CivilDate): FieldProblem[] {
  if (on <= today) return [];
  return [
    {
      field: 'on',
      zh: `日期 ${on} 在今天（${today}）之后，应为今天或更早`,
      en: `The day ${on} lies after today (${today}); it must be today or earlier`,
    },
  ];
}

function beforeArrival(on: CivilDate, arrivedOn: CivilDate): FieldProblem {
  return {
    field: 'on',
    zh: `日期 ${on} 早于申请到达之日 ${arrivedOn}`,
    en: `The day ${on} lies before the application arrived (${arrivedOn})`,
  };
}

function unknownFields(definition: EventDefinition, unknown: Readonly<Record<string, unknown>>): FieldProblem[] {
  const known = Object.keys(definition.fields).join(', ');
  return Object.keys(unknown).map((name) => {
    const shown = name.slice(0, 40);
    return {
      field: shown,
      zh: `“${definition.label.zh}”没有字段 ${shown}；可用字段：${known || '无'}`,
      en: `'${definition.label.en}' has no field ${shown}; it has: ${known || 'none'}`,
    };
  });
}
