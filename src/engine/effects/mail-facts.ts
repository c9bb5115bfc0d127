import { type ApplicantRemedies, applicantRemediesOf } from '../../law/applicant-remedies.ts';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import { currentRun } from '../../law/clock/clock-state.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import type { CaseRow, HistoryRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import { type CaseLimit, caseLimits } from '../case-limits.ts';
import type { NumberedLetter } from '../numbering.ts';
import { replyKnownOn } from '../watched-limits.ts';

/** The moment of a case of which a mail tells. It is kept with the mail: sent late, it still says what was so. */
export interface MailFacts {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly kind: CaseRow['kind'];
  readonly title: string | null;
  readonly applicantName: string | null;
  readonly organName: string;
  readonly regime: RegimeId | null;
  readonly round: number;
  readonly handlingState: string;
  readonly clockState: string;
  readonly receivedOn: CivilDate | null;
  /** Null while time stands still. */
  readonly dueOn: CivilDate | null;
  /** The due day may still move: the holidays of the year are not announced. */
  readonly provisional: boolean;
  /** The period may still be extended: it was neither extended nor deferred since it last began, and no order names its end. */
  readonly extendable: boolean;
  /** Working days after the day of the event up to the day that it names as due, or else the reply's due day; null without one. */
  readonly workingDaysLeft: number | null;
  readonly decisionCode: string | null;
  readonly event: {
    readonly type: string;
    readonly on: CivilDate;
    readonly version: number;
    readonly instance: string | null;
    /** Without files. */
    readonly data: Readonly<Record<string, unknown>>;
    readonly actorName: string;
  };
  readonly letters: readonly NumberedLetter[];
  readonly limits: readonly Pick<CaseLimit, 'kind' | 'label' | 'lastDay' | 'basis' | 'ours' | 'instance'>[];
  readonly remedies: ApplicantRemedies | null;
}

interface Moment {
  readonly row: CaseRow;
  readonly draft: CaseDraft;
  readonly entry: HistoryRow;
  readonly organName: string;
  readonly calendar: WorkingDayCalendar;
  readonly today: CivilDate;
}

export function mailFactsOf({ row, draft, entry, organName, calendar, today }: Moment): MailFacts {
  const { id, caseNo, kind, title, applicantName, regime, round, handlingState, clockState, receivedOn, dueOn, decisionCode } = row;
  const due = row.closedOn === null ? dueOn : null;
  const { attachments: _files, envelopePhoto: _photo, applicant: _applicant, letters, ...data } = entry.data;
  return {
    caseId: id,
    caseNo,
    kind,
    title,
    applicantName,
    organName,
    regime,
    round,
    handlingState,
    clockState,
    receivedOn,
    dueOn: due,
    provisional: row.provisionalFrom !== null,
    extendable: isExtendable(draft),
    workingDaysLeft: workingDaysLeft(entry, { due, calendar }),
    decisionCode,
    event: { type: entry.type, on: entry.effectiveOn, version: entry.version, instance: entry.instance, data, actorName: entry.actorName },
    letters: Array.isArray(letters) ? (letters as NumberedLetter[]) : [],
    limits: openLimits(draft, calendar),
    remedies: applicantRemediesOf({ clock: draft.clock, knownOn: replyKnownOn(draft), today, calendar }),
  };
}

function isExtendable({ clock }: CaseDraft): boolean {
  const run = currentRun(clock);
  return run !== undefined && run.stop === null && run.extension === null && run.deferral === null && run.orderedTo === null;
}

function workingDaysLeft(
  { data, effectiveOn }: HistoryRow,
  { due, calendar }: { readonly due: CivilDate | null; readonly calendar: WorkingDayCalendar },
): number | null {
  const until = (typeof data.dueOn === 'string' ? findCivilDate(data.dueOn) : undefined) ?? due;
  return until === null ? null : calendar.workingDaysBetween(effectiveOn, until);
}

function openLimits(draft: CaseDraft, calendar: WorkingDayCalendar): MailFacts['limits'] {
  return caseLimits(draft, calendar)
    .filter(({ doneOn }) => doneOn === null)
    .map(({ kind, label, lastDay, basis, ours, instance }) => ({
      kind,
      label,
      lastDay,
      basis,
      ours,
      ...(instance === undefined ? {} : { instance }),
    }));
}
