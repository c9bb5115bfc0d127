import { FINDING_LABELS } from '../../engine/outgoing/finding.ts';
import type { InspectedFile } from '../../engine/outgoing/inspect-file.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { Fields } from '../../law/events/define-event.ts';
import { choice, text } from '../../law/events/field.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { inEachLanguage, sayLabel } from '../language.ts';
import { outgoingTexts } from '../texts/outgoing.ts';

/** Fields of the decision, beside those of the form that it holds up. */
export const CLEARANCE = 'clearance';
export const CLEARANCE_REASON = 'clearanceReason';

export interface OutgoingFile {
  readonly name: string;
  readonly href: string;
  readonly findings: readonly { readonly kind: string; readonly where: string; readonly sample: string; readonly count: string }[];
}

/** What was found in files before they leave, and the question whether they may. */
export interface OutgoingPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly backHref: string;
  readonly lead: string;
  readonly files: readonly OutgoingFile[];
  readonly errors: readonly ErrorLine[];
  /** Null on the page of a single file, where nothing is decided. */
  readonly form: {
    readonly action: string;
    readonly hidden: readonly (readonly [string, string])[];
    readonly fields: readonly FieldView[];
  } | null;
}

interface OutgoingParts {
  readonly caseId: string;
  readonly caseNo: string;
  readonly inspected: readonly InspectedFile[];
  /** The form that is held up, as posted; null on the page of a single file. */
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
}

export function outgoingPage(frame: Frame, { caseId, caseNo, inspected, raw, problems }: OutgoingParts): OutgoingPage {
  const href = `/cases/${encodeURIComponent(caseId)}`;
  const decided = raw !== null && Object.hasOwn(raw, `data.${CLEARANCE_REASON}`);
  const fields = fieldViews(clearanceFields(), { idPrefix: 'outgoing', raw: decided ? raw : null, problems });
  return {
    frame,
    caseNo,
    backHref: href,
    lead: raw === null ? outgoingTexts.leadSingle : outgoingTexts.lead,
    files: inspected.map(({ file, findings }) => ({
      name: file.name,
      href: `${href}/files/${encodeURIComponent(file.id)}`,
      findings: findings.map(({ kind, where, sample, count }) => ({
        kind: sayLabel(FINDING_LABELS[kind]),
        where: sayLabel(where),
        sample,
        count: String(count),
      })),
    })),
    errors: errorLines(problems, { fields, own: {} }),
    form: raw === null ? null : { action: `${href}/outgoing`, hidden: hiddenOf(raw), fields },
  };
}

/** Asked of whoever sends the files. */
export function clearanceFields(): Fields {
  const options = [
    { value: 'accepted', label: inEachLanguage(() => outgoingTexts.accepted) },
    { value: 'withheld', label: inEachLanguage(() => outgoingTexts.withheld) },
  ];
  return {
    [CLEARANCE]: choice({ label: inEachLanguage(() => outgoingTexts.clearance), required: 'form', options }),
    [CLEARANCE_REASON]: text({
      label: inEachLanguage(() => outgoingTexts.reason),
      required: 'form',
      max: 2000,
      help: inEachLanguage(() => outgoingTexts.reasonHelp),
    }),
  };
}

const OWN = new Set(['_csrf', `data.${CLEARANCE}`, `data.${CLEARANCE_REASON}`]);

/** Everything that was posted goes along, so that the step is recorded as it was filled in. */
function hiddenOf(raw: RawForm): readonly (readonly [string, string])[] {
  return Object.entries(raw).flatMap(([name, values]) => (OWN.has(name) ? [] : values.map((value) => [name, value] as const)));
}

/** What was found, line by line, as it goes into the history. */
export function findingLines(inspected: readonly InspectedFile[]): string {
  const lines = inspected.flatMap(({ file, findings }) =>
    findings.map(({ kind, where, sample, count }) => {
      const shown = sample === '' ? '' : `：${sample}`;
      return `${file.name}｜${FINDING_LABELS[kind].zh}｜${where.zh}｜${count}${shown}`;
    }),
  );
  return cut(lines);
}

const MAX_FINDINGS = 8000;

/** Whole lines only; how many were left out is said. */
function cut(lines: readonly string[]): string {
  let list = '';
  for (const [index, line] of lines.entries()) {
    const next = list === '' ? line : `${list}\n${line}`;
    if (next.length > MAX_FINDINGS - 40) return `${list}\n（另有 ${lines.length - index} 项）`;
    list = next;
  }
  return list;
}
