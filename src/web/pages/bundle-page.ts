import type { AuditRow } from '../../store/audit-store.ts';
import { hasRole } from '../auth.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { bundleTexts } from '../texts/bundle.ts';
import type { StaffUser } from '../web-deps.ts';

/** Those who answer for a case to others: before a review organ, a court or an auditor. Who handles it has its pages. */
export function mayExportBundle(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, ['auditor', 'officeHead', 'legalReviewer', 'leader']);
}

export interface BundlePage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly caseNo: string;
  readonly entries: string;
  readonly headHash: string;
  readonly downloadHref: string;
  readonly exports: readonly { readonly at: string; readonly by: string; readonly version: string; readonly digest: string }[];
}

interface About {
  readonly caseId: string;
  readonly caseNo: string;
  readonly entries: number;
  readonly headHash: string;
  /** From the audit log, newest first. */
  readonly acts: readonly AuditRow[];
}

export function bundlePage(frame: Frame, { caseId, caseNo, entries, headHash, acts }: About): BundlePage {
  const backHref = `/cases/${encodeURIComponent(caseId)}`;
  return {
    frame,
    backHref,
    caseNo,
    entries: bundleTexts.entries(entries),
    headHash,
    downloadHref: `${backHref}/bundle.zip`,
    exports: acts.map(({ recordedAt, actorKind, actorName, data }) => ({
      at: wallClock(recordedAt),
      by: actorKind === 'command' ? bundleTexts.command : (actorName ?? ''),
      version: String(data.version ?? ''),
      digest: String(data.digest ?? ''),
    })),
  };
}
