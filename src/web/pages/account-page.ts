import type { ApplicantCase } from '../applicant-case.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { accountTexts } from '../texts/account.ts';
import { trackTexts } from '../texts/track.ts';
import { trackDue } from './track-due.ts';
import { trackState } from './track-state.ts';

export interface AccountRow {
  readonly caseId: string;
  readonly caseNo: string;
  readonly title: string;
  readonly state: string;
  readonly due: string;
  readonly href: string;
}

/** A field of the account's forms that was refused. */
export interface AccountProblem {
  /** Id of the input. */
  readonly field: string;
  readonly text: string;
}

/** The list of one's own applications. */
export interface AccountPage {
  readonly frame: Frame;
  readonly login: string;
  readonly rows: readonly AccountRow[];
  readonly number: string;
  readonly problems: readonly AccountProblem[];
  readonly errors: readonly ErrorLine[];
}

interface AccountParts {
  readonly login: string;
  readonly cases: readonly ApplicantCase[];
  readonly number: string;
  readonly problems: readonly AccountProblem[];
}

export function accountPage(frame: Frame, { login, cases, number, problems }: AccountParts): AccountPage {
  return { frame, login, rows: cases.map(rowOf), number, problems, errors: errorsOf(problems) };
}

function rowOf({ view, today }: ApplicantCase): AccountRow {
  const state = view.row.clock as unknown as Parameters<typeof trackDue>[0]['state'];
  return {
    caseId: view.row.id,
    caseNo: view.row.caseNo ?? trackTexts.page.noNumber,
    title: view.row.title ?? accountTexts.noTitle,
    state: trackState(view, today).sentence,
    due: view.row.kind === 'request' ? trackDue({ clock: view.clock, state, moves: [], today }).sentence : '',
    href: `/account/open/${encodeURIComponent(view.row.id)}`,
  };
}

/** One of the small forms: sign in, register, change the password, delete. */
export interface AccountFormPage {
  readonly frame: Frame;
  readonly form: 'signIn' | 'register' | 'password' | 'delete';
  readonly login: string;
  readonly notice: string | null;
  readonly problems: readonly AccountProblem[];
  readonly errors: readonly ErrorLine[];
}

export function accountFormPage(
  frame: Frame,
  parts: Omit<AccountFormPage, 'frame' | 'errors' | 'problems'> & { readonly problems?: readonly AccountProblem[] },
): AccountFormPage {
  const { problems = [] } = parts;
  return { frame, ...parts, problems, errors: errorsOf(problems) };
}

function errorsOf(problems: readonly AccountProblem[]): readonly ErrorLine[] {
  return problems.map(({ field, text }) => ({ text, href: `#${field}` }));
}
