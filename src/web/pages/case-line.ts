import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { ApplicantClass } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { QueueItem } from '../../store/rows.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { maskApplicant } from '../masking.ts';
import { overviewTexts } from '../texts/overview.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

/** A case in a list outside the queue. */
export interface CaseLine {
  readonly href: string;
  readonly caseNo: string;
  readonly title: string;
  readonly applicant: string;
  readonly state: string;
  readonly dueOn: string;
  /** Working days left or over, in words. */
  readonly remaining: string;
  readonly overdue: boolean;
}

interface LineParts {
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly machines: WebDeps['machines'];
  /** The form of the case page to go to. */
  readonly anchor?: string;
}

export function caseLine(item: QueueItem, { today, calendar, machines, anchor }: LineParts): CaseLine {
  const running = item.clockState === 'running' && item.dueOn !== null && item.closedOn === null;
  const overdue = running && item.dueOn !== null && item.dueOn < today;
  return {
    href: `/cases/${encodeURIComponent(item.id)}${anchor === undefined ? '' : `#${anchor}`}`,
    caseNo: item.caseNo ?? texts.queue.noNumber,
    title: item.title ?? texts.queue.noTitle,
    applicant: item.applicantName === null ? texts.none : maskApplicant(item.applicantName, item.applicantClass as ApplicantClass | null),
    state: stateLabel(machines.disclosureRequest, `handling.${item.handlingState}`),
    dueOn: item.dueOn ?? texts.none,
    remaining: running && item.dueOn !== null ? remainingText(item.dueOn, { today, calendar }) : texts.none,
    overdue,
  };
}

function remainingText(dueOn: CivilDate, { today, calendar }: Pick<LineParts, 'today' | 'calendar'>): string {
  if (dueOn === today) return overviewTexts.dueToday;
  return dueOn > today
    ? texts.queue.remaining(calendar.workingDaysBetween(today, dueOn))
    : texts.queue.overdueBy(calendar.workingDaysBetween(dueOn, today));
}
