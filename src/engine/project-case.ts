import type { WorkingDayCalendar } from '../law/calendar.ts';
import { APPLICANT_CLASSES, type ApplicantClass, type Channel } from '../law/channels.ts';
import { currentRun } from '../law/clock/clock-state.ts';
import { phaseOf } from '../law/clock/clock-view.ts';
import { baseDueOf, dueOf } from '../law/clock/due.ts';
import { provisionalFrom } from '../law/clock/limit-days.ts';
import type { Fact } from '../law/fact.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { type CaseDraft, handlingState, type Judged } from './case-draft.ts';
import { caseFigures } from './case-figures.ts';
import { isOpenChart } from './charts.ts';
import { searchWords } from './search-words.ts';
import { waitingFor } from './waiting-for.ts';

const ARRIVALS = new Set(['application.arrived', 'application.submitted', 'application.dictated']);

/** What identifies a case and never changes. */
export interface CaseIdentity {
  readonly id: string;
  readonly kind: CaseRow['kind'];
  readonly organId: number;
  readonly ref: string | null;
  readonly parentCaseId: string | null;
  readonly createdAt: string;
  readonly assumed: readonly string[];
}

/** What an application says, read from the events of a case as they come. */
export type CaseParticulars = Pick<
  CaseRow,
  'title' | 'channel' | 'applicantName' | 'applicantClass' | 'caseNo' | 'assignedTo' | 'unit' | 'searchText'
>;

export const NO_PARTICULARS: CaseParticulars = {
  title: null,
  channel: null,
  applicantName: null,
  applicantClass: null,
  caseNo: null,
  assignedTo: null,
  unit: null,
  searchText: '',
};

/** The stored form of a draft's charts and outline; `stateOf` reads it back. */
export interface StoredState {
  readonly charts: CaseDraft['charts'];
  readonly outline: CaseDraft['outline'];
}

export function draftOf(row: CaseRow): CaseDraft {
  const state = row.state as StoredState;
  return { charts: state.charts, outline: state.outline, clock: row.clock as CaseDraft['clock'], taken: [] };
}

/** The particulars after one more event. */
export function particularsAfter(known: CaseParticulars, fact: Fact): CaseParticulars {
  const { caseNo, title, applicant, channel } = fact.data;
  const numbered = withWords(withHandler(typeof caseNo === 'string' ? { ...known, caseNo } : known, fact), fact);
  if (!ARRIVALS.has(fact.type) && fact.type !== 'publication.created') return numbered;
  const person = typeof applicant === 'object' && applicant !== null ? (applicant as { name?: unknown; class?: unknown }) : {};
  return {
    ...numbered,
    title: textOr(title, numbered.title),
    channel: textOr(channel, fact.type === 'application.dictated' ? 'oral' : numbered.channel),
    applicantName: textOr(person.name, numbered.applicantName),
    applicantClass: textOr(person.class, numbered.applicantClass),
  };
}

/** Everything of a case but its history, computed from the draft: what the queue shows, what statistics count, where the charts stand. */
export function projectCase(ask: {
  identity: CaseIdentity;
  particulars: CaseParticulars;
  draft: CaseDraft;
  head: { version: number; hash: string; at: string };
  dueHistory: CaseRow['dueHistory'];
  calendar: WorkingDayCalendar;
}): CaseRow {
  const { identity, particulars, draft, head, calendar } = ask;
  const { clock, charts, outline } = draft;
  const run = currentRun(clock);
  const phase = phaseOf(run);
  const timed = run !== undefined && (phase === 'running' || phase === 'stopped');
  const dueOn = timed ? dueOf(run, calendar) : null;
  const context = charts.main.snapshot.context;
  const state: StoredState = { charts, outline };
  return {
    ...identity,
    ...particulars,
    version: head.version,
    headHash: head.hash,
    state,
    clock,
    figures: caseFigures(draft, {
      ref: identity.ref ?? particulars.caseNo ?? identity.id,
      channel: (particulars.channel ?? 'inPerson') as Channel,
      applicantClass: classOf(particulars),
      assumed: identity.assumed,
      calendar,
    }),
    arrivedOn: clock.arrivedOn,
    receivedOn: clock.receivedOn,
    regime: clock.regime,
    handlingState: handlingState(charts),
    clockState: phase,
    dueOn,
    baseDueOn: timed ? baseDueOf(run, calendar) : null,
    provisionalFrom: provisionalFrom(dueOn, calendar),
    waitingFor: waitingFor(draft),
    round: clock.round,
    decisionCode: typeof context.decisionCode === 'string' ? context.decisionCode : null,
    repliedOn: run?.stop?.by === 'reply' ? run.stop.on : null,
    closedOn: run?.stop?.on ?? null,
    breachCount: clock.breaches.length,
    openProceedings: Object.values(charts.proceedings).filter(({ machine, snapshot }) => isOpenChart(machine, snapshot)).length,
    updatedAt: head.at,
    calendarVersion: calendar.version,
    dueHistory: ask.dueHistory,
  };
}

/** The due day's history with the days to which these events moved it. It is derived from history alone. */
export function dueHistoryAfter(history: CaseRow['dueHistory'], entries: readonly HistoryRow[]): CaseRow['dueHistory'] {
  const moves = entries.flatMap(({ judged, type, version, effectiveOn }) => {
    const { dueOn, calendar } = judged as Judged;
    return dueOn === undefined ? [] : [{ dueOn, because: type, on: effectiveOn, version, calendar }];
  });
  return moves.length === 0 ? history : [...history, ...moves];
}

/** Whose desk the case lies on. A unit of the form is text; the one of an assignment is that of the person. */
function withHandler(known: CaseParticulars, { type, data }: Fact): CaseParticulars {
  if (type === 'unit.assigned') return { ...known, unit: textOr(data.unit, known.unit) };
  if (type !== 'handler.assigned') return known;
  return { ...known, assignedTo: textOr(data.user, known.assignedTo), unit: textOr(data.unit, known.unit) };
}

/** Fields that people search by, in whatever event they stand. */
const SEARCHED = [
  'caseNo',
  'legacyNo',
  'title',
  'description',
  'docNo',
  'indexNo',
  'text',
  'matters',
  'documentNo',
  'summary',
  'content',
  'record',
];

function withWords(known: CaseParticulars, { data }: Fact): CaseParticulars {
  const applicant = (data.applicant ?? {}) as { readonly name?: unknown };
  const letters = Array.isArray(data.letters) ? (data.letters as { readonly number?: unknown }[]).map(({ number }) => number) : [];
  const found = [...SEARCHED.map((name) => data[name]), applicant.name, ...letters].filter((value) => typeof value === 'string');
  if (found.length === 0) return known;
  const words = new Set([...known.searchText.split(' '), ...found.flatMap(searchWords)]);
  return { ...known, searchText: [...words].filter((word) => word !== '').join(' ') };
}

function classOf({ applicantClass }: CaseParticulars): ApplicantClass | null {
  return APPLICANT_CLASSES.find((known) => known === applicantClass) ?? null;
}

function textOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
