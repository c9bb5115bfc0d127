import type { CivilDate } from '../../law/civil-date.ts';
import { type CellMap, figuresOf } from '../../law/report/cells.ts';
import { checkRollUp } from '../../law/report/check-roll-up.ts';
import { checkReport } from '../../law/report/checks.ts';
import { asWarning } from '../../law/report/relations.ts';
import type { Check, ReportFormat } from '../../law/report/report-json.ts';
import type { Database } from '../../store/database.ts';
import type { ReportState } from './report-stream.ts';
import { partsOf, rollUp } from './roll-up.ts';
import { contextAcrossYears } from './year-before.ts';

interface Asked {
  readonly organ: { readonly id: number };
  readonly year: number;
  readonly today: CivilDate;
}

interface Kind {
  readonly format: ReportFormat;
  readonly state: ReportState;
}

/** The figures of a report that takes in the bodies below the organ, with the organs whose figures they are. */
export async function rollUpNumbers(
  db: Database,
  { organ, year, today }: Asked,
  { format, state }: Kind,
): Promise<{ readonly cells: CellMap; readonly checks: readonly Check[]; readonly organIds: readonly number[] }> {
  const { total, lines } = await rollUp(db, { organ, year, format, today });
  const context = await contextAcrossYears(db, { organId: organ.id, year, format }, state);
  const checks = checkReport(figuresOf(format, total), { ...context, parts: partsOf(lines) });
  return { cells: total, checks, organIds: lines.map((line) => line.organ.id) };
}

/** The checks of figures that were filled in. A superior's are also compared with the sum of its bodies' (I8), which may be explained. */
export async function checkStated(
  db: Database,
  ask: Asked,
  { format, state, cells }: Kind & { readonly cells: CellMap },
): Promise<Check[]> {
  const { organ, year, today } = ask;
  const figures = figuresOf(format, cells);
  const checks = checkReport(figures, await contextAcrossYears(db, { organId: organ.id, year, format }, state));
  if (state.covers !== 'subtree') return checks;
  const parts = partsOf((await rollUp(db, { organ, year, format, today })).lines);
  const ofBodies = checkRollUp(figures, { parts });
  return [...checks, ...('I8' in state.explanations ? ofBodies.map(asWarning) : ofBodies)];
}
