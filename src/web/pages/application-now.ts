import type { HistoryLine } from '../../engine/engine-types.ts';
import { type Applicant, applicantProblems } from '../../law/events/applicant-field.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { receiptEvents } from '../../law/events/receipt-events.ts';

type Data = Readonly<Record<string, unknown>>;

/** The application as it was taken in, with what was completed later: the newest value of each field, of the applicant the newest of each part. */
export function applicationNow(history: readonly Pick<HistoryLine, 'type' | 'data'>[]): Data {
  const completed = history.filter(({ type }) => type === 'particulars.completed').map(({ data }) => data);
  return completed.reduce<Data>(
    (known, { applicant, ...data }) => ({ ...known, ...data, ...applicantOf({ ...recordOf(known.applicant), ...recordOf(applicant) }) }),
    history[0]?.data ?? {},
  );
}

/** What an application that came by mail lacks of what a form would have asked (条例 art. 29); empty for one that was taken in by a form. */
export function lackingByMail(history: readonly Pick<HistoryLine, 'type' | 'data' | 'actor'>[]): readonly FieldProblem[] {
  const [first] = history;
  if (first?.actor.kind !== 'mailbox') return [];
  const { applicant, media, obtainWay } = applicationNow(history);
  const fields = { media, obtainWay };
  const { fields: asked } = receiptEvents['application.arrived'];
  return [
    ...applicantProblems({ name: '-', ...recordOf(applicant) } as Applicant),
    ...(['media', 'obtainWay'] as const).filter((name) => fields[name] === undefined).map((name) => ({ field: name, ...asked[name].label })),
  ];
}

function applicantOf(applicant: Data): Data {
  return Object.keys(applicant).length === 0 ? {} : { applicant };
}

function recordOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
