import { type RedactionLine, standingOf } from '../../engine/redactions/redaction-state.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { RedactionRow } from '../../store/redaction-store.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { redactionHref, redactionsHref } from '../redaction-desk.ts';
import { redactionTexts } from '../texts/redaction.ts';
import type { CasePageData } from '../web-deps.ts';
import { caseNameOf } from './case-page.ts';
import { type StateView, stateView } from './redaction-words.ts';

export interface RedactionsPage {
  readonly frame: Frame;
  readonly caseHref: string;
  readonly caseNo: string;
  readonly subject: string;
  readonly rows: readonly {
    readonly href: string;
    readonly file: string;
    readonly pages: number;
    readonly marks: string;
    readonly state: StateView;
    readonly by: string;
  }[];
  /** Null for those who may not begin one. */
  readonly start: { readonly action: string; readonly files: readonly FileChoice[] } | null;
  readonly errors: readonly ErrorLine[];
}

interface FileChoice {
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
}

interface RedactionsParts {
  readonly data: CasePageData;
  readonly rows: readonly RedactionRow[];
  /** Of each row, in the order of the rows. */
  readonly counts: readonly number[];
  readonly files: readonly FiledFile[];
  readonly mayStart: boolean;
  /** The file that the address names. */
  readonly chosen: string;
  readonly problem: { readonly text: string } | null;
}

export function redactionsPage(frame: Frame, parts: RedactionsParts): RedactionsPage {
  const { data, rows, counts, files, mayStart, chosen, problem } = parts;
  const { caseNo, title } = caseNameOf(data);
  const words = redactionTexts;
  return {
    frame,
    caseHref: `/cases/${encodeURIComponent(data.id)}`,
    caseNo,
    subject: title,
    rows: rows.map((row, index) => ({
      href: redactionHref(row),
      file: row.file.name,
      pages: row.pageSizes.length,
      marks: (counts[index] ?? 0) === 0 ? words.list.unmarked : words.list.marksNo(counts[index] ?? 0),
      state: stateView(standingOf(row.id, data.history as readonly RedactionLine[]), row.burnTicket !== null),
      by: row.createdByName,
    })),
    start: mayStart ? { action: redactionsHref(data.id), files: files.map((file) => choiceOf(file, { rows, chosen })) } : null,
    errors: problem === null ? [] : [{ text: problem.text, href: files.length === 0 ? null : '#file-0' }],
  };
}

function choiceOf(
  { id, name }: FiledFile,
  { rows, chosen }: { readonly rows: readonly RedactionRow[]; readonly chosen: string },
): FileChoice {
  const again = rows.some(({ file }) => file.id === id);
  return { id, name: again ? `${name}${redactionTexts.start.again}` : name, checked: id === chosen };
}
