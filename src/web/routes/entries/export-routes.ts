import { type RequestHandler, Router } from 'express';
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../documents/table-export.ts';
import { indicatorsOf } from '../../../engine/annual-report/entries-indicators.ts';
import { daysOf } from '../../../engine/annual-report/recorded-figures.ts';
import { createReportEntryStore } from '../../../store/report-entry-store.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { ledgerOrgan, writersOrgan, yearAsked } from '../../entries/entries-desk.ts';
import { ledgerTable, templateTable } from '../../entries/entries-export.ts';
import { LEDGER } from '../../pages/entries/ledger-page.ts';
import { entryTexts } from '../../texts/entries.ts';
import { importTexts } from '../../texts/entries-import.ts';
import type { WebDeps } from '../../web-deps.ts';

/** The ledger as a file, and the file to be filled in. */
export function entryExportRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get(`${LEDGER}/export.csv`, ledgerFile(deps, 'csv'));
  router.get(`${LEDGER}/export.xlsx`, ledgerFile(deps, 'xlsx'));
  router.get(`${LEDGER}/template.csv`, template(deps, 'csv'));
  router.get(`${LEDGER}/template.xlsx`, template(deps, 'xlsx'));
  return router;
}

function ledgerFile(deps: WebDeps, format: TableFormat): RequestHandler {
  return async (req, res) => {
    const organ = await ledgerOrgan(deps, { req, res });
    const year = yearAsked(req.query.year, deps.today());
    const entries = await createReportEntryStore(deps.db.read).listAll({ organIds: [organ.id], ...daysOf(year) });
    const table = ledgerTable(entries, await indicatorsOf(deps.db.read, organ.id));
    const name = `${entryTexts.export.name}-${year}`;
    await sendTable({ req, res }, deps, { format, name, what: `${name} ${organ.name}`, table });
  };
}

function template(deps: WebDeps, format: TableFormat): RequestHandler {
  return async (req, res) => {
    const known = await indicatorsOf(deps.db.read, writersOrgan(currentUser(res), 'keeper'));
    const year = yearAsked(req.query.year, deps.today());
    const table = templateTable(known, { year, today: deps.today() });
    const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    res
      .attachment(`${importTexts.templateName(year)}.${format}`)
      .type(format === 'csv' ? CSV_TYPE : XLSX_TYPE)
      .set(headers);
    await (format === 'csv' ? writeCsv(res, table) : writeXlsx(res, table));
  };
}
