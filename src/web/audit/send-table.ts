import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { CSV_TYPE, type ExportedTable, isReceiverGone, writeCsv, writeXlsx, XLSX_TYPE } from '../../documents/table-export.ts';
import { keepAct } from '../../engine/audit/audit-log.ts';
import { withTransaction } from '../../store/database.ts';
import { currentUser } from '../auth.ts';
import type { Http } from '../frame.ts';
import type { WebDeps } from '../web-deps.ts';

const FORMATS = { csv: { type: CSV_TYPE, write: writeCsv }, xlsx: { type: XLSX_TYPE, write: writeXlsx } } as const;

export type TableFormat = keyof typeof FORMATS;

interface Sent {
  readonly format: TableFormat;
  /** Of the file, without day and extension. */
  readonly name: string;
  /** What is taken away, for the audit log: no personal data. */
  readonly what: string;
  readonly table: ExportedTable;
}

/** Sends a table as a file. That it was taken away is kept before anything of it leaves. */
export async function sendTable({ req, res }: Http, deps: WebDeps, { format, name, what, table }: Sent): Promise<void> {
  await keepExport(res, deps, what);
  const { type, write } = FORMATS[format];
  res.attachment(`${name}-${deps.today()}.${format}`).type(type).set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
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

async function keepExport(res: Response, { db, now }: WebDeps, what: string): Promise<void> {
  const { id, name, organId } = currentUser(res);
  const actor = { kind: 'staff', id, name } as const;
  await withTransaction(db, (trx) => keepAct(trx, { kind: 'log.exported', actor, organId, data: { what } }, { at: now() }));
}
