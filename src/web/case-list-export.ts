import type { ExportedTable } from '../documents/table-export.ts';
import { APPLICANT_CLASS_LABELS, CHANNEL_LABELS } from '../law/channels.ts';
import { DECISIONS, type DecisionCode } from '../law/decision-codes.ts';
import { ROLE_LABELS, type StaffRole } from '../law/roles.ts';
import { stateLabel } from './diagram/chart-graph.ts';
import { currentLanguage, sayLabel, withLanguage } from './language.ts';
import { maskApplicant } from './masking.ts';
import { leadingMachine } from './pages/queue-row.ts';
import type { QueueRow } from './queue-data.ts';
import { queueTexts } from './texts/queue.ts';
import { texts } from './texts.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

interface ExportParts {
  readonly portions: AsyncIterable<readonly QueueRow[]>;
  readonly user: Pick<StaffUser, 'roles'>;
  readonly machines: WebDeps['machines'];
}

/** Those who carry cases need the names; whoever only reviews or audits gets them masked (domain 5.2). */
const SEE_NAMES: ReadonlySet<StaffRole> = new Set(['registrar', 'officer', 'officeHead', 'leader']);

const WIDTHS = [26, 10, 40, 20, 14, 14, 14, 16, 14, 20, 13, 13, 13, 13, 11, 11, 24, 13, 13, 24];

/** The list of cases as a table, in the language of the request. Numbers of identity papers are in no column. */
export function caseListTable({ portions, user, machines }: ExportParts): ExportedTable {
  const masked = !user.roles.some((role) => SEE_NAMES.has(role));
  const labels = Object.values(queueTexts.exports.columns);
  // Rows are made while the file is sent, long after the request's own turn.
  const language = currentLanguage();
  return {
    sheet: queueTexts.exports.sheet,
    columns: labels.map((label, index) => ({ label, width: WIDTHS[index] ?? 14 })),
    portions: rowsOf(portions, (row) => withLanguage(language, () => cellsOf(row, { masked, machines }))),
  };
}

async function* rowsOf(portions: ExportParts['portions'], toCells: (row: QueueRow) => readonly (string | number)[]) {
  for await (const portion of portions) yield portion.map(toCells);
}

/** In the order of `queueTexts.exports.columns`. */
function cellsOf(row: QueueRow, { masked, machines }: { masked: boolean; machines: WebDeps['machines'] }): readonly (string | number)[] {
  const { applicantName: name, applicantClass } = row;
  return [
    row.caseNo ?? '',
    queueTexts.kinds[row.kind],
    row.title ?? '',
    name === null ? '' : masked ? maskApplicant(name, applicantClass) : name,
    applicantClass === null ? '' : sayLabel(APPLICANT_CLASS_LABELS[applicantClass]),
    row.channel === null ? '' : sayLabel(CHANNEL_LABELS[row.channel]),
    stateLabel(leadingMachine(machines, row.kind), row.state),
    row.waitingFor === null ? '' : sayLabel(ROLE_LABELS[row.waitingFor]),
    row.handler ?? '',
    row.unit ?? '',
    row.arrivedOn ?? '',
    row.receivedOn ?? '',
    row.firstDueOn ?? '',
    row.dueOn ?? '',
    row.countedWorkingDays ?? '',
    row.remainingWorkingDays ?? '',
    decisionText(row.decisionCode),
    row.repliedOn ?? '',
    row.closedOn ?? '',
    texts.write.list(marksOf(row)),
  ];
}

function decisionText(code: string | null): string {
  if (code === null) return '';
  return code in DECISIONS ? `${code} ${sayLabel(DECISIONS[code as DecisionCode].label)}` : code;
}

function marksOf(row: QueueRow): string[] {
  const { flags } = queueTexts;
  return [
    ...(row.overdue ? [flags.overdue] : []),
    ...(row.provisional ? [flags.provisional] : []),
    ...(row.breachCount > 0 ? [flags.breach] : []),
    ...(row.lateConfirmation ? [flags.lateConfirmation] : []),
  ];
}
