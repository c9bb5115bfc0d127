import type { ReadReport } from '../../documents/report-tables/read-report.ts';
import { type CellPlaceName, type GridRemark, remarkAt } from '../../documents/report-tables/report-file.ts';
import type { Bilingual } from '../../law/errors.ts';
import { type CellId, type CellMap, cellIdsOf, cellLabel, figuresOf } from '../../law/report/cells.ts';
import { checkReport } from '../../law/report/checks.ts';
import { findingsOf } from '../../law/report/figure-relations.ts';
import { findIndicator, INDICATORS } from '../../law/report/indicators.ts';
import type { Check, ReportFormat } from '../../law/report/report-json.ts';
import { findTextProblems, type TextFinding } from '../../law/report/text-check.ts';

/** A report that was read, held against the relations that the official tables have. */
export interface CheckedPastReport extends ReadReport {
  /** Of reading and of checking. */
  readonly remarks: readonly GridRemark[];
}

/**
 * Checks a report as it was published. Blanks stay unknown in what is stored; only here they are taken for nil. What is told beside the
 * table alone is taken from there, with a remark. Nothing is corrected.
 *
 * @param before - The cells of the report of the year before, where they are known.
 */
export function checkPastReport(read: ReadReport, ask: { readonly year: number; readonly before?: CellMap }): CheckedPastReport {
  const prose = proseFindings(read, ask.year);
  const taken = takenFromProse(read, prose);
  const cells = { ...read.cells, ...Object.fromEntries([...taken].map(([id, { stated }]) => [id, stated])) };
  const checked = { ...read, cells };
  const remarks = [
    ...read.remarks,
    ...[...taken].map(([id, finding]) => takenRemark(nameOf(read.format, id), finding)),
    ...prose.filter(({ kind }) => kind === 'differs').map((finding) => differsRemark(read.format, finding)),
    ...checksOf(checked, ask.before),
    ...relationsOf(checked),
  ];
  return { ...checked, remarks };
}

/** Whether nothing forbids to import it. */
export function isAcceptable({ remarks }: Pick<CheckedPastReport, 'remarks'>): boolean {
  return remarks.every(({ level }) => level !== 'fault');
}

function checksOf({ format, cells, places }: ReadReport, before: CellMap | undefined): GridRemark[] {
  const context = { blanks: 'zero' as const, ...(before === undefined ? {} : { yearBefore: before }) };
  const isKnown = (check: Check) => (check.cells ?? []).every((id) => (cells[id] ?? null) !== null);
  // A bound that may be passed says nothing where one of its numbers is blank.
  const wrong = checkReport(figuresOf(format, cells), context).filter(
    (check) => check.ok === false || (check.severity === 'warning' && isKnown(check)),
  );
  return wrong.map((check) => remarkAt(check.severity === 'warning' ? 'note' : 'finding', placeOf(check, places), textOf(check)));
}

/** More would not be read. */
const MAX_PLACES = 4;

/** Cells of one sheet that the check is about. Totals stand first in what a check names. */
function placeOf({ cells = [] }: Check, places: Readonly<Record<CellId, CellPlaceName>>): CellPlaceName {
  const known = cells.flatMap((id) => places[id] ?? []);
  const sheet = known[0]?.sheet ?? '';
  const names = [...new Set(known.filter((place) => place.sheet === sheet).map(({ cell }) => cell))];
  return { sheet, cell: names.length > MAX_PLACES ? `${names.slice(0, MAX_PLACES).join('、')} …` : names.join('、') };
}

function textOf({ id, detail }: Check) {
  const { zh, en } = detail ?? { zh: '不成立', en: 'does not hold' };
  return { zh: `勾稽关系 ${id}：${zh}。按原文保存。`, en: `Check ${id}: ${en}. Stored as stated.` };
}

/** What is odd about figures that cases cannot give, such as a total that was added up. */
function relationsOf({ format, cells, places }: ReadReport): GridRemark[] {
  const idOf = (indicator: (typeof INDICATORS)[number]): CellId =>
    (format === 'T2014' ? indicator.t2014 : indicator.partTwo) ?? indicator.id;
  const byIndicator = new Map(INDICATORS.map((indicator) => [indicator.id, cells[idOf(indicator)] ?? null]));
  const cellOf = new Map(INDICATORS.map((indicator) => [indicator.id, idOf(indicator)]));
  const checked = new Set(['publicity', 'response']);
  return findingsOf(byIndicator)
    .filter(({ indicator }) => format !== 'T2014' || !isChecked(indicator, checked))
    .map(({ indicator, text }) => remarkAt('finding', places[cellOf.get(indicator) ?? ''] ?? { sheet: '', cell: '' }, text));
}

/** A part larger than its whole is what A5 says already. */
function isChecked(indicator: string, areas: ReadonlySet<string>): boolean {
  return areas.has(indicator.split('.')[0] ?? '') && indicator !== 'publicity.total' && !indicator.endsWith('ByHead');
}

/** The first part of a written report, in which every phrase is looked for. */
const PART = 'one';

function proseFindings({ format, cells, prose }: ReadReport, year: number): TextFinding[] {
  if (prose.length === 0) return [];
  const text = prose.map((line) => line.replace(/[{}｛｝|｜]/gu, ' ')).join('\n');
  return findTextProblems({
    format,
    year,
    cells,
    texts: { [PART]: text },
    words: { organ: '', year: String(year), nextYear: String(year + 1) },
  });
}

/** Numbers that only the words tell, where they can mean one cell alone and agree with each other. */
function takenFromProse({ format, cells }: ReadReport, findings: readonly TextFinding[]): ReadonlyMap<CellId, TextFinding> {
  const own = new Set(cellIdsOf(format));
  const taken = new Map<CellId, TextFinding>();
  const unclear = new Set<CellId>();
  for (const finding of findings) {
    const open = finding.cells.filter(({ ids, value }) => value === null && ids.length === 1 && own.has(ids[0] ?? ''));
    const id = finding.kind === 'unknown' && finding.cells.length === 1 ? open[0]?.ids[0] : undefined;
    if (id === undefined || finding.stated === null || (cells[id] ?? null) !== null) continue;
    const known = taken.get(id);
    if (known !== undefined && known.stated !== finding.stated) unclear.add(id);
    else taken.set(id, finding);
  }
  for (const id of unclear) taken.delete(id);
  return taken;
}

const NOWHERE = { sheet: '', cell: '' };

/** As the tables call it. */
function nameOf(format: ReportFormat, id: CellId): Bilingual {
  const indicator = findIndicator(id);
  return cellLabel(format, id) ?? indicator?.label ?? { zh: id, en: id };
}

function takenRemark(name: Bilingual, { excerpt, stated }: TextFinding): GridRemark {
  return remarkAt('finding', NOWHERE, {
    zh: `表中没有“${name.zh}”，正文写有“${excerpt}”：按正文保存为 ${stated}`,
    en: `The tables do not tell “${name.en}”, the text says “${excerpt}”: stored as ${stated}`,
  });
}

function differsRemark(format: ReportFormat, { excerpt, stated, cells }: TextFinding): GridRemark {
  const said = (language: 'zh' | 'en') =>
    cells.map(({ ids, value }) => `${ids.map((id) => nameOf(format, id)[language]).join(' + ')} = ${value ?? '—'}`).join(' / ');
  return remarkAt('finding', NOWHERE, {
    zh: `正文“${excerpt}”写的是 ${stated}，表中为 ${said('zh')}。按表保存。`,
    en: `The text says ${stated} (“${excerpt}”), the tables ${said('en')}. Stored as in the tables.`,
  });
}
