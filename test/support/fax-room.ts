import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { FaxArrival, FaxDeps } from '../../src/engine/fax/take-fax.ts';
import { createPageWorkshop } from '../../src/engine/pages/create-page-workshop.ts';
import type { Dialect } from '../../src/store/dialect.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase } from './databases.ts';
import { sampleFax } from './fax-samples.ts';

/** An office with a fax: database, engine, vault, and a time that the test moves. */
export async function openFaxRoom(kind: Dialect) {
  const db = await openTestDatabase(kind);
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-fax-'));
  let time = Date.parse('2026-03-04T04:00:00Z');
  const now = () => new Date(time);
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const calendars = await createCalendarService({ db, now });
  const engine = createEngine({ db, now, calendar: calendars.current });
  const workshop = createPageWorkshop();
  const deps: FaxDeps = { db, vault: createFileVault(dataDir), now, engine, workshop };
  return {
    db,
    dataDir,
    organ,
    deps,
    now,
    advance: (ms: number): void => {
      time += ms;
    },
    /** A three-page G4 fax, but for what is given. */
    arrival: (given: Partial<FaxArrival> = {}): FaxArrival => ({
      bytes: sampleFax('g4'),
      name: 'fax000000042.tif',
      from: '0477-8123456',
      at: new Date('2026-03-04T02:05:00Z'),
      commId: '000000042',
      organId: organ.id,
      source: 'command',
      ...given,
    }),
    count: async (table: 'faxes_in' | 'cases' | 'files'): Promise<number> => Number((await db.read(table).count({ n: '*' }))[0]?.n),
    async close(): Promise<void> {
      await workshop.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type FaxRoom = Awaited<ReturnType<typeof openFaxRoom>>;
