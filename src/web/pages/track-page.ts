import type { HistoryLine } from '../../engine/engine-types.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { ApplicantCase } from '../applicant-case.ts';
import type { Frame } from '../frame.ts';
import { trackActTexts, trackTexts, trackTimelineTexts } from '../texts/track.ts';
import type { ShownField } from './show-value.ts';
import { deliveryFacts, deliveryOf } from './track-delivery.ts';
import { movesSince, type TrackDue, trackDue } from './track-due.ts';
import { type LetterLink, letterLinks } from './track-letters.ts';
import { type ApplicantAct, mayAct, needsOf, type TrackNeed } from './track-needs.ts';
import { type TrackRemedies, trackRemedies } from './track-remedies.ts';
import { type TrackReply, trackReply } from './track-reply.ts';
import { type Round, textOf } from './track-rounds.ts';
import { type TrackState, trackState } from './track-state.ts';
import { toldLines } from './track-timeline.ts';

export interface TrackItem {
  readonly title: string;
  readonly on: string | null;
  readonly onLabel?: string;
  readonly text?: string;
  readonly stage: 'done' | 'now' | 'later';
}

export interface NeedView extends TrackNeed {
  /** Where to do it; null when it cannot be done online. */
  readonly href: string | null;
}

export interface OtherAct {
  readonly label: string;
  readonly href: string | null;
  /** Why it is not possible now. */
  readonly cannot: string | null;
}

export interface EarlierRound {
  readonly title: string;
  readonly items: readonly TrackItem[];
  readonly reply: TrackReply | null;
}

/** All that an applicant sees of a case. */
export interface TrackPage {
  readonly frame: Frame;
  readonly href: string;
  readonly caseNo: string;
  readonly organName: string;
  readonly application: readonly ShownField[];
  readonly state: TrackState;
  readonly needs: readonly NeedView[];
  /** False for what has no reply period: complaints and the like. */
  readonly hasPeriod: boolean;
  readonly due: TrackDue;
  readonly reply: TrackReply | null;
  /** Letters to the applicant, latest first. */
  readonly letters: readonly LetterLink[];
  readonly remedies: TrackRemedies | null;
  readonly items: readonly TrackItem[];
  /** Latest first. */
  readonly earlier: readonly EarlierRound[];
  readonly other: readonly OtherAct[];
  readonly childNumbers: readonly string[];
  /** Null while there is no day to put into a calendar. */
  readonly icsHref: string | null;
}

export function trackPage(frame: Frame, found: ApplicantCase & { readonly hasDays: boolean }): TrackPage {
  const { view, current, rounds, today, calendar } = found;
  const href = hrefOf(view.row.id);
  const state = trackState(view, today);
  const needs = needsOf({ view, lines: current.lines, calendar });
  const isRequest = view.row.kind === 'request';
  return {
    frame,
    href,
    caseNo: view.row.caseNo ?? trackTexts.page.noNumber,
    organName: view.organName,
    application: applicationOf(view.history),
    state,
    needs: needs.map((need) => ({ ...need, href: need.act === null ? null : actHref(view.row.id, need.act.act) })),
    hasPeriod: isRequest,
    due: dueOf(found),
    reply: current.reply === null ? null : trackReply(current.reply, { href, round: current.number, regime: view.row.regime }),
    letters: letterLinks(found.letters, href),
    remedies: trackRemedies({ ...found, limits: found.ownLimits }),
    items: [...told(current, state), ...laterItems(found, needs)],
    earlier: rounds
      .slice(0, -1)
      .map((round) => earlierRound(round, { href, regime: view.row.regime }))
      .reverse(),
    other: isRequest ? otherActs(found) : [],
    childNumbers: found.childNumbers,
    icsHref: found.hasDays ? `${href}/days.ics` : null,
  };
}

export function hrefOf(caseId: string): string {
  return `/track/${encodeURIComponent(caseId)}`;
}

export function actHref(caseId: string, act: ApplicantAct): string {
  return `${hrefOf(caseId)}/${act}`;
}

/** The reckoning of the current round. */
function dueOf({ view, current, today }: ApplicantCase): TrackDue {
  const state = view.row.clock as unknown as Parameters<typeof trackDue>[0]['state'];
  const moves = movesSince(view.row.dueHistory, current.lines[0]?.version ?? 1);
  return trackDue({ clock: view.clock, state, moves, today });
}

function applicationOf(history: readonly HistoryLine[]): readonly ShownField[] {
  const data = history.find(({ type }) => type.startsWith('application.'))?.data ?? {};
  const facts: readonly (readonly [string, string | null])[] = [
    [trackTexts.page.asked, textOf(data.title)],
    [trackTexts.page.description, textOf(data.description)],
  ];
  return [...facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])), ...deliveryFacts(deliveryOf(history))];
}

function told(round: Round, state: TrackState | null): readonly TrackItem[] {
  const lines = toldLines(round.lines);
  return lines.map(({ on, title, text }, index) => ({
    title,
    on,
    onLabel: trackTexts.day(on),
    ...(text === null ? {} : { text }),
    stage: state !== null && state.tone !== 'done' && index === lines.length - 1 ? 'now' : 'done',
  }));
}

/** The days that are to come: the applicant's own first. */
function laterItems({ view, today }: ApplicantCase, needs: readonly TrackNeed[]): readonly TrackItem[] {
  const item = (on: CivilDate, title: string): TrackItem => ({ title, on, onLabel: trackTexts.day(on), stage: 'later' });
  const own = needs.flatMap(({ lastDayOn, act }) =>
    lastDayOn === null || act === null ? [] : [item(lastDayOn, trackTimelineTexts.actBy(trackTexts.day(lastDayOn)))],
  );
  const { dueOn, state } = view.clock;
  const due = state === 'running' && dueOn !== null && dueOn >= today ? [item(dueOn, trackTimelineTexts.dueBy(trackTexts.day(dueOn)))] : [];
  return [...own, ...due];
}

function earlierRound(
  round: Round,
  place: { readonly href: string; readonly regime: ApplicantCase['view']['row']['regime'] },
): EarlierRound {
  return {
    title: trackTexts.timeline.earlier(round.number),
    items: told(round, null),
    reply: round.reply === null ? null : trackReply(round.reply, { ...place, round: round.number }),
  };
}

function otherActs({ view }: ApplicantCase): readonly OtherAct[] {
  const acts = ['delivery', 'withdraw'] as const;
  return acts.map((act) => {
    const { title, cannot } = trackActTexts[act];
    return mayAct(view, act) ? { label: title, href: actHref(view.row.id, act), cannot: null } : { label: title, href: null, cannot };
  });
}
