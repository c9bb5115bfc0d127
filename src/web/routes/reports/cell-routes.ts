import { type RequestHandler, Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { sendTable } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { CELL_PAGE, cellPage } from '../../pages/reports/cell-page.ts';
import { nameOfCell } from '../../pages/reports/grid-view.ts';
import { requirePlace } from '../../places.ts';
import { type CellBehind, loadCellBehind } from '../../reports/cell-data.ts';
import { sendPage } from '../../send-page.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { WebDeps } from '../../web-deps.ts';

/** What is behind a number of the report. */
export function cellRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/reports/:year/cells/:cell', requirePlace('reports'), show(deps));
  router.get('/reports/:year/cell.csv', requirePlace('reports'), send(deps));
  return router;
}

function show(deps: WebDeps): RequestHandler<{ year: string; cell: string }> {
  return async (req, res) => {
    const { year, cell } = req.params;
    const behind = await loadCellBehind(deps, currentUser(res), { year, cell, organ: req.query.organ });
    const title = nameOfCell(behind.working.numbers.format, behind.cell);
    const frame = frameOf({ req, res } as Http, { title, current: 'reports' });
    sendPage(res, { view: AdminPageView, model: cellPage(frame, behind, pageAsked(req.query.page, behind)) });
  };
}

/** The last page where a later one is asked for. */
function pageAsked(asked: unknown, { cases, entries }: CellBehind): number {
  const last = Math.max(1, Math.ceil(Math.max(cases.length, entries.length) / CELL_PAGE));
  const page = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(page, 1), last);
}

function send(deps: WebDeps): RequestHandler<{ year: string }> {
  return async (req, res) => {
    const ask = { year: req.params.year, cell: String(req.query.cell ?? ''), organ: req.query.organ };
    const behind = await loadCellBehind(deps, currentUser(res), ask);
    const words = reportTexts.cell;
    const { columns } = words;
    const isEntries = behind.kind === 'entries';
    const labels = isEntries ? [columns.what, columns.on, columns.amount, columns.source] : [columns.number, columns.organ];
    const rows = isEntries
      ? behind.entries.map(({ what, onDay, amount, source }) => [what, onDay, amount ?? '', source])
      : behind.cases.map(({ ref, organ }) => [ref, organ]);
    await sendTable({ req, res } as unknown as Http, deps, {
      format: 'csv',
      name: words.fileName,
      what: `${words.fileName} ${behind.year} ${behind.cell}`,
      table: { sheet: words.sheet, columns: labels.map((label) => ({ label, width: 24 })), portions: once(rows) },
    });
  };
}

async function* once<T>(portion: readonly T[]): AsyncGenerator<readonly T[]> {
  yield portion;
}
