import { MAIL_KINDS } from '../../engine/effects/mail-kinds.ts';
import { MAIL_TABS, type MailCounts, type MailLine, type MailTab } from '../../store/outbox-read-model.ts';
import type { Frame } from '../frame.ts';
import { inboxTexts } from '../texts/inbox.ts';
import { mailKindTexts } from '../texts/mail-kinds.ts';
import { mailboxTexts } from '../texts/mailbox.ts';
import { type MailLineView, mailLine } from './mail-line.ts';

export interface MailListPage {
  readonly frame: Frame;
  readonly tabs: readonly {
    readonly href: string;
    readonly label: string;
    readonly current: boolean;
    readonly count?: number;
    readonly alarm?: boolean;
  }[];
  readonly tab: MailTab;
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly rows: readonly MailLineView[];
  readonly empty: string;
  /** Said above the list where mail is not sent at all. */
  readonly local: boolean;
  /** Whether each of the list may be sent again here, and how many failed altogether; null for those who may not. */
  readonly retry: { readonly failed: number } | null;
  readonly paging: { readonly first: string | null; readonly next: string | null };
}

export interface MailAddress {
  readonly tab: MailTab;
  readonly kind: string | null;
  readonly before: number | null;
}

interface MailListParts {
  readonly address: MailAddress;
  /** One more than `size` when there is another page. */
  readonly lines: readonly MailLine[];
  readonly size: number;
  readonly counts: MailCounts;
  readonly failed: number;
  readonly mailEnabled: boolean;
  readonly mayAct: boolean;
  /** Mail that came in and waits for a decision; null for those who do not see it. */
  readonly heldInbox: number | null;
}

export function mailListPage(frame: Frame, parts: MailListParts): MailListPage {
  const { address, lines, size, counts } = parts;
  const shown = lines.slice(0, size);
  const last = lines.length > size ? shown.at(-1) : undefined;
  return {
    frame,
    tabs: tabs(address, parts),
    tab: address.tab,
    kinds: MAIL_KINDS.map((kind) => ({ value: kind, label: mailKindTexts.names[kind], chosen: kind === address.kind })),
    rows: shown.map(mailLine),
    empty: mailboxTexts.empty[address.tab],
    local: !parts.mailEnabled,
    retry: parts.mayAct && address.tab === 'trouble' && parts.failed > 0 && counts.trouble > 0 ? { failed: parts.failed } : null,
    paging: {
      first: address.before === null ? null : mailHref({ ...address, before: null }),
      next: last === undefined ? null : mailHref({ ...address, before: last.id }),
    },
  };
}

function tabs({ tab }: MailAddress, { counts, mailEnabled, heldInbox }: MailListParts): MailListPage['tabs'] {
  const known = (Object.keys(MAIL_TABS) as MailTab[]).filter((id) => id !== 'kept' || id === tab || !mailEnabled || counts.kept > 0);
  const sent = known.map((id) => ({
    href: mailHref({ tab: id, kind: null, before: null }),
    label: mailboxTexts.tabs[id],
    current: id === tab,
    ...(id === 'sent' ? {} : { count: counts[id], alarm: id === 'trouble' && counts.trouble > 0 }),
  }));
  if (heldInbox === null) return sent;
  return [...sent, { href: '/inbox', label: inboxTexts.title, current: false, count: heldInbox, alarm: heldInbox > 0 }];
}

function mailHref({ tab, kind, before }: MailAddress): string {
  const asked = { tab, ...(kind === null ? {} : { kind }), ...(before === null ? {} : { before: String(before) }) };
  return `/mail?${new URLSearchParams(asked)}`;
}

/** Whatever is no tab is the first; whatever is no kind is all. `byDefault` is where people begin. */
export function readMailAddress(query: Readonly<Record<string, unknown>>, byDefault: MailTab): MailAddress {
  const { tab, kind, before } = query;
  return {
    tab: typeof tab === 'string' && Object.hasOwn(MAIL_TABS, tab) ? (tab as MailTab) : byDefault,
    kind: (MAIL_KINDS as readonly unknown[]).includes(kind) ? String(kind) : null,
    before: typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : null,
  };
}
