import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { Fact } from '../law/fact.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import { type CaseLimit, caseLimits } from './case-limits.ts';

/** Lapses of the request itself. Those of proceedings are not known from a history that does not state them: silence there is no fact. */
const OF_REQUEST = new Set(['correction.lapsed', 'reasons.lapsed', 'fee.lapsed', 'thirdParty.lapsed', 'organ.lapsed', 'deadline.passed']);

/** Lets an imported history pass the limits that ran out by `day` (inclusive), in their order, each on its own effective day. */
export function catchUp(draft: CaseDraft, ask: { day: CivilDate; actorId: string; calendar: WorkingDayCalendar }): CaseDraft {
  const refused = new Set<string>();
  for (let current = draft; ; ) {
    const next = nextLapse(current, { ...ask, refused });
    if (next === undefined) return current;
    const applied = applyFact(current, { fact: next, actorId: ask.actorId, calendar: ask.calendar });
    if (applied.result === 'taken') current = applied.draft;
    else refused.add(keyOf(next)); // the chart does not know the wait: a breach stands in its place, and nothing lapses
  }
}

function nextLapse(
  draft: CaseDraft,
  ask: { day: CivilDate; calendar: WorkingDayCalendar; refused: ReadonlySet<string> },
): Fact | undefined {
  return caseLimits(draft, ask.calendar)
    .flatMap(lapseFact)
    .filter((fact) => fact.on <= ask.day && OF_REQUEST.has(fact.type) && !ask.refused.has(keyOf(fact)))
    .filter((fact) => !isKnown(draft, fact))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
}

function lapseFact({ lapse, lastDay }: CaseLimit): Fact[] {
  if (lapse === undefined) return [];
  const data = lapse.event === 'deadline.passed' ? { ...lapse.data, dueOn: lastDay } : lapse.data;
  return [{ type: lapse.event, on: lapse.on, data, inferred: true }];
}

/** A consultation that ended by silence stays listed: its lapse is recorded once. */
function isKnown(draft: CaseDraft, fact: Fact): boolean {
  return draft.taken.some((taken) => keyOf(taken.fact) === keyOf(fact));
}

function keyOf(fact: Fact): string {
  return JSON.stringify([fact.type, fact.on, fact.data]);
}
