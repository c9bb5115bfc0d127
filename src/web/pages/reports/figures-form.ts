import type { CellId, cellIdsOf } from '../../../law/report/cells.ts';
import type { ErrorLine } from '../../forms/form-errors.ts';
import type { Frame } from '../../frame.ts';
import type { OpenReport } from '../../reports/own-report.ts';
import { reportTexts } from '../../texts/reports.ts';
import { texts } from '../../texts.ts';
import { anchorOf, type GridView, gridViews, nameOfCell } from './grid-view.ts';

export interface FiguresForm {
  readonly frame: Frame;
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly errors: readonly ErrorLine[];
  readonly grids: readonly GridView[];
  readonly source: { readonly value: string; readonly error: string | null };
}

/** What was typed, by cell; and what of it will not do. */
export interface TypedFigures {
  readonly typed: ReadonlyMap<CellId, string>;
  readonly wrong: ReadonlySet<CellId>;
  readonly source: string;
  readonly sourceError: string | null;
  /** Another reason why nothing was saved. */
  readonly refused: string | null;
}

/** Form fields are called by the place of their cell: names of cells have signs that forms of programs stumble over. */
export function fieldOfCell(format: Parameters<typeof cellIdsOf>[0], cell: CellId): string {
  return anchorOf(format, cell);
}

export function figuresForm(frame: Frame, { year, working }: OpenReport, typed: TypedFigures): FiguresForm {
  const words = reportTexts.figures;
  const { format } = working.numbers;
  const cells = working.state.stated ?? {};
  const errors = [
    ...(typed.refused === null ? [] : [{ text: typed.refused, href: null }]),
    ...[...typed.wrong].map((cell) => ({
      text: texts.write.labelled(nameOfCell(format, cell), words.notNumber),
      href: `#${anchorOf(format, cell)}`,
    })),
    ...(typed.sourceError === null ? [] : [{ text: typed.sourceError, href: '#source' }]),
  ];
  return {
    frame,
    title: words.title(year),
    back: { href: `/reports/${year}`, label: reportTexts.year.title(year) },
    action: `/reports/${year}/figures?seen=${working.state.number}`,
    errors,
    grids: gridViews(format, cells, {
      failing: typed.wrong,
      inputOf: (cell) => ({
        name: fieldOfCell(format, cell),
        value: typed.typed.get(cell) ?? shown(cells[cell]),
        error: typed.wrong.has(cell) ? words.notNumber : null,
      }),
    }),
    source: { value: typed.source, error: typed.sourceError },
  };
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
