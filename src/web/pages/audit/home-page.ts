import type { AUDIT_KINDS, AuditKind } from '../../../law/access/audit-kinds.ts';
import type { AuditRow } from '../../../store/audit-store.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { auditTexts } from '../../texts/audit.ts';

export interface StrikingFigures {
  /** Not answered, and the due day is over: today, whatever the period. */
  readonly overdue: number;
  readonly breaches: number;
  readonly massActions: number;
  readonly overrides: number;
  readonly lateConfirmations: number;
  readonly bursts: number;
  readonly locked: number;
  readonly reset: number;
  readonly recovery: number;
}

export interface AuditHomePage {
  readonly frame: Frame;
  readonly integrity: readonly { readonly text: string; readonly tone: 'good' | 'alarm' | 'plain' }[];
  readonly verifyHref: string;
  readonly striking: readonly { readonly id: string; readonly text: string; readonly href: string }[];
  readonly links: readonly { readonly href: string; readonly label: string; readonly hint: string }[];
}

interface HomeParts {
  /** The newest entries about integrity. */
  readonly checked: AuditRow | undefined;
  readonly sealed: AuditRow | undefined;
  readonly logEntries: number;
  readonly striking: StrikingFigures;
  readonly from: string;
  readonly to: string;
}

/** Kinds of acts behind the figures of accounts. */
export const LOCKED: readonly AuditKind[] = ['signIn.locked'];
export const RESET: readonly AuditKind[] = ['password.reset', 'secondFactor.removed'];
export const RECOVERY: readonly AuditKind[] = ['recoveryCode.used'];

const HREFS = {
  search: '/audit/search',
  oversight: '/audit/oversight',
  reads: '/audit/reads',
  log: '/audit/log',
  statistics: '/audit/statistics',
  integrity: '/audit/integrity',
  heads: '/audit/heads',
  queue: '/queue',
} as const;

export function auditHomePage(frame: Frame, parts: HomeParts): AuditHomePage {
  const words = auditTexts.home;
  return {
    frame,
    integrity: integrityOf(parts),
    verifyHref: '/audit/log?verify=1',
    striking: strikingOf(parts),
    links: (Object.keys(HREFS) as (keyof typeof HREFS)[]).map((name) => ({ href: HREFS[name], ...words.links[name] })),
  };
}

function integrityOf({ checked, sealed, logEntries }: HomeParts): AuditHomePage['integrity'] {
  const words = auditTexts.home;
  const text = (row: AuditRow, name: string): string => String(row.data[name] ?? '—');
  const lastCheck =
    checked === undefined
      ? { text: words.neverChecked, tone: 'plain' as const }
      : {
          text: words.checked(wallClock(checked.recordedAt), text(checked, 'cases'), text(checked, 'faults')),
          tone: Number(checked.data.faults) === 0 ? ('good' as const) : ('alarm' as const),
        };
  return [
    lastCheck,
    ...(sealed === undefined
      ? []
      : [{ text: words.sealed(wallClock(sealed.recordedAt), text(sealed, 'on'), text(sealed, 'cases')), tone: 'plain' as const }]),
    { text: words.logEntries(logEntries), tone: 'plain' },
  ];
}

/** What did not occur is left out. */
function strikingOf({ striking, from, to }: HomeParts): AuditHomePage['striking'] {
  const words = auditTexts.home;
  const span = `from=${from}&to=${to}`;
  const hrefs: Record<keyof StrikingFigures, string> = {
    overdue: '/queue?group=overdue&scope=all',
    breaches: `/audit/search?axis=effective&breach=with&${span}`,
    massActions: `/audit/oversight?${span}`,
    overrides: `/audit/oversight/cases?${span}&cell=overrides`,
    lateConfirmations: `/audit/oversight/cases?${span}&cell=lateConfirmations`,
    bursts: `/audit/reads?${span}`,
    locked: `/audit/log?kind=signIn.locked&${span}`,
    reset: `/audit/log?kind=password.reset&${span}`,
    recovery: `/audit/log?kind=recoveryCode.used&${span}`,
  };
  return (Object.keys(striking) as (keyof StrikingFigures)[])
    .filter((id) => striking[id] > 0)
    .map((id) => ({ id, text: words[id](striking[id]), href: hrefs[id] }));
}

/** Kinds that are looked for, all of them known. */
export const INTEGRITY_KINDS = { checked: 'integrity.checked', sealed: 'heads.sealed' } as const satisfies Record<
  string,
  keyof typeof AUDIT_KINDS
>;
