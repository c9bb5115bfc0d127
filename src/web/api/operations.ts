import type { ApiOperation } from './operation.ts';
import { administrationOperations } from './operations/administration.ts';
import { applicationOperations } from './operations/applications.ts';
import { auditOperations } from './operations/audit.ts';
import { calendarOperations } from './operations/calendar.ts';
import { caseActOperations } from './operations/case-acts.ts';
import { caseEventOperations } from './operations/case-events.ts';
import { caseOperations } from './operations/cases.ts';
import { clockOperations } from './operations/clock.ts';
import { entryOperations } from './operations/entries.ts';
import { entryImportOperations } from './operations/entry-imports.ts';
import { exportOperations } from './operations/exports.ts';
import { faxOperations } from './operations/faxes.ts';
import { figureOperations } from './operations/figures.ts';
import { fileOperations } from './operations/files.ts';
import { guideOperations } from './operations/guide.ts';
import { inboxOperations } from './operations/inbox.ts';
import { intakeOperations } from './operations/intake.ts';
import { jobOperations } from './operations/jobs.ts';
import { letterTemplateOperations } from './operations/letter-templates.ts';
import { letterheadOperations } from './operations/letterhead.ts';
import { letterOperations } from './operations/letters.ts';
import { mailOperations } from './operations/mails.ts';
import { noteOperations } from './operations/notes.ts';
import { ownSettingOperations } from './operations/own-settings.ts';
import { pastReportOperations } from './operations/past-reports.ts';
import { publicationImportOperations } from './operations/publication-imports.ts';
import { publicationTaskOperations } from './operations/publication-tasks.ts';
import { publicationOperations } from './operations/publications.ts';
import { redactionCheckOperations } from './operations/redaction-checks.ts';
import { redactionOperations } from './operations/redactions.ts';
import { reportTextOperations } from './operations/report-texts.ts';
import { reportOperations } from './operations/reports.ts';
import { sealedHeadOperations } from './operations/sealed-heads.ts';
import { serviceOperations } from './operations/service.ts';
import { suggestionOperations } from './operations/suggestions.ts';
import { webhookOperations } from './operations/webhooks.ts';

/** Every operation there is. A group is a file of its own in operations/. */
export const OPERATIONS: readonly ApiOperation[] = [
  ...caseOperations,
  ...caseEventOperations,
  ...intakeOperations,
  ...noteOperations,
  ...fileOperations,
  ...applicationOperations,
  ...clockOperations,
  ...letterOperations,
  ...letterTemplateOperations,
  ...letterheadOperations,
  ...publicationOperations,
  ...publicationImportOperations,
  ...publicationTaskOperations,
  ...caseActOperations,
  ...redactionOperations,
  ...redactionCheckOperations,
  ...mailOperations,
  ...inboxOperations,
  ...faxOperations,
  ...suggestionOperations,
  ...figureOperations,
  ...reportOperations,
  ...reportTextOperations,
  ...pastReportOperations,
  ...entryOperations,
  ...entryImportOperations,
  ...exportOperations,
  ...auditOperations,
  ...sealedHeadOperations,
  ...ownSettingOperations,
  ...webhookOperations,
  ...administrationOperations,
  ...calendarOperations,
  ...guideOperations,
  ...jobOperations,
  ...serviceOperations,
];
