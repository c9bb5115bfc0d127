import type { KeptMark } from '../../engine/redactions/redaction-rows.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { millimetres } from '../forms/mark-form.ts';
import type { Frame } from '../frame.ts';
import { type LoadedRedaction, redactionHref, redactionsHref } from '../redaction-desk.ts';
import { redactionTexts } from '../texts/redaction.ts';
import { caseNameOf } from './case-page.ts';
import { type GroundOption, groundName, groundOptions, type StateView, stateView, withheldOf } from './redaction-words.ts';

export interface MarkView {
  readonly id: string;
  /** From 1, on its page. */
  readonly no: number;
  readonly label: string;
  readonly ground: string;
  readonly code: string;
  readonly kind: string;
  readonly place: string;
  readonly note: string;
  readonly madeBy: string;
  /** In points. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly mm: { readonly x: string; readonly y: string; readonly width: string; readonly height: string };
}

interface PageLink {
  readonly href: string;
  readonly page: number;
  readonly count: number;
  readonly current: boolean;
}

export interface RedactionPage {
  readonly frame: Frame;
  /** Address of the redaction. */
  readonly href: string;
  readonly listHref: string;
  readonly caseNo: string;
  readonly file: string;
  readonly fileHref: string;
  readonly state: StateView;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pictureHref: string;
  readonly textHref: string;
  /** Nothing on this page can be searched. */
  readonly noText: boolean;
  readonly withMarks: readonly PageLink[];
  readonly marks: readonly MarkView[];
  readonly revision: number;
  readonly version: number;
  readonly mayDraw: boolean;
  readonly grounds: readonly GroundOption[];
  readonly ground: string;
  readonly errors: readonly ErrorLine[];
  readonly returned: { readonly title: string; readonly opinion: string } | null;
  readonly check: CheckPart | null;
  readonly released: ReleasedPart | null;
}

export interface CheckPart {
  readonly lead: string;
  /** Why this person cannot check; null when they may. */
  readonly hindrance: string | null;
  readonly problem: string | null;
  readonly burningHref: string | null;
  readonly withheld: readonly string[];
  readonly opinion: string;
}

export interface ReleasedPart {
  readonly lead: string;
  readonly href: string;
  readonly name: string;
  readonly withheld: readonly string[];
}

interface RedactionParts {
  readonly loaded: LoadedRedaction;
  readonly userId: string;
  /** From 0. */
  readonly page: number;
  readonly noText: boolean;
  readonly errors: readonly ErrorLine[];
  /** Chosen last. */
  readonly ground: string;
  readonly opinion: string;
}

export function redactionPage(frame: Frame, parts: RedactionParts): RedactionPage {
  const { loaded, page, noText, errors, ground } = parts;
  const { data, row, standing, marks, mayDraw, burning, regime } = loaded;
  const href = redactionHref(row);
  const pages = row.pageSizes.length;
  const hrefOf = (at: number): string | null => (at < 0 || at >= pages ? null : `${href}?page=${at + 1}`);
  return {
    frame,
    href,
    listHref: redactionsHref(row.caseId),
    caseNo: caseNameOf(data).caseNo,
    file: row.file.name,
    fileHref: `/cases/${encodeURIComponent(row.caseId)}/files/${encodeURIComponent(row.file.id)}`,
    state: stateView(standing, burning),
    page: page + 1,
    pages,
    size: row.pageSizes[page] ?? { width: 1, height: 1 },
    previousHref: hrefOf(page - 1),
    nextHref: hrefOf(page + 1),
    pictureHref: `${href}/pages/${page + 1}`,
    textHref: `${href}/text/${page + 1}`,
    noText,
    withMarks: linksOf(marks, { href, page }),
    marks: marks.filter((mark) => mark.page === page).map(markView),
    revision: row.revision,
    version: data.version,
    mayDraw,
    grounds: groundOptions(regime),
    ground,
    errors,
    returned: returnedPart(loaded),
    check: checkPart(parts),
    released: releasedPart(loaded),
  };
}

function linksOf(marks: readonly KeptMark[], { href, page }: { readonly href: string; readonly page: number }): readonly PageLink[] {
  const counts = new Map<number, number>();
  for (const mark of marks) counts.set(mark.page, (counts.get(mark.page) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([at, count]) => ({ href: `${href}?page=${at + 1}`, page: at + 1, count, current: at === page }));
}

function markView(mark: KeptMark, index: number): MarkView {
  const words = redactionTexts.marks;
  const { id, x, y, width, height, ground, note, kind, madeBy } = mark;
  const mm = { x: millimetres(x), y: millimetres(y), width: millimetres(width), height: millimetres(height) };
  const name = groundName(ground);
  return {
    id,
    no: index + 1,
    label: words.item(index + 1, name),
    ground,
    code: name.slice(0, 2),
    kind: words.kinds[kind],
    place: words.place(mm.x, mm.y, mm.width, mm.height),
    note,
    madeBy: words.madeBy(madeBy),
    box: { x, y, width, height },
    mm,
  };
}

function returnedPart({ standing: { returned } }: LoadedRedaction): RedactionPage['returned'] {
  if (returned === null) return null;
  return { title: redactionTexts.check.returned(returned.by, wallClock(returned.at)), opinion: returned.opinion };
}

function checkPart({ loaded, userId, opinion }: RedactionParts): CheckPart | null {
  const { standing, row, mayCheck, burning } = loaded;
  const { proposal } = standing;
  if (proposal === null) return null;
  const words = redactionTexts.check;
  const interrupted = row.burnTicket !== null && !burning ? redactionTexts.burning.interrupted : null;
  return {
    lead: words.lead(proposal.by, proposal.marks),
    hindrance: mayCheck ? null : proposal.byId === userId ? words.own : words.wait,
    problem: row.burnProblem === null ? interrupted : problemText(row.burnProblem),
    burningHref: burning ? `${redactionHref(row)}/burning` : null,
    withheld: withheldOf(loaded),
    opinion,
  };
}

function problemText(problem: string): string {
  const words = redactionTexts.problems;
  return problem === 'unreadable' || problem === 'tooLarge' || problem === 'refused' ? words[problem] : words.failed;
}

function releasedPart({ standing: { released }, row }: LoadedRedaction): ReleasedPart | null {
  if (released === null) return null;
  return {
    lead: redactionTexts.released.lead(released.by, wallClock(released.at)),
    href: `/cases/${encodeURIComponent(row.caseId)}/files/${encodeURIComponent(released.file.id)}`,
    name: released.file.name,
    withheld: released.withheld,
  };
}
