import { gaveInformation } from '../publications/reply-to-publish.ts';
import { bundleTexts } from '../texts/bundle.ts';
import { caseTexts } from '../texts/case.ts';
import { caseFileTexts } from '../texts/case-file.ts';
import { intakeTexts } from '../texts/intake.ts';
import { publicationTaskTexts } from '../texts/publication-tasks.ts';
import { redactionTexts } from '../texts/redaction.ts';
import { replayTexts } from '../texts/replay.ts';
import { settingsTexts } from '../texts/settings.ts';
import type { CasePageData, StaffUser } from '../web-deps.ts';
import { mayExportBundle } from './bundle-page.ts';

/** Pages about the case, for those who may open them. */
export interface CaseTools {
  readonly links: readonly { readonly href: string; readonly label: string; readonly test: string }[];
  /** Where a new query code is asked for; null when this person may not. */
  readonly queryCodeAction: string | null;
}

type Roles = Pick<StaffUser, 'roles'>;

export function mayReadReads({ roles }: Roles): boolean {
  return roles.includes('auditor') || roles.includes('officeHead');
}

export function mayRecordBreach({ roles }: Roles): boolean {
  return roles.includes('officeHead');
}

/** Whoever takes applications in knows the applicant. */
export function issuesReceipts({ roles }: Roles): boolean {
  return roles.includes('registrar') || roles.includes('officer');
}

/** Whoever keeps files or decides on them; auditors only read. */
export function mayWriteNotes({ roles }: Roles): boolean {
  return roles.some((role) => role !== 'auditor' && role !== 'admin' && role !== 'statistician');
}

/** Steps whose forms are pages of their own. */
export const OWN_PAGES: Readonly<Record<string, 'split' | 'merge'>> = { 'application.split': 'split', 'application.merged': 'merge' };

/** Steps that other pages record as part of what is done there. */
const WITHIN_OTHERS: ReadonlySet<string> = new Set([
  'files.cleared',
  'redaction.proposed',
  'redaction.returned',
  'redaction.checked',
  'reply.opened',
  'document.remade',
]);

/** Whether a step is asked for by a form on the page of the case. */
export function hasOwnForm(type: string): boolean {
  return !Object.hasOwn(OWN_PAGES, type) && !WITHIN_OTHERS.has(type);
}

/** Those who register publications (`publication.created`). */
function decidesPublications({ roles }: Roles): boolean {
  return roles.includes('officer') || roles.includes('officeHead');
}

export function caseTools({ data, user }: { readonly data: CasePageData; readonly user: Roles }): CaseTools {
  const href = `/cases/${encodeURIComponent(data.id)}`;
  const words = caseTexts.tools;
  const isRequest = data.kind === 'request';
  const may = (type: string) => data.steps.some((step) => step.definition.type === type && step.refusal === undefined);
  const links = [
    { test: 'what-if', shown: isRequest, label: words.whatIf },
    { test: 'receipt', shown: isRequest && issuesReceipts(user), label: intakeTexts.receiptPage.tool },
    { test: 'split', shown: may('application.split'), label: words.split },
    { test: 'merge', shown: may('application.merged'), label: words.merge },
    { test: 'redactions', shown: isRequest, label: redactionTexts.tool },
    { test: 'publish', shown: gaveInformation(data) && decidesPublications(user), label: publicationTaskTexts.reply.tool },
    { test: 'file', shown: true, label: caseFileTexts.tool },
    { test: 'bundle', shown: mayExportBundle(user), label: bundleTexts.tool },
    { test: 'breach', shown: isRequest && mayRecordBreach(user), label: words.breach },
    { test: 'replay', shown: true, label: replayTexts.tool },
    { test: 'reads', shown: mayReadReads(user), label: words.reads },
  ];
  const keepsFiles = user.roles.includes('registrar') || user.roles.includes('officer');
  const pages = links.flatMap(({ test, shown, label }) => (shown ? [{ href: `${href}/${test}`, label, test: `tool-${test}` }] : []));
  const calendarHref = `/settings/calendars/new?case=${encodeURIComponent(data.id)}`;
  return {
    links: [...pages, { href: calendarHref, label: settingsTexts.newLink.tool, test: 'tool-calendar' }],
    queryCodeAction: isRequest && keepsFiles ? `${href}/query-code` : null,
  };
}
