import type { FieldProblem } from '../../law/errors.ts';
import type { FaxInRow } from '../../store/fax-in-store.ts';
import type { FaxOutRow } from '../../store/fax-out-store.ts';
import type { LetterRow } from '../../store/letter-store.ts';
import { fileSize } from '../file-size.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { faxTexts } from '../texts/fax.ts';
import { type CaseLink, type CaseNos, caseLink, type FaxInLine, type FaxOutLine, faxInLine, faxOutLine, senderOf } from './fax-line.ts';

export interface FaxListPage {
  readonly frame: Frame;
  readonly incoming: readonly FaxInLine[];
  readonly outgoing: readonly FaxOutLine[];
  /** Set when faxes cannot be sent. */
  readonly unset: boolean;
}

interface FaxListParts {
  readonly incoming: readonly FaxInRow[];
  readonly outgoing: readonly FaxOutRow[];
  readonly caseNos: CaseNos;
  readonly canSend: boolean;
}

export function faxListPage(frame: Frame, { incoming, outgoing, caseNos, canSend }: FaxListParts): FaxListPage {
  return {
    frame,
    incoming: incoming.map((row) => faxInLine(row, caseNos)),
    outgoing: outgoing.map((row) => faxOutLine(row, caseNos)),
    unset: !canSend,
  };
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface FieldState {
  readonly value: string;
  readonly error: string | null;
}

/** A form that was refused. */
export interface FaxAttempt {
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
}

export interface FaxInPage {
  readonly frame: Frame;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly case: CaseLink | null;
  readonly original: CaseLink | null;
  readonly damaged: string | null;
  readonly acts: readonly string[];
  /** Null for those who may not, and before the fax has a case. */
  readonly form: {
    readonly action: string;
    readonly caseNo: FieldState;
    readonly confirmError: string | null;
    readonly open: boolean;
  } | null;
  readonly errors: readonly ErrorLine[];
}

interface FaxInParts {
  readonly row: FaxInRow;
  readonly caseNos: CaseNos;
  readonly mayAct: boolean;
  readonly attempt: FaxAttempt | null;
}

export function faxInPage(frame: Frame, { row, caseNos, mayAct, attempt }: FaxInParts): FaxInPage {
  const { facts, damaged, act } = faxTexts.inPage;
  const link = row.state === 'opened' ? caseLink(row.caseId, caseNos) : null;
  const errorOf = errorsOf(attempt);
  return {
    frame,
    title: faxTexts.inPage.title(senderOf(row)),
    facts: [
      { label: facts.from, value: senderOf(row) },
      { label: facts.at, value: wallClock(row.receivedAt) },
      { label: facts.taken, value: wallClock(row.takenAt) },
      { label: facts.pages, value: faxTexts.pages(row.pages) },
      ...(row.commId === null ? [] : [{ label: facts.comm, value: row.commId }]),
      { label: facts.size, value: fileSize(row.bytes) },
    ],
    case: link,
    original: link === null ? null : { href: `${link.href}/files/fax-${row.caseId}-original`, label: row.name },
    damaged: row.damaged === 0 ? null : damaged(row.damaged),
    acts: row.acts.map((one) => act(one.name, caseNos.get(one.caseId) ?? one.caseId, wallClock(one.at))),
    form:
      link === null || !mayAct
        ? null
        : {
            action: `/faxes/in/${row.id}/file`,
            caseNo: { value: attempt === null ? '' : firstValue(attempt.raw, 'caseNo'), error: errorOf('caseNo') },
            confirmError: errorOf('confirmed'),
            open: attempt !== null,
          },
    errors: errorLinesOf(attempt),
  };
}

export interface FaxOutPage {
  readonly frame: Frame;
  readonly line: FaxOutLine;
  readonly facts: readonly Fact[];
  readonly output: string | null;
  readonly againAction: string | null;
  readonly cancelAction: string | null;
}

interface FaxOutParts {
  readonly row: FaxOutRow;
  readonly caseNos: CaseNos;
  readonly mayAct: boolean;
}

export function faxOutPage(frame: Frame, { row, caseNos, mayAct }: FaxOutParts): FaxOutPage {
  const { facts, ways, outcomes } = faxTexts.outPage;
  const { state, outcome, way } = row;
  return {
    frame,
    line: faxOutLine(row, caseNos),
    facts: [
      { label: facts.letter, value: row.title },
      { label: facts.number, value: row.number },
      { label: facts.pages, value: row.pages === null ? faxTexts.unknownPages : faxTexts.pages(row.pages) },
      { label: facts.asked, value: `${wallClock(row.askedAt)} ${row.askedName}` },
      { label: facts.at, value: wallClock(row.stateAt) },
      ...(state === 'waiting' ? [{ label: facts.next, value: wallClock(row.nextAt) }] : []),
      { label: facts.attempts, value: String(row.attempts) },
      ...(way === null ? [] : [{ label: facts.way, value: ways[way] }]),
      ...(outcome === null ? [] : [{ label: facts.outcome, value: outcomes[outcome] ?? outcome }]),
    ],
    output: row.output,
    againAction: mayAct && (state === 'failed' || state === 'cancelled') ? `/faxes/out/${row.id}/again` : null,
    cancelAction: mayAct && state === 'waiting' ? `/faxes/out/${row.id}/cancel` : null,
  };
}

export interface FaxSendPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly subject: string;
  readonly backHref: string;
  readonly action: string;
  readonly askKey: string;
  readonly letters: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly letterError: string | null;
  readonly number: FieldState;
  readonly confirmError: string | null;
  readonly unset: boolean;
  readonly errors: readonly ErrorLine[];
}

interface FaxSendParts {
  readonly caseId: string;
  readonly caseNo: string;
  readonly subject: string;
  readonly askKey: string;
  readonly letters: readonly LetterRow[];
  /** As the applicant gave it; empty when none is known. */
  readonly number: string;
  readonly canSend: boolean;
  readonly attempt: FaxAttempt | null;
}

export function faxSendPage(frame: Frame, parts: FaxSendParts): FaxSendPage {
  const { attempt, letters } = parts;
  const errorOf = errorsOf(attempt);
  const href = `/cases/${encodeURIComponent(parts.caseId)}`;
  const chosen = attempt === null ? null : firstValue(attempt.raw, 'letter');
  return {
    frame,
    caseNo: parts.caseNo,
    subject: parts.subject,
    backHref: href,
    action: `${href}/fax`,
    askKey: parts.askKey,
    letters: letters.map((row) => ({ value: letterKey(row), label: letterTitle(row), chosen: letterKey(row) === chosen })),
    letterError: errorOf('letter'),
    number: { value: attempt === null ? parts.number : firstValue(attempt.raw, 'number'), error: errorOf('number') },
    confirmError: errorOf('confirmed'),
    unset: !parts.canSend,
    errors: errorLinesOf(attempt),
  };
}

/** Names a letter of a case. */
export function letterKey({ version, letter }: Pick<LetterRow, 'version' | 'letter'>): string {
  return `${version}-${letter}`;
}

/** As printed, with its number. */
export function letterTitle({ title, number }: Pick<LetterRow, 'title' | 'number'>): string {
  return number === null ? title : `${title} ${number}`;
}

function errorsOf(attempt: FaxAttempt | null): (field: string) => string | null {
  return (field) => {
    const problem = attempt?.problems.find((one) => one.field === field);
    return problem === undefined ? null : say(problem);
  };
}

function errorLinesOf(attempt: FaxAttempt | null): readonly ErrorLine[] {
  return (attempt?.problems ?? []).map((problem) => ({ text: say(problem), href: `#fax-${problem.field}` }));
}
