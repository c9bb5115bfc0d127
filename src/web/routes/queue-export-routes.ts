import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { CSV_TYPE, type ExportedTable, isReceiverGone, writeCsv, writeXlsx, XLSX_TYPE } from '../../documents/table-export.ts';
import { currentUser } from '../auth.ts';
import { caseListTable } from '../case-list-export.ts';
import { HttpProblem } from '../http-problem.ts';
import { readAddress } from '../queue-address.ts';
import type { QueueRow } from '../queue-data.ts';
import { queueRows } from '../queue-loader.ts';
import { queryOf } from '../queue-query.ts';
import { findSearch } from '../queue-session.ts';
import { queueTexts } from '../texts/queue.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** Cases in memory at a time, however long the list. */
export const PORTION = 500;

/** All cases of the view that is shown, as a file. */
export function queueExportRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/queue/export.csv', (req, res) => sendExport(deps, { req, res }, { extension: 'csv', type: CSV_TYPE, write: writeCsv }));
  router.get('/queue/export.xlsx', (req, res) => sendExport(deps, { req, res }, { extension: 'xlsx', type: XLSX_TYPE, write: writeXlsx }));
  return router;
}

interface Format {
  readonly extension: string;
  readonly type: string;
  write(out: Response, table: ExportedTable): Promise<void>;
}

async function sendExport(
  deps: WebDeps,
  { req, res }: { readonly req: Request; readonly res: Response },
  { extension, type, write }: Format,
): Promise<void> {
  const user = currentUser(res);
  const address = { ...readAddress(req.query), after: null };
  const text = address.find === null ? '' : findSearch(req, address.find);
  // Without its words the search would be a list of all cases.
  if (text === undefined) throw new HttpProblem(404, 'notFound');
  const today = deps.today();
  const query = { ...(await queryOf(deps, address, { text, user })), limit: PORTION };
  const portions = recorded(deps, user, queueRows(deps.db, query, deps.calendar()));
  const table = caseListTable({ portions, user, machines: deps.machines });
  const fileName = `${queueTexts.exports.fileName}-${today}.${extension}`;
  res.attachment(fileName).type(type).set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  try {
    await write(res, table);
  } catch (error) {
    if (isReceiverGone(error)) return;
    if (!res.headersSent) throw error;
    // The line is cut: half a list must not look like a whole one.
    deps.reportError(error, { requestId: randomUUID(), method: req.method, path: req.path });
    res.destroy();
  }
}

/** Whoever exports cases has read them: kept before anything of them leaves. */
export async function* recorded(
  { desk }: WebDeps,
  { id, name }: StaffUser,
  portions: AsyncIterable<readonly QueueRow[]>,
): AsyncGenerator<readonly QueueRow[]> {
  for await (const portion of portions) {
    await desk.recordReads(
      { id, name },
      portion.map(({ caseId }) => ({ caseId, what: 'export' })),
    );
    yield portion;
  }
}
