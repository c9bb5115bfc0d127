import { QUEUE_GROUPS, type QueueGroup } from '../../store/queue-conditions.ts';
import { COUNTED_UP_TO } from '../../store/queue-read-model.ts';
import type { SavedViewRow } from '../../store/saved-view-store.ts';
import type { Frame } from '../frame.ts';
import { defaultSort, hrefOf, isFiltered, type QueueAddress } from '../queue-address.ts';
import { QUEUE_SCOPES, type QueuePageData } from '../queue-data.ts';
import { queueTexts } from '../texts/queue.ts';
import { texts } from '../texts.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { type QueueFilters, queueFilters } from './queue-filters.ts';
import { type QueueRowView, queueRow } from './queue-row.ts';

export interface QueueTab {
  readonly id: string;
  readonly label: string;
  /** Null where nothing was counted. */
  readonly count: string | null;
  readonly alarm: boolean;
  readonly href: string;
  readonly current: boolean;
}

export interface QueuePage {
  readonly frame: Frame;
  readonly caption: string;
  /** Services that fail, and what still works. */
  readonly troubles: readonly string[];
  readonly scopes: readonly QueueTab[];
  readonly groups: readonly QueueTab[];
  readonly text: string;
  /** What a form keeps of the address besides its own fields. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly filters: QueueFilters;
  readonly views: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** The address of this page, to come back to. */
  readonly here: string;
  readonly rows: readonly QueueRowView[];
  readonly mayAssign: boolean;
  readonly mayTakeIn: boolean;
  /** What to say instead of rows. */
  readonly empty: string;
  /** Said above the list, such as that the account has no unit. */
  readonly remark: string | null;
  readonly clearHref: string | null;
  readonly exports: { readonly csv: string; readonly xlsx: string };
  readonly eventsHref: string;
  readonly paging: { readonly label: string; readonly first: string | null; readonly next: string | null } | null;
}

export interface QueuePageParts {
  readonly data: QueuePageData;
  readonly address: QueueAddress;
  /** The words searched for; empty when nothing is. */
  readonly text: string;
  readonly views: readonly SavedViewRow[];
  readonly user: StaffUser;
  readonly mayAssign: boolean;
  readonly mayTakeIn: boolean;
  readonly troubles: readonly string[];
  readonly machines: WebDeps['machines'];
}

export function queuePage(frame: Frame, parts: QueuePageParts): QueuePage {
  const { data, address, text, machines } = parts;
  const first = { ...address, after: null };
  return {
    frame,
    caption: queueTexts.sorted(texts.queue.groups[address.group], queueTexts.sorts[address.sort]),
    troubles: parts.troubles,
    scopes: scopeTabs(first),
    groups: groupTabs(first, data),
    text,
    kept: [
      { name: 'scope', value: address.scope },
      { name: 'group', value: address.group },
    ],
    filters: queueFilters(address, machines),
    views: parts.views.map(({ id, name, defaultOf }) => ({
      label: defaultOf === null ? name : `${name}${texts.write.bracketed(queueTexts.views.isDefault)}`,
      href: `/queue/views/${id}`,
      current: id === address.view,
    })),
    here: hrefOf(address),
    rows: data.rows.map((row) => queueRow(row, machines)),
    mayAssign: parts.mayAssign && data.rows.length > 0,
    mayTakeIn: parts.mayTakeIn,
    empty: emptyText(parts),
    remark: address.scope === 'unit' && parts.user.unit === null ? queueTexts.noUnit : null,
    clearHref: isFiltered(address) ? hrefOf({ ...first, kind: 'request', choices: {}, find: null, view: null }) : null,
    exports: { csv: hrefOf(first, {}, '/queue/export.csv'), xlsx: hrefOf(first, {}, '/queue/export.xlsx') },
    eventsHref: `/queue/events?seen=${data.pulse}`,
    paging: pagingOf(address, data),
  };
}

function scopeTabs(address: QueueAddress): readonly QueueTab[] {
  return QUEUE_SCOPES.map((id) => ({
    id,
    label: queueTexts.scopes[id],
    count: null,
    alarm: false,
    href: hrefOf(address, { scope: id, view: null }),
    current: id === address.scope,
  }));
}

/** Only requests have a statutory clock, so only they can be overdue, paused or without a date of receipt. */
function groupTabs(address: QueueAddress, { counts }: QueuePageData): readonly QueueTab[] {
  const known: readonly QueueGroup[] = address.kind === 'request' ? QUEUE_GROUPS : ['open', 'finished'];
  return known.map((id) => ({
    id,
    label: texts.queue.groups[id],
    count: counts === null ? null : countText(counts[id]),
    alarm: id === 'overdue' && (counts?.overdue ?? 0) > 0,
    href: hrefOf(address, { group: id, sort: address.sort === defaultSort(address.group) ? defaultSort(id) : address.sort, view: null }),
    current: id === address.group,
  }));
}

function countText(count: number): string {
  return count > COUNTED_UP_TO ? queueTexts.countMore(COUNTED_UP_TO) : String(count);
}

function emptyText({ address, text }: QueuePageParts): string {
  const { scope, group, kind, choices } = address;
  if (text !== '') return texts.queue.noMatch(text);
  if (Object.keys(choices).length > 0) return queueTexts.noneFits;
  if (kind !== 'request') return group === 'finished' ? queueTexts.emptyFinishedKind : queueTexts.emptyKinds[kind];
  if (group !== 'open' || scope === 'all') return texts.queue.empty[group];
  return scope === 'mine' ? queueTexts.emptyMine : queueTexts.emptyUnit;
}

function pagingOf(address: QueueAddress, data: QueuePageData): QueuePage['paging'] {
  const counted = data.total ?? data.counts?.[address.group] ?? null;
  if (address.after === null && data.next === null) return null;
  return {
    label: counted === null ? '' : counted > COUNTED_UP_TO ? queueTexts.totalMore(COUNTED_UP_TO) : queueTexts.totalKnown(counted),
    first: address.after === null ? null : hrefOf(address, { after: null }),
    next: data.next === null ? null : hrefOf(address, { after: data.next }),
  };
}
