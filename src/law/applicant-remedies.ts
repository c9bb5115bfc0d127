import type { WorkingDayCalendar } from './calendar.ts';
import type { CivilDate } from './civil-date.ts';
import { type ClockState, currentRun, type Run } from './clock/clock-state.ts';
import { phaseOf } from './clock/clock-view.ts';
import { dueOf } from './clock/due.ts';
import { isDecisionCode } from './decision-codes.ts';
import type { Bilingual } from './errors.ts';
import { type RemedyWindow, type RemedyWindows, remedyWindowsOf, remedyWindowsOfSilence } from './remedies.ts';
import { REVIEW_FIRST_FROM, type RemedyDecision, remedyParagraphOf } from './remedy-paragraph.ts';

/** What an applicant may do against a reply, against a notice that the case is closed, or against silence. */
export interface ApplicantRemedies {
  readonly against: 'reply' | 'closing' | 'silence';
  readonly route: RemedyWindows['route'];
  readonly basis: string;
  readonly text: Bilingual;
  /** Null while the day on which the applicant got the letter is not on record: the time has no known start. */
  readonly review: RemedyWindow | null;
  /** Null also where a suit is possible only after review. */
  readonly suit: RemedyWindow | null;
}

interface Situation {
  readonly clock: ClockState;
  /** The day on which the reply reached the applicant, as proven; null if that is not on record. */
  readonly knownOn: CivilDate | null;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** Against being counted as having given up (`O1`, `O2`) there are remedies; against one's own withdrawal there is none. */
const CLOSED_AGAINST_ONE: readonly string[] = ['O1', 'O2'];

/**
 * The remedies of an applicant as the case stands on `today`, or null where the law gives none: nothing is decided and the period is not
 * over, the applicant withdrew, or the entry is void.
 *
 * Of `P1`, the withheld part goes to review first (project rule Q9). For silence both ways are told (Q9).
 */
export function applicantRemediesOf(situation: Situation): ApplicantRemedies | null {
  const run = currentRun(situation.clock);
  if (run === undefined) return null;
  if (run.stop === null) return againstSilence(run, situation);
  const { by, code, on } = run.stop;
  if (!isDecisionCode(code)) return null;
  const decision: RemedyDecision = { code, decidedOn: on };
  if (by === 'reply') return againstDecision('reply', decision, situation);
  return CLOSED_AGAINST_ONE.includes(code) ? againstDecision('closing', decision, { ...situation, knownOn: null }) : null;
}

function againstDecision(
  against: 'reply' | 'closing',
  decision: RemedyDecision,
  { knownOn, calendar }: Pick<Situation, 'knownOn' | 'calendar'>,
): ApplicantRemedies | null {
  const paragraph = remedyParagraphOf(decision);
  if (paragraph === null) return null;
  const windows = knownOn === null ? null : remedyWindowsOf({ ...decision, knownOn }, calendar);
  const { route, basis, text } = paragraph;
  return { against, route, basis, text, review: windows?.review ?? null, suit: windows?.suit ?? null };
}

/** No reply on the day after the due day, while nothing stops the period. */
function againstSilence(run: Run, { today, calendar }: Situation): ApplicantRemedies | null {
  const due = phaseOf(run) === 'running' ? dueOf(run, calendar) : null;
  if (due === null || today <= due) return null;
  const { route, review, suit } = remedyWindowsOfSilence(due, calendar);
  return { against: 'silence', route, review, suit, ...silenceParagraph(due) };
}

function silenceParagraph(due: CivilDate): { basis: string; text: Bilingual } {
  const contested = due >= REVIEW_FIRST_FROM;
  return {
    basis: contested
      ? '行政复议法（2023）第十一条、第二十条、第二十三条；法释〔2018〕1号第六十六条'
      : '行政复议法第九条；法释〔2018〕1号第六十六条',
    text: {
      zh:
        '逾期未答复的，可以自答复期限届满之日起60日内申请行政复议，也可以自答复期限届满之日起6个月内提起行政诉讼。' +
        (contested ? '对逾期未答复是否须先申请行政复议，目前理解不一；先申请行政复议较为稳妥。' : ''),
      en:
        'As no reply came in time, you may apply for administrative review within 60 days of the end of the reply period, ' +
        'or bring a suit within 6 months of it.' +
        (contested ? ' Whether review must come first is read differently; applying for review first is the safer way.' : ''),
    },
  };
}
