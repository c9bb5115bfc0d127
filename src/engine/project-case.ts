import type { WorkingDayCalendar } from '../law/calendar.ts';
import { APPLICANT_CLASSES, type ApplicantClass, type Channel } from '../law/channels.ts';
import { type ClockState, currentRun } from '../law/clock/clock-state.ts';
import { phaseOf } from '../law/clock/clock-view.ts';
import { baseDueOf, dueOf } from '../law/clock/due.ts';
import { provisionalFrom } from '../law/clock/limit-days.ts';
import { catalogueEntryOf } from '../law/publication-catalogue.ts';
import { isLateConfirmation, receiptRuleOf } from '../law/receipt.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { type CaseDraft, handlingState, type Judged } from './case-draft.ts';
import { caseFigures } from './case-figures.ts';
import { type CaseParticulars, withNewWords } from './case-particulars.ts';
import { isOpenChart } from './charts.ts';
import { streamColumns } from './stream-columns.ts';
import { waitingFor } from './waiting-for.ts';

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

/** The stored form of a draft's charts and outline; `stateOf` reads it back. */
export interface StoredState {
  readonly charts: CaseDraft['charts'];
  readonly outline: CaseDraft['outline'];
}

export function draftOf(row: Pick<CaseRow, 'state' | 'clock'>): CaseDraft {
  const state = row.state as StoredState;
  return { charts: state.charts, outline: state.outline, clock: row.clock as CaseDraft['clock'], taken: [] };
}

interface ProjectAsk {
  readonly identity: CaseIdentity;
  readonly particulars: CaseParticulars;
  readonly draft: CaseDraft;
  readonly head: { readonly version: number; readonly hash: string; readonly at: string };
  readonly dueHistory: CaseRow['dueHistory'];
  readonly calendar: WorkingDayCalendar;
}

/** Everything of a case but its history, computed from the draft: what the queue shows, what statistics count, where the charts stand. */
export function projectCase(ask: ProjectAsk): CaseRow {
  const { identity, particulars, draft, head, calendar } = ask;
  const { clock, charts, outline } = draft;
  const context = charts.main.snapshot.context;
  const state: StoredState = { charts, outline };
  return {
    ...identity,
    ...particulars,
    searchText: identity.ref === null ? particulars.searchText : withNewWords(particulars.searchText, [identity.ref]),
    version: head.version,
    headHash: head.hash,
    state,
    clock,
    figures: figuresOf(draft, ask),
    ...clockColumns(clock, calendar),
    handlingState: handlingState(charts),
    waitingFor: waitingFor(draft),
    decisionCode: typeof context.decisionCode === 'string' ? context.decisionCode : null,
    openProceedings: Object.values(charts.proceedings).filter(({ machine, snapshot }) => isOpenChart(machine, snapshot)).length,
    updatedAt: head.at,
    calendarVersion: calendar.version,
    dueHistory: ask.dueHistory,
    ...streamColumns(draft, calendar),
  };
}

/** What statistics count of a case; of a publication, its catalogue entry, which lists are narrowed by. */
function figuresOf(
  draft: CaseDraft,
  { identity, particulars, calendar }: Pick<ProjectAsk, 'identity' | 'particulars' | 'calendar'>,
): object {
  if (draft.charts.main.machine === 'publication') return catalogueEntryOf(draft.outline);
  return caseFigures(draft, {
    ref: identity.ref ?? particulars.caseNo ?? identity.id,
    channel: (particulars.channel ?? 'inPerson') as Channel,
    applicantClass: classOf(particulars),
    assumed: identity.assumed,
    calendar,
  });
}

/** What the clock says of a request. */
function clockColumns(clock: ClockState, calendar: WorkingDayCalendar) {
  const run = currentRun(clock);
  const phase = phaseOf(run);
  const timed = run !== undefined && (phase === 'running' || phase === 'stopped');
  const dueOn = timed ? dueOf(run, calendar) : null;
  return {
    arrivedOn: clock.arrivedOn,
    receivedOn: clock.receivedOn,
    confirmedLateOn: confirmedLateOn(clock, calendar),
    regime: clock.regime,
    clockState: phase,
    dueOn,
    baseDueOn: timed ? baseDueOf(run, calendar) : null,
    provisionalFrom: provisionalFrom(dueOn, calendar),
    round: clock.round,
    repliedOn: run?.stop?.by === 'reply' ? run.stop.on : null,
    closedOn: run?.stop?.on ?? null,
    breachCount: clock.breaches.length,
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

/** Only a day that both sides confirm can come late; the day of arrival itself cannot (project rule Q2). */
function confirmedLateOn({ channel, arrivedOn, receivedOn }: ClockState, calendar: WorkingDayCalendar): CaseRow['confirmedLateOn'] {
  if (channel === null || arrivedOn === null || receivedOn === null) return null;
  if (receiptRuleOf(channel, arrivedOn).fixedBy === 'arrival') return null;
  return isLateConfirmation(arrivedOn, receivedOn, calendar) ? receivedOn : null;
}

function classOf({ applicantClass }: CaseParticulars): ApplicantClass | null {
  return APPLICANT_CLASSES.find((known) => known === applicantClass) ?? null;
}
