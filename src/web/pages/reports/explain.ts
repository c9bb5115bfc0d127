import { EXPLAINABLE } from '../../../engine/annual-report/report-desk.ts';
import type { Check } from '../../../law/report/report-json.ts';
import type { OpenReport } from '../../reports/own-report.ts';
import { actsOf } from '../../reports/report-data.ts';

/** Where a failing check is explained, on the line that says that it fails. */
export interface ExplainForm {
  readonly check: string;
  readonly action: string;
  /** What was said before, where it does not cover everything any more. */
  readonly value: string;
}

/**
 * Null where nothing is to be explained, or not by this person.
 *
 * @param back - Where the form leads when it was taken: `text`, or the page of the year.
 */
export function explainForm(open: OpenReport, { id, ok }: Check, back?: 'text'): ExplainForm | null {
  if (ok !== false || !EXPLAINABLE.some((one) => one === id) || !actsOf(open).includes('report.explained')) return null;
  const { year, working } = open;
  const action = `/reports/${year}/acts/explained?seen=${working.state.number}${back === undefined ? '' : `&back=${back}`}`;
  return { check: id, action, value: working.state.explanations[id] ?? '' };
}
