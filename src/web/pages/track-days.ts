import type { CivilDate } from '../../law/civil-date.ts';
import type { ApplicantCase } from '../applicant-case.ts';
import { trackTexts } from '../texts/track.ts';
import { needsOf } from './track-needs.ts';
import { remedyDays } from './track-remedies.ts';

export type TrackDayKind = 'due' | 'correction' | 'payment' | 'reasons' | 'review' | 'suit' | 'afterReview';

/** A last day that the applicant may want in a calendar. */
export interface TrackDay {
  readonly kind: TrackDayKind;
  readonly on: CivilDate;
  readonly summary: string;
  readonly provisional: boolean;
}

/** The last days of a case that are still to come, or that the organ has let pass. */
export function trackDays(found: ApplicantCase): readonly TrackDay[] {
  const { view, current, calendar } = found;
  const caseNo = view.row.caseNo ?? trackTexts.page.noNumber;
  const day = (kind: TrackDayKind, on: CivilDate, provisional: boolean): TrackDay => ({
    kind,
    on,
    summary: trackTexts.ics[kind](caseNo),
    provisional,
  });
  const { dueOn, state, provisional } = view.clock;
  const due = state === 'running' && dueOn !== null ? [day('due', dueOn, provisional === true)] : [];
  const own = needsOf({ view, lines: current.lines, calendar }).flatMap(({ kind, lastDayOn, act }) =>
    lastDayOn === null || act === null || kind === 'supplement' || kind === 'contact'
      ? []
      : [day(kind, lastDayOn, !calendar.isKnown(lastDayOn))],
  );
  const remedies = remedyDays({ ...found, limits: found.ownLimits }).map((one) => day(one.kind, one.lastDay, one.provisional));
  return [...due, ...own, ...remedies];
}
