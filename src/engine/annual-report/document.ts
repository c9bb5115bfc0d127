import { reportCharts, type YearFigures } from '../../documents/report/report-charts.ts';
import { quoteContext, type ReportFacts, reportDocument } from '../../documents/report/report-document.ts';
import type { ReportChart, ReportDocument } from '../../documents/report/report-model.ts';
import type { Check } from '../../law/report/report-json.ts';
import { checkText, findTextProblems, placeOfFinding, type TextAsk, type TextFinding } from '../../law/report/text-check.ts';
import type { Database } from '../../store/database.ts';
import { createReportActStore, type ReportActRow } from '../../store/report-act-store.ts';
import { correctionsUpTo, type Edition, editionsOf } from './document-editions.ts';
import { indicatorsOf } from './entries-indicators.ts';
import { type ReportState, reportStateOf } from './report-stream.ts';
import { numbersOf, type ReportNumbers, type ReportOf } from './text-figures.ts';

/** The report as it is being written. */
export interface WorkingReport {
  readonly state: ReportState;
  readonly acts: readonly ReportActRow[];
  readonly numbers: ReportNumbers;
  readonly facts: ReportFacts;
  readonly document: ReportDocument;
  /** What indicators are called, by id, as the organ knows them. */
  readonly labels: ReadonlyMap<string, string>;
  /** I7, place by place. */
  readonly findings: readonly TextFinding[];
  /** Of the figures, and I7. One that fails and is not explained forbids that the report leaves the house. */
  readonly checks: readonly Check[];
}

/** The report of an organ and year as it stands, published or not, with what does not agree in it. */
export async function workingReport(db: Database, ask: ReportOf): Promise<WorkingReport> {
  const { organ, year } = ask;
  const acts = await createReportActStore(db.read).list({ organId: organ.id, year });
  const state = reportStateOf(acts);
  const numbers = await numbersOf(db, ask, state);
  const editions = editionsOf(acts);
  const isPublished = state.stage === 'published';
  const facts: ReportFacts = {
    organ: organ.name,
    year,
    format: numbers.format,
    cells: numbers.cells,
    texts: state.texts,
    publishedOn: isPublished ? state.publishedOn : null,
    edition: state.edition,
    corrections: correctionsUpTo(editions, isPublished ? state.edition : state.edition - 1),
    charts: await chartsOf(db, ask, { year, format: numbers.format, cells: numbers.cells }),
  };
  const text = textAskOf(facts);
  const findings = findTextProblems(text);
  return {
    ...{ state, acts, numbers, facts },
    labels: new Map((await indicatorsOf(db.read, organ.id)).map(({ id, label, unit }) => [id, `${label.zh}（${unit.zh}）`])),
    document: reportDocument(facts),
    findings,
    checks: [...numbers.checks, checkText({ ...text, explained: isExplained(state, findings) })],
  };
}

/** Whether everything that differs was there when it was explained: what was written since is not. */
function isExplained({ explanations, explainedPlaces }: ReportState, findings: readonly TextFinding[]): boolean {
  if (explanations.I7 === undefined || explainedPlaces === null) return explanations.I7 !== undefined;
  return findings.every((finding) => finding.kind === 'unknown' || explainedPlaces.includes(placeOfFinding(finding)));
}

/** What the check of a text asks for. */
export function textAskOf(facts: ReportFacts): TextAsk {
  const { format, year, texts } = facts;
  return { format, year, texts, ...quoteContext(facts) };
}

/** Checks that fail without an explanation on record. Of the text, what was written since is not explained. */
export function blockingChecks({ checks, state }: Pick<WorkingReport, 'checks' | 'state'>): readonly Check[] {
  const isExplainedWhole = (id: string): boolean => id !== 'I7' && state.explanations[id] !== undefined;
  return checks.filter(({ id, ok, severity }) => ok === false && severity === undefined && !isExplainedWhole(id));
}

/** A report as everybody may read it. */
export interface PublishedReport {
  readonly edition: Edition;
  readonly editions: readonly Edition[];
  readonly facts: ReportFacts;
  readonly document: ReportDocument;
}

/**
 * What was published: never a draft, never numbers that were not frozen.
 *
 * @param ask.edition - The newest one unless given.
 * @returns undefined while nothing was published, or when there is no such edition.
 */
export async function publishedReport(
  db: Database,
  ask: Pick<ReportOf, 'organ' | 'year'> & { readonly edition?: number | undefined },
): Promise<PublishedReport | undefined> {
  const { organ, year } = ask;
  const editions = editionsOf(await createReportActStore(db.read).list({ organId: organ.id, year }));
  const edition = ask.edition === undefined ? editions.at(-1) : editions.find((one) => one.edition === ask.edition);
  if (edition === undefined) return undefined;
  const { format, cells, texts, publishedOn } = edition;
  const charts = await chartsOf(db, ask, { year, format, cells });
  const corrections = correctionsUpTo(editions, edition.edition);
  const facts = { organ: organ.name, year, format, cells, texts, publishedOn, edition: edition.edition, corrections, charts };
  return { edition, editions, facts, document: reportDocument(facts) };
}

/** The year beside those before it, as far as they were published. */
async function chartsOf(
  db: Database,
  { organ, year }: Pick<ReportOf, 'organ' | 'year'>,
  own: YearFigures,
): Promise<readonly ReportChart[]> {
  const store = createReportActStore(db.read);
  const years = (await store.years(organ.id)).filter((one) => one < year).slice(0, MAX_YEARS_BEFORE);
  const before = await Promise.all(
    years.map(async (one): Promise<YearFigures[]> => {
      const last = editionsOf(await store.list({ organId: organ.id, year: one })).at(-1);
      return last === undefined ? [] : [{ year: one, format: last.format, cells: last.cells }];
    }),
  );
  return reportCharts([...before.flat(), own]);
}

/** As many as a page can hold beside each other. */
const MAX_YEARS_BEFORE = 9;
