import type { ProceedingLimit } from '../../engine/proceeding-limits.ts';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { DECISIONS, isDecisionCode } from '../../law/decision-codes.ts';
import type { QueueItem } from '../../store/rows.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import type { PublicationTask } from '../publications/publication-tasks.ts';
import { overviewTexts } from '../texts/overview.ts';
import { texts } from '../texts.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { type CaseLine, caseLine } from './case-line.ts';

export interface DeskLine extends CaseLine {
  /** The reply that is proposed; null where there is none yet. */
  readonly decision: string | null;
  /** Why it is not for this person after all: the four-eyes rule. */
  readonly hindrance: string | null;
}

export interface DeskSection {
  readonly id: string;
  readonly title: string;
  readonly hint: string | null;
  readonly empty: string;
  readonly lines: readonly DeskLine[];
  readonly showDecision: boolean;
}

export interface DeskPage {
  readonly frame: Frame;
  readonly sections: readonly DeskSection[];
  /** Of publications: what waits for this person, as links. */
  readonly publications: readonly PublicationTask[];
  readonly limits: readonly {
    readonly href: string;
    readonly caseNo: string;
    readonly label: string;
    readonly lastDay: string;
    readonly passed: boolean;
  }[];
}

/** A case on somebody's desk. `proposedBy`: who drafted the reply. */
export interface DeskItem {
  readonly item: QueueItem;
  readonly proposedBy: string | null;
}

export interface DeskData {
  readonly approval: readonly DeskItem[];
  readonly legalReview: readonly DeskItem[];
  readonly secrecy: readonly DeskItem[];
  readonly overdue: readonly QueueItem[];
  readonly risk: readonly QueueItem[];
  readonly limits: readonly ProceedingLimit[];
}

interface DeskParts {
  readonly data: DeskData;
  readonly user: StaffUser;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly machines: WebDeps['machines'];
  /** Working days within which a case counts as at risk. */
  readonly riskDays: number;
  readonly publications: readonly PublicationTask[];
}

/** What waits for a leader, a head, a reviewer, and what endangers a period. */
export function deskPage(frame: Frame, parts: DeskParts): DeskPage {
  const { data, user, today, riskDays } = parts;
  const words = overviewTexts.desk;
  const has = (role: StaffUser['roles'][number]) => user.roles.includes(role);
  const turn = (items: readonly DeskItem[], own: string | null, anchor: string) =>
    items.map((each) => deskLine(each, { ...parts, own, anchor }));
  const plain = (items: readonly QueueItem[]) => items.map((item) => deskLine({ item, proposedBy: null }, { ...parts, own: null }));
  const section = (id: string, title: string, empty: string, lines: readonly DeskLine[], more: Partial<DeskSection> = {}): DeskSection => ({
    id,
    title,
    empty,
    lines,
    hint: null,
    showDecision: false,
    ...more,
  });
  return {
    frame,
    publications: parts.publications,
    sections: [
      ...(has('leader')
        ? [section('sign', words.sign, words.signNone, turn(data.approval, words.signOwn, 'steps'), { showDecision: true })]
        : []),
      ...(has('legalReviewer')
        ? [section('review', words.review, words.reviewNone, turn(data.legalReview, words.reviewOwn, 'steps'), { showDecision: true })]
        : []),
      ...(has('secrecyReviewer') ? [section('secrecy', words.secrecy, words.secrecyNone, turn(data.secrecy, null, 'steps'))] : []),
      section('overdue', words.overdue, words.overdueNone, plain(data.overdue)),
      section('risk', words.risk(riskDays), words.riskNone, plain(data.risk), { hint: words.riskHint }),
    ],
    limits: data.limits.map((each) => limitLine(each, today)),
  };
}

function deskLine({ item, proposedBy }: DeskItem, parts: DeskParts & { readonly own: string | null; readonly anchor?: string }): DeskLine {
  const { user, own } = parts;
  const code = item.decisionCode;
  return {
    ...caseLine(item, parts),
    decision: code !== null && isDecisionCode(code) ? `${code} ${say(DECISIONS[code].label)}` : null,
    hindrance: own !== null && proposedBy === user.id ? own : null,
  };
}

function limitLine({ caseId, caseNo, title, limit }: ProceedingLimit, today: CivilDate): DeskPage['limits'][number] {
  return {
    href: `/cases/${encodeURIComponent(caseId)}#proceedings`,
    caseNo: `${caseNo ?? texts.queue.noNumber} ${title ?? ''}`.trim(),
    label: say(limit.label),
    lastDay: limit.lastDay,
    passed: limit.lastDay < today,
  };
}
