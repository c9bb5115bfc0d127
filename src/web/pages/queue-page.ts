import { CHANNEL_LABELS } from '../../law/channels.ts';
import { findCivilDate } from '../../law/civil-date.ts';
import { ROLE_LABELS } from '../../law/roles.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { maskApplicant } from '../masking.ts';
import { texts } from '../texts.ts';
import {
  QUEUE_GROUPS,
  type QueueCursor,
  type QueueGroup,
  type QueuePageData,
  type QueueQuery,
  type QueueRow,
  type WebDeps,
} from '../web-deps.ts';

export interface BadgeView {
  readonly kind: 'overdue' | 'provisional' | 'breach';
  readonly text: string;
  readonly help: string;
}

export interface QueueRowView {
  readonly href: string;
  readonly caseNo: string;
  readonly title: string;
  readonly applicant: string;
  readonly channel: string;
  readonly state: string;
  readonly waitingFor: string;
  readonly firstDueOn: string;
  readonly dueOn: string;
  /** The day in force is not the first one: set off in the table. */
  readonly moved: boolean;
  readonly remaining: string;
  readonly overdue: boolean;
  readonly badges: readonly BadgeView[];
}

export interface QueuePage {
  readonly frame: Frame;
  readonly caption: string;
  readonly groups: readonly {
    readonly id: QueueGroup;
    readonly label: string;
    readonly count: number;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly group: QueueGroup;
  readonly text: string;
  readonly rows: readonly QueueRowView[];
  /** What to say instead of rows. */
  readonly empty: string;
  readonly clearHref: string | null;
  readonly paging: { readonly label: string; readonly first: string | null; readonly next: string | null } | null;
}

interface QueuePageParts {
  readonly data: QueuePageData;
  readonly query: QueueQuery;
  readonly machines: WebDeps['machines'];
}

export function queuePage(frame: Frame, { data, query, machines }: QueuePageParts): QueuePage {
  const label = texts.queue.groups[query.group];
  return {
    frame,
    caption: texts.queue.caption(label),
    groups: QUEUE_GROUPS.map((id) => ({
      id,
      label: texts.queue.groups[id],
      count: data.counts[id],
      href: hrefOf({ group: id, text: query.text, after: null }),
      current: id === query.group,
    })),
    group: query.group,
    text: query.text,
    rows: data.rows.map((row) => rowView(row, machines)),
    empty: query.text === '' ? texts.queue.empty[query.group] : texts.queue.noMatch(query.text),
    clearHref: query.text === '' ? null : hrefOf({ group: query.group, text: '', after: null }),
    paging: pagingOf(query, data),
  };
}

function rowView(row: QueueRow, machines: WebDeps['machines']): QueueRowView {
  return {
    href: `/cases/${encodeURIComponent(row.caseId)}`,
    caseNo: row.caseNo ?? texts.queue.noNumber,
    title: row.title ?? texts.queue.noTitle,
    applicant: row.applicantName === null ? texts.none : maskApplicant(row.applicantName, row.applicantClass),
    channel: row.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[row.channel]),
    state: stateLabel(machines.disclosureRequest, row.state),
    waitingFor: row.waitingFor === null ? texts.none : sayLabel(ROLE_LABELS[row.waitingFor]),
    firstDueOn: row.firstDueOn ?? texts.none,
    dueOn: row.dueOn ?? (row.clockState === 'stopped' ? texts.none : texts.clock.states[row.clockState]),
    moved: row.dueOn !== null && row.firstDueOn !== null && row.dueOn !== row.firstDueOn,
    remaining: remainingText(row),
    overdue: row.overdue,
    badges: badgesOf(row),
  };
}

function remainingText(row: QueueRow): string {
  if (row.remainingWorkingDays === null || row.clockState === 'stopped') return texts.none;
  return row.remainingWorkingDays < 0 ? texts.queue.overdueBy(-row.remainingWorkingDays) : texts.queue.remaining(row.remainingWorkingDays);
}

function badgesOf(row: QueueRow): readonly BadgeView[] {
  const { badges, badgeHelp } = texts.queue;
  return [
    ...(row.overdue ? [{ kind: 'overdue' as const, text: badges.overdue, help: badgeHelp.overdue }] : []),
    ...(row.provisional ? [{ kind: 'provisional' as const, text: badges.provisional, help: badgeHelp.provisional }] : []),
    ...(row.breachCount > 0 ? [{ kind: 'breach' as const, text: badges.breach, help: badgeHelp.breach(row.breachCount) }] : []),
  ];
}

function pagingOf(query: QueueQuery, data: QueuePageData): QueuePage['paging'] {
  if (query.after === null && data.next === null) return null;
  const at = (after: QueueCursor | null) => hrefOf({ group: query.group, text: query.text, after });
  return {
    label: texts.queue.total(data.counts[query.group]),
    first: query.after === null ? null : at(null),
    next: data.next === null ? null : at(data.next),
  };
}

/** As read by `parseCursor`. */
function cursorText(cursor: QueueCursor): string {
  return `${cursor.dueOn ?? ''}~${cursor.id}`;
}

/** A position as it stands in a link; null, the beginning, for anything else. */
export function parseCursor(text: unknown): QueueCursor | null {
  const match = typeof text === 'string' ? /^([\d-]*)~([\w-]{1,100})$/.exec(text) : null;
  const [, day = '', id = ''] = match ?? [];
  const dueOn = findCivilDate(day) ?? null;
  return match === null || (dueOn === null && day !== '') ? null : { dueOn, id };
}

function hrefOf({ group, text, after }: Pick<QueueQuery, 'group' | 'text' | 'after'>): string {
  const query = new URLSearchParams();
  if (group !== 'open') query.set('group', group);
  if (text !== '') query.set('q', text);
  if (after !== null) query.set('after', cursorText(after));
  return query.size === 0 ? '/queue' : `/queue?${query}`;
}
