import type { InboundRow, InboundState } from '../../store/inbound-store.ts';
import type { ServiceState } from '../../store/service-state-store.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { inboxTexts } from '../texts/inbox.ts';

export interface InboxRow {
  readonly href: string;
  readonly subject: string;
  readonly from: string;
  readonly receivedAt: string;
  /** In plain words; of held mail at least one. */
  readonly reasons: readonly string[];
  readonly state: string;
  /** What kind of automatic mail, or what to know of the sender; null when there is nothing to say. */
  readonly note: string | null;
  readonly caseLink: { readonly href: string; readonly label: string } | null;
}

export interface InboxPage {
  readonly frame: Frame;
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly current: boolean;
    readonly count?: number;
    readonly alarm?: boolean;
  }[];
  /** Why no mail comes at all; null when it does. */
  readonly unset: string | null;
  /** That the mail server is out of reach; null when it is not. */
  readonly failing: string | null;
  readonly heldTitle: string;
  readonly held: readonly InboxRow[];
  readonly taken: readonly InboxRow[];
  readonly dismissed: readonly InboxRow[];
  readonly quiet: readonly InboxRow[];
}

export interface InboxParts {
  readonly held: readonly InboundRow[];
  /** Also of those that are not shown. */
  readonly heldCount: number;
  readonly taken: readonly InboundRow[];
  readonly dismissed: readonly InboundRow[];
  readonly quiet: readonly InboundRow[];
  /** Case numbers by the id of the case; of other organs' cases there is none. */
  readonly caseNos: ReadonlyMap<string, string>;
  readonly enabled: boolean;
  readonly service: ServiceState | undefined;
}

export const TAKEN_STATES: readonly InboundState[] = ['opened', 'filed', 'stored'];
export const QUIET_STATES: readonly InboundState[] = ['bounce', 'automatic', 'own', 'duplicate'];

/** Mail that came in: what needs a decision first, what machines wrote last. */
export function inboxPage(frame: Frame, parts: InboxParts): InboxPage {
  const { enabled, service, caseNos } = parts;
  const rows = (mails: readonly InboundRow[]) => mails.map((row) => inboxRow(row, caseNos));
  const isFailing = enabled && service?.failingSince != null;
  return {
    frame,
    tabs: [
      { href: '/mail', label: inboxTexts.outgoing, current: false },
      { href: '/inbox', label: inboxTexts.title, current: true, count: parts.heldCount, alarm: parts.heldCount > 0 },
    ],
    unset: enabled ? null : inboxTexts.unset,
    failing: isFailing ? inboxTexts.failing(wallClock(service.failingSince), service.error ?? '') : null,
    heldTitle: inboxTexts.held(parts.heldCount),
    held: rows(parts.held),
    taken: rows(parts.taken),
    dismissed: rows(parts.dismissed),
    quiet: rows(parts.quiet),
  };
}

export function inboxRow(row: InboundRow, caseNos: ReadonlyMap<string, string>): InboxRow {
  const caseNo = row.caseId === null ? undefined : caseNos.get(row.caseId);
  const kind = row.reasons.map((code) => inboxTexts.kinds[code]).find((words) => words !== undefined);
  return {
    href: `/inbox/${row.id}`,
    subject: row.subject ?? inboxTexts.noSubject,
    from: senderOf(row),
    receivedAt: wallClock(row.receivedAt),
    reasons: row.state === 'held' ? row.reasons.map((code) => inboxTexts.reasons[code] ?? code) : [],
    state: inboxTexts.states[row.state],
    note: kind ?? null,
    caseLink: caseNo === undefined ? null : { href: `/cases/${encodeURIComponent(row.caseId ?? '')}`, label: inboxTexts.toCase(caseNo) },
  };
}

export function senderOf({ sender, content }: Pick<InboundRow, 'sender' | 'content'>): string {
  if (sender === null) return inboxTexts.noSender;
  const name = content?.fromName ?? null;
  return name === null || name === sender ? sender : `${name} <${sender}>`;
}
