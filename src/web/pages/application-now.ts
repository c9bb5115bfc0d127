import type { HistoryLine } from '../../engine/engine-types.ts';
import type { Bilingual } from '../../law/errors.ts';
import { APPLICANT_LABELS, type Applicant, applicantProblems } from '../../law/events/applicant-field.ts';
import { receiptEvents } from '../../law/events/receipt-events.ts';

type Data = Readonly<Record<string, unknown>>;

/** The application as it was taken in, with what was completed later: the newest value of each field, of the applicant the newest of each part. */
export function applicationNow(history: readonly Pick<HistoryLine, 'type' | 'data'>[]): Data {
  const [first, ...later] = history;
  const told = [first, ...later.filter(({ type }) => type === 'particulars.completed')].flatMap((line) =>
    line === undefined ? [] : [line.data],
  );
  const applicant = Object.assign({}, ...told.map((data) => recordOf(data.applicant))) as Data;
  return { ...(Object.assign({}, ...told) as Data), ...(Object.keys(applicant).length === 0 ? {} : { applicant }) };
}

/** What an application that came by mail or fax lacks of what a form would have asked (条例 art. 29); empty for one that was taken in by a form. */
export function lackingByMail(history: readonly Pick<HistoryLine, 'type' | 'data' | 'actor'>[]): readonly Bilingual[] {
  if (history[0]?.actor.kind !== 'mailbox') return [];
  const now = applicationNow(history);
  const { fields } = receiptEvents['application.arrived'];
  const applicant = recordOf(now.applicant);
  const nameless = applicant.name === undefined ? [APPLICANT_LABELS.name] : [];
  const lacking = [...nameless, ...applicantProblems({ name: '-', ...applicant } as Applicant).map(({ field }) => labelOf(field))];
  const wanted = (['media', 'obtainWay'] as const).filter((name) => now[name] === undefined).map((name) => fields[name].label);
  return [...lacking.filter((label) => label !== undefined), ...wanted];
}

function labelOf(field: string): Bilingual | undefined {
  const labels: Readonly<Record<string, Bilingual>> = APPLICANT_LABELS;
  return labels[field.replace('applicant.', '')];
}

function recordOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
