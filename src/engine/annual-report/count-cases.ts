import { APPLICANT_CLASSES, CHANNELS } from '../../law/channels.ts';
import { isDecisionCode, THIRD_PARTY_GROUNDS } from '../../law/decision-codes.ts';
import type { CaseFigures } from '../../law/report/case-figures.ts';
import {
  type Counted,
  type CountedRemedy,
  type CountedReply,
  type CountedRequest,
  complaintsOf,
  countKind,
  type Flow,
  onlyReplyOf,
  type RequestKind,
  remediesOf,
  repliesOf,
} from '../../law/report/counted.ts';
import type { Lot } from '../../law/report/figure.ts';
import type { ReportPeriod } from '../../law/report/report-year.ts';
import type { Database } from '../../store/database.ts';
import { type CaseRefRow, createFigureCasesReadModel } from '../../store/figure-cases-read-model.ts';
import { createFiguresReadModel, type KindRow, type MoreRow } from '../../store/figures-read-model.ts';

/** Cases of these organs (null: of all), in a period. */
export interface CountAsk {
  readonly organIds: readonly number[] | null;
  readonly period: ReportPeriod;
}

/**
 * Counts cases by kind in the database, and one by one only those with later replies, reviews, suits or complaints: the same as counting
 * every case (`countCases`), but for the refs. Those of a group name the group; `casesOf` tells which cases they are.
 */
export async function countInDatabase(db: Database, ask: CountAsk): Promise<Counted> {
  return (await countedOf(db, ask, () => 'all')).get('all') ?? NOTHING;
}

/** The same of each organ by itself, in one pass. Organs without a case that counts are not in it. */
export async function countByOrgan(db: Database, ask: CountAsk): Promise<ReadonlyMap<number, Counted>> {
  return countedOf(db, ask, ({ organId }) => organId);
}

export const NOTHING: Counted = { requests: [], replies: [], remedies: [], complaints: [] };

/** The cases behind refs that `countInDatabase` gave, one entry a count, in the order of the refs and of case ids. */
export async function casesOf(db: Database, ask: CountAsk, refs: readonly string[]): Promise<CaseRefRow[]> {
  const model = createFigureCasesReadModel(db.read);
  const single = new Map((await model.listRefs([...new Set(refs.filter((ref) => !isGroup(ref)))])).map((row) => [row.id, row]));
  const found: CaseRefRow[] = [];
  for (const ref of refs) {
    if (isGroup(ref)) found.push(...(await model.listOfKind(ask.organIds, groupOf(ref), ask.period)));
    else found.push(...[single.get(ref)].filter((row) => row !== undefined));
  }
  return found;
}

interface Pile {
  readonly kinds: Map<string, Omit<KindRow, 'organId'>>;
  readonly replies: CountedReply[];
  readonly remedies: CountedRemedy[];
  readonly complaints: Lot[];
}

async function countedOf<P>(
  db: Database,
  ask: CountAsk,
  partOf: (row: { readonly organId: number }) => P,
): Promise<ReadonlyMap<P, Counted>> {
  const piles = new Map<P, Pile>();
  const pileOf = (row: { readonly organId: number }): Pile => {
    const part = partOf(row);
    const pile = piles.get(part) ?? { kinds: new Map(), replies: [], remedies: [], complaints: [] };
    piles.set(part, pile);
    return pile;
  };
  const model = createFiguresReadModel(db.read);
  for (const row of await model.countKinds(ask.organIds, ask.period)) addKind(pileOf(row).kinds, row);
  await model.eachOfMore(ask.organIds, ask.period, (row) => addMore(row, ask.period, pileOf));
  return new Map([...piles].map(([part, pile]) => [part, finish(pile)]));
}

function addMore(row: MoreRow, period: ReportPeriod, pileOf: (row: MoreRow) => Pile): void {
  const counted = countMore(row, period);
  if (counted === undefined) return;
  const pile = pileOf(row);
  pile.replies.push(...counted.replies);
  pile.remedies.push(...counted.remedies);
  pile.complaints.push(...counted.complaints);
}

function addKind(kinds: Pile['kinds'], { organId: _, ...row }: KindRow): void {
  const known = kinds.get(row.kind);
  kinds.set(row.kind, known === undefined ? row : sumOf(known, row));
}

function sumOf(a: Omit<KindRow, 'organId'>, b: Omit<KindRow, 'organId'>): Omit<KindRow, 'organId'> {
  const [n, received] = [a.n + b.n, a.received + b.received];
  return { kind: a.kind, n, received, closed: a.closed + b.closed, receivedAndClosed: a.receivedAndClosed + b.receivedAndClosed };
}

function finish({ kinds, replies, remedies, complaints }: Pile): Counted {
  const groups = [...kinds.values()].map((row) => ({ row, ...readKind(row.kind) }));
  const requests = groups.map(({ row, kind, several }) => ({ several, requests: requestsOf(row, kind) }));
  const single = requests.filter(({ several }) => !several).flatMap((group) => group.requests.flatMap(onlyReplyOf));
  return { requests: requests.flatMap((group) => group.requests), replies: [...single, ...replies], remedies, complaints };
}

function requestsOf({ kind: text, n, received, closed, receivedAndClosed }: Omit<KindRow, 'organId'>, kind: RequestKind): CountedRequest[] {
  const carryClosed = closed - receivedAndClosed;
  const flows: Record<Flow, number> = {
    newClosed: receivedAndClosed,
    newOpen: received - receivedAndClosed,
    carryClosed,
    carryOpen: n - received - carryClosed,
  };
  return (Object.keys(flows) as Flow[]).flatMap((flow) => countKind(kind, flow, { n: flows[flow], refs: [nameOfGroup(text, flow)] }));
}

/** Undefined where nothing of it lies in the period. Cases are known by their id here. */
function countMore({ id, figures: stored }: MoreRow, period: ReportPeriod): Omit<Counted, 'requests'> | undefined {
  const figures = { ...(stored as CaseFigures), ref: id };
  const replies = figures.replies.length > 1 ? repliesOf(figures, period) : [];
  const [remedies, complaints] = [remediesOf(figures, period), complaintsOf(figures, period)];
  return replies.length + remedies.length + complaints.length === 0 ? undefined : { replies, remedies, complaints };
}

/** The name of a group: the JSON of its kind, and the flow. No id of a case begins like that. */
function nameOfGroup(kind: string, flow: Flow): string {
  return `${kind}#${flow}`;
}

function isGroup(ref: string): boolean {
  return ref.startsWith('[');
}

function groupOf(name: string): { kind: string; received: boolean; closed: boolean } {
  const at = name.lastIndexOf('#');
  const flow = name.slice(at + 1) as Flow;
  const [received, closed] = [flow.startsWith('new'), flow.endsWith('Closed')];
  return { kind: name.slice(0, at), received, closed };
}

/** Reads `cases.figures_kind`; the migration `derive_figures` tells its form. Booleans are numbers on SQLite. */
function readKind(text: string): { kind: RequestKind; several: boolean } {
  const [[voided, channel, applicantClass, by, code, ground, inTime], byBaseDay, several] = JSON.parse(text) as [
    [unknown, unknown, unknown, unknown, unknown, unknown, unknown],
    unknown,
    unknown,
  ];
  const closing = {
    code: isDecisionCode(code) ? code : null,
    ground: THIRD_PARTY_GROUNDS.find((known) => known === ground) ?? null,
    ...{ inTime: flagOf(inTime), byBaseDay: flagOf(byBaseDay) },
  };
  return {
    several: flagOf(several) === true,
    kind: {
      voided: flagOf(voided) === true,
      channel: CHANNELS.find((known) => known === channel) ?? 'inPerson',
      applicantClass: APPLICANT_CLASSES.find((known) => known === applicantClass) ?? null,
      closing: by === 'reply' || by === 'closing' ? { kind: by, ...closing } : null,
    },
  };
}

function flagOf(value: unknown): boolean | null {
  return value === null || value === undefined ? null : value === true || value === 1;
}
