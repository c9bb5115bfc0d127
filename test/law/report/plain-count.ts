import type { CaseFigures, ReplyFigure, TrialFigure } from '../../../src/law/report/case-figures.ts';

/**
 * The report of a year counted a second time, cell by cell, straight from the definitions of domain 3.2, 3.5, 3.6 and 3.8: for every cell every
 * case is asked whether it belongs there. Nothing is shared with the program but the shape of a case.
 */
type Answer = 'yes' | 'no' | 'maybe';
type Cells = Record<string, number | null>;

const CLASSES = ['naturalPerson', 'business', 'researchInstitution', 'publicWelfareOrganisation', 'legalServiceOrganisation', 'other'];
const D = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8'];
const REPLIES = ['r1', 'r2', ...D, 'u1', 'u2', 'u3', 'n1', 'n2', 'n3', 'n4', 'n5'];
const CLOSINGS = { T2019: ['o'], T2021: ['o1', 'o2', 'o3'] };
const CORRECTED = ['annulled', 'changed', 'declaredUnlawful', 'declaredVoid', 'orderedToPerform', 'disclosureForbidden'];
const UPHELD = ['upheld', 'claimDismissed'];

export function plainGrid(cases: readonly CaseFigures[], year: number, format: 'T2019' | 'T2021'): Cells {
  const cells: Cells = {};
  for (const row of ['new', 'carry', ...REPLIES, ...CLOSINGS[format], 't', 'next']) {
    for (const column of [...CLASSES, 'total'])
      cells[`${row}/${column}`] = count(cases.map((a) => both(inRow(a, row, { year, format }), inColumn(a, column))));
  }
  const remedies = cases.flatMap((a) => remediesOf(a, year));
  for (const group of ['review', 'directSuit', 'suitAfterReview']) {
    const own = remedies.filter((remedy) => remedy.group === group);
    for (const column of ['upheld', 'corrected', 'other', 'pending'])
      cells[`${group}.${column}`] = count(own.map((remedy) => stands(remedy.inForce, column)));
    cells[`${group}.total`] = own.length;
  }
  return cells;
}

export function plainT2014(cases: readonly CaseFigures[], year: number): Cells {
  const known = cases.filter(counts);
  const received = known.filter((a) => yearOf(a.receivedOn) === year);
  const closed = known.filter((a) => yearOf(closedOn(a)) === year);
  const by = (...channels: string[]) => received.filter((a) => channels.includes(a.channel)).length;
  const [inTime, late] = [closed.filter(isInBasePeriod).length, closed.filter((a) => !isInBasePeriod(a)).length];
  return {
    '三(一)': received.length,
    '三(一)1': by('inPerson', 'oral'),
    '三(一)2': by('fax'),
    '三(一)3': by('online', 'email'),
    '三(一)4': by('mailSigned', 'mailOrdinary', 'mailMisaddressed'),
    ...{ '三(二)': closed.length, '三(二)1': inTime, '三(二)2': late },
    ...repliesByKind(known, year),
    ...remedyRows(
      '四',
      cases.flatMap((a) => remediesOf(a, year)).filter(({ group }) => group === 'review'),
    ),
    ...remedyRows(
      '五',
      cases.flatMap((a) => remediesOf(a, year)).filter(({ group }) => group !== 'review'),
    ),
    六: cases.flatMap((a) => a.complaints).filter(({ filedOn }) => yearOf(filedOn) === year).length,
  };
}

const KINDS: Record<string, string[]> = {
  '三(三)1': ['G1'],
  '三(三)2': ['G2'],
  '三(三)3': ['P1'],
  '三(三)4①': ['D1'],
  '三(三)4②': ['D4:businessSecret'],
  '三(三)4③': ['D4:privacy'],
  '三(三)4④': ['D3'],
  '三(三)4⑤': ['D5', 'D6', 'U2'],
  '三(三)4⑥': ['D2', 'D7'],
  '三(三)5': ['U1b'],
  '三(三)6': ['U1a'],
  '三(三)7': ['U3'],
  '三(三)8': ['D8', 'N1', 'N2', 'N3', 'N5'],
};

function repliesByKind(cases: readonly CaseFigures[], year: number): Cells {
  const replies = cases.flatMap((a) => {
    const round = a.replies[0]?.round;
    return a.replies.filter((r) => r.kind === 'reply' && r.round === round && yearOf(dayOf(a, r)) === year);
  });
  const isOf =
    (codes: string[]) =>
    (reply: ReplyFigure): Answer => {
      if (reply.code === null) return 'maybe';
      if (reply.code === 'D4' && reply.ground === null)
        return codes.some((code) => code.startsWith('D4')) ? (codes.length > 1 ? 'yes' : 'maybe') : 'no';
      return codes.includes(reply.code === 'D4' ? `D4:${reply.ground}` : reply.code) ? 'yes' : 'no';
    };
  const of = (pattern: RegExp) => Object.entries(KINDS).flatMap(([row, codes]) => (pattern.test(row) ? codes : []));
  const rows = Object.entries(KINDS).map(([row, codes]) => [row, count(replies.map(isOf(codes)))]);
  return {
    ...Object.fromEntries(rows),
    '三(三)': count(replies.map(isOf(of(/./)))),
    '三(三)4': count(replies.map(isOf(of(/^三\(三\)4/)))),
  };
}

function remedyRows(row: string, remedies: readonly Remedy[]): Cells {
  const known = (column: string) => count(remedies.map((remedy) => stands(remedy.known, column)));
  const [other, pending] = [known('other'), known('pending')];
  return {
    [row]: remedies.length,
    [`${row}(一)`]: known('upheld'),
    [`${row}(二)`]: known('corrected'),
    [`${row}(三)`]: other === null || pending === null ? null : other + pending,
  };
}

function counts(a: CaseFigures): boolean {
  return a.receivedOn !== null && !a.voided && a.replies[0]?.code !== 'X0';
}

function inRow(a: CaseFigures, row: string, { year, format }: { year: number; format: 'T2019' | 'T2021' }): Answer {
  if (!counts(a)) return 'no';
  const [received, closed] = [yearOf(a.receivedOn), yearOf(closedOn(a))];
  if (row === 'new') return sure(received === year);
  if (row === 'carry') return sure(received < year && !(closed < year));
  if (row === 'next') return sure(received <= year && !(closed <= year));
  if (closed !== year || row === 't') return sure(closed === year);
  const [first] = a.replies;
  if (first?.code == null) {
    const possible = first?.kind === 'closing' ? CLOSINGS[format] : REPLIES;
    return !possible.includes(row) ? 'no' : possible.length === 1 ? 'yes' : 'maybe';
  }
  const named: Record<string, string> = { G1: 'r1', G2: 'r1', P1: 'r2', U1a: 'u1', U1b: 'u1' };
  const own = format === 'T2019' && first.code.startsWith('O') ? 'o' : (named[first.code] ?? first.code.toLowerCase());
  return sure(own === row);
}

function inColumn(a: CaseFigures, column: string): Answer {
  if (column === 'total') return 'yes';
  return a.applicantClass === null ? 'maybe' : sure(a.applicantClass === column);
}

function closedOn(a: CaseFigures): string | null {
  return a.replies[0] === undefined ? null : dayOf(a, a.replies[0]);
}

/** Nothing is closed before it is new. */
function dayOf(a: CaseFigures, reply: ReplyFigure): string {
  return [reply.on, a.receivedOn ?? reply.on].toSorted()[1] ?? reply.on;
}

function isInBasePeriod(a: CaseFigures): boolean {
  const [first] = a.replies;
  if (first === undefined || first.inTime === false) return false;
  return first.code === 'O1' || first.code === 'O2' || first.baseDueOn === null || first.on <= first.baseDueOn;
}

interface Remedy {
  readonly group: string;
  readonly inForce: string | null;
  readonly known: string | null;
}

function remediesOf(a: CaseFigures, year: number): Remedy[] {
  const last = `${year}-12-31`;
  const reviews = a.reviews
    .filter((review) => wasPending(review.acceptedOn, review.endedOn, year))
    .map((review): Remedy => {
      const column = review.endedOn !== null && review.endedOn <= last ? columnOf(review.outcome) : 'pending';
      return { group: 'review', inForce: column, known: column };
    });
  const suits = a.suits.flatMap((suit) =>
    suit.trials
      .filter((trial) => wasPending(trial.openedOn, effectOf(trial), year))
      .map((trial): Remedy => {
        const effect = effectOf(trial);
        const inForce = effect !== null && effect <= last ? rulingOn(trial, effect) : 'pending';
        return { group: suit.afterReview ? 'suitAfterReview' : 'directSuit', inForce, known: rulingOn(trial, last) };
      }),
  );
  return [...reviews, ...suits];
}

function wasPending(opened: string, ended: string | null, year: number): boolean {
  return yearOf(opened) <= year && !(yearOf(ended) < year);
}

function effectOf({ judgments, withdrawnOn }: TrialFigure): string | null {
  const days = [withdrawnOn, ...judgments.map(({ effectiveOn }) => effectiveOn)].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

/** What the courts had said by a day. */
function rulingOn({ judgments, withdrawnOn }: TrialFigure, day: string): string | null {
  if (withdrawnOn !== null && withdrawnOn <= day) return 'other';
  const said = judgments.filter(({ on, setAsideOn }) => on <= day && !(setAsideOn !== null && setAsideOn <= day));
  const last = said.at(-1);
  return last === undefined ? 'pending' : columnOf(last.outcome);
}

function columnOf(outcome: string | null): string | null {
  if (outcome === null) return null;
  return UPHELD.includes(outcome) ? 'upheld' : CORRECTED.includes(outcome) ? 'corrected' : 'other';
}

function stands(column: string | null, asked: string): Answer {
  return column === null ? (asked === 'pending' ? 'no' : 'maybe') : sure(column === asked);
}

/** NaN where there is no day: no comparison holds then. */
function yearOf(day: string | null): number {
  return day === null ? Number.NaN : Number(day.slice(0, 4));
}

function sure(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
}

function both(one: Answer, other: Answer): Answer {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}

/** Null as soon as one case may or may not belong there. */
function count(answers: readonly Answer[]): number | null {
  return answers.includes('maybe') ? null : answers.filter((answer) => answer === 'yes').length;
}
