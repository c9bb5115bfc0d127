import type { Remakeable } from '../../engine/letters/remakeable.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { letterTexts } from '../texts/letters.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { caseNameOf } from './case-page.ts';
import { historyLine } from './history-part.ts';
import { letterName } from './letter-name.ts';
import type { ShownField } from './show-value.ts';

/** Before a letter is made again from the history. */
export interface RemakePage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly subject: string;
  readonly backHref: string;
  readonly action: string;
  readonly version: number;
  readonly letter: string;
  readonly of: number;
  readonly about: readonly ShownField[];
  readonly bears: { readonly id: string; readonly value: string; readonly error: string | null };
  readonly confirm: { readonly id: string; readonly error: string | null };
  readonly errors: readonly ErrorLine[];
}

interface RemakeParts {
  readonly data: CasePageData;
  readonly wanted: Remakeable;
  readonly findEvent: WebDeps['findEvent'];
  /** What was posted and refused. */
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
  readonly messages: readonly string[];
}

const BEARS_ID = 'remake-bears';
const CONFIRM_ID = 'remake-confirmed';

export function remakePage(frame: Frame, { data, wanted, findEvent, raw, problems, messages }: RemakeParts): RemakePage {
  const backHref = `/cases/${encodeURIComponent(data.id)}`;
  const errorOf = (field: string): string | null => {
    const problem = problems.find((one) => one.field === field);
    return problem === undefined ? null : sayLabel(problem);
  };
  return {
    frame,
    caseNo: caseNameOf(data).caseNo,
    subject: data.title ?? '',
    backHref: `${backHref}#letters`,
    action: `${backHref}/letters/remake`,
    version: data.version,
    letter: wanted.letter,
    of: wanted.version,
    about: aboutOf({ data, wanted, findEvent }),
    bears: { id: BEARS_ID, value: raw === null ? wanted.on : firstValue(raw, 'bears'), error: errorOf('bears') },
    confirm: { id: CONFIRM_ID, error: errorOf('confirmed') },
    errors: [
      ...messages.map((text) => ({ text, href: null })),
      ...errorLines(problems, { fields: [], own: { bears: BEARS_ID, confirmed: CONFIRM_ID } }),
    ],
  };
}

function aboutOf({ data, wanted, findEvent }: Pick<RemakeParts, 'data' | 'wanted' | 'findEvent'>): readonly ShownField[] {
  const words = letterTexts.remake;
  const entry = data.history.find(({ version }) => version === wanted.version);
  const sentence = entry === undefined ? '' : historyLine(entry, findEvent).sentence;
  return [
    { label: words.letter, value: letterName(wanted, data) },
    { label: words.entry, value: words.entryOf(wanted.version, wanted.on, sentence) },
    { label: words.number, value: wanted.number ?? words.noNumber },
  ];
}
