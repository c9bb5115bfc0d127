import { randomUUID } from 'node:crypto';
import { civilDate } from '../../../src/law/civil-date.ts';
import { createEntryImportStore, type ImportKind } from '../../../src/store/entry-import-store.ts';
import { createOwnIndicatorStore } from '../../../src/store/own-indicator-store.ts';
import { createReportEntryStore } from '../../../src/store/report-entry-store.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, type RoleName, staff } from './access-row.ts';

const READERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'leader', 'statistician', 'auditor'];
const RECORDERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'statistician'];
const KEEPERS: readonly RoleName[] = ['officeHead', 'statistician'];
const AT = '2026-03-02T02:00:00.000Z';
const BY = { recordedBy: 'somebody', recordedByName: '员工', recordedAt: AT } as const;

/** Made for each call: what is taken back, accepted or thrown away is gone for the next visitor. */
const entry = async ({ db, organ }: Pick<AccessOffice, 'db' | 'organ'>): Promise<string> => {
  const id = randomUUID();
  const what = { indicator: 'training.courses', onDay: civilDate('2026-02-02'), amount: '1', what: '培训班', source: '通知' };
  await createReportEntryStore(db.write).append([{ id, organId: organ.id, ...what, voids: null, reason: null, importId: null, ...BY }]);
  return id;
};

/** A file that waits to be accepted. */
export const waitingFile = async ({ db, organ }: Pick<AccessOffice, 'db' | 'organ'>, kind: ImportKind = 'entries'): Promise<string> => {
  const id = randomUUID();
  const head = { id, organId: organ.id, year: 2026, fileName: '台账.csv', digest: id, madeBy: 'somebody', madeByName: '员工', madeAt: AT };
  const outcome = { fresh: 0, onRecord: 0, remarks: [], figures: [], findings: [], years: [], before: null };
  const open = { acceptedAt: null, acceptedByName: null, acceptedRows: null, droppedAt: null };
  const content = { lines: [], newIndicators: [] };
  await createEntryImportStore(db.write, kind).put({ ...head, ...open, content, remarks: [], outcome, lookedAt: 0, total: 0 });
  return id;
};

const indicator = async ({ db, organ }: Pick<AccessOffice, 'db' | 'organ'>): Promise<string> => {
  const words = { area: 'other', label: '志愿服务', unit: '次', kind: 'flow', decimals: 0, closedAt: null } as const;
  await createOwnIndicatorStore(db.write).add({ organId: organ.id, id: 'own.test', ...words });
  return 'own.test';
};

const ENTRY = {
  params: { id: entry },
  otherwise: { otherOrgan: 404 },
  why: 'Recorders take back their own entries, keepers of the ledger all.',
} as const;
const FILE = { params: { id: (office: AccessOffice) => waitingFile(office) }, otherwise: { otherOrgan: 404 } } as const;
const OWN = { params: { id: indicator }, otherwise: { otherOrgan: 404 } } as const;
const AT_ENTRIES = '/reports/entries';

/** The ledger of figures that cases cannot give. */
export const ROWS: readonly AccessRow[] = [
  staff(`GET ${AT_ENTRIES}`, READERS),
  staff(`GET ${AT_ENTRIES}/of/:indicator`, READERS, { params: { indicator: 'training.courses' } }),
  staff(`GET ${AT_ENTRIES}/export.csv`, READERS),
  staff(`GET ${AT_ENTRIES}/export.xlsx`, READERS),
  staff(`GET ${AT_ENTRIES}/new`, RECORDERS),
  staff(`POST ${AT_ENTRIES}`, RECORDERS),
  staff(`POST ${AT_ENTRIES}/unchanged`, RECORDERS),
  staff(`GET ${AT_ENTRIES}/:id/take-back`, KEEPERS, ENTRY),
  staff(`POST ${AT_ENTRIES}/:id/take-back`, KEEPERS, ENTRY),
  staff(`GET ${AT_ENTRIES}/template.csv`, KEEPERS),
  staff(`GET ${AT_ENTRIES}/template.xlsx`, KEEPERS),
  staff(`GET ${AT_ENTRIES}/import`, KEEPERS),
  staff(`POST ${AT_ENTRIES}/import`, KEEPERS, { multipart: true }),
  staff(`GET ${AT_ENTRIES}/import/:id`, KEEPERS, FILE),
  staff(`POST ${AT_ENTRIES}/import/:id/compare`, KEEPERS, FILE),
  staff(`POST ${AT_ENTRIES}/import/:id/accept`, KEEPERS, FILE),
  staff(`POST ${AT_ENTRIES}/import/:id/drop`, KEEPERS, FILE),
  staff(`GET ${AT_ENTRIES}/own`, KEEPERS),
  staff(`GET ${AT_ENTRIES}/own/new`, KEEPERS),
  staff(`POST ${AT_ENTRIES}/own`, KEEPERS),
  staff(`POST ${AT_ENTRIES}/own/:id/close`, KEEPERS, OWN),
  staff(`POST ${AT_ENTRIES}/own/:id/reopen`, KEEPERS, OWN),
];
