import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { takeFax } from '../../src/engine/fax/take-fax.ts';
import { createPageWorkshop } from '../../src/engine/pages/create-page-workshop.ts';
import { createFaxOutStore } from '../../src/store/fax-out-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createLetterStore } from '../../src/store/letter-store.ts';
import { sampleFax } from './fax-samples.ts';
import type { RunningOffice } from './running-office.ts';

type Office = Pick<RunningOffice, 'db' | 'dataDir' | 'organ' | 'time'>;

/** Takes a three-page fax in. @returns the id of its case. */
export async function receiveFax({ db, dataDir, organ, time }: Office, given: { from?: string; at?: Date } = {}): Promise<string> {
  const calendars = await createCalendarService({ db, now: time.now });
  const engine = createEngine({ db, now: time.now, calendar: calendars.current });
  const workshop = createPageWorkshop();
  const deps = { db, vault: createFileVault(dataDir), now: time.now, engine, workshop };
  const call = {
    name: 'fax000000042.tif',
    from: '0477-8123456',
    at: time.now(),
    commId: null,
    organId: organ.id,
    source: 'spool',
  } as const;
  const { caseId } = await takeFax(deps, { ...call, bytes: sampleFax('g4'), ...given });
  await workshop.close();
  return caseId;
}

/** A numbered letter of a case that came by fax: its PDF is the fax itself. */
export async function putLetter({ db, time }: Office, caseId: string): Promise<void> {
  await createLetterStore(db.write).add({
    caseId,
    version: 1,
    letter: 'CORR_NOTICE',
    number: '甲政公开补〔2026〕3号',
    title: '补正告知书',
    template: 'builtIn:letter',
    docxFile: `fax-${caseId}-original`,
    pdfFile: `fax-${caseId}-readable`,
    madeAt: time.now().toISOString(),
  });
}

/** A fax that was sent, one that failed and one that waits. @returns their ids. */
export async function putSentFaxes({ db, organ, time }: Office, caseId: string): Promise<readonly number[]> {
  const store = createFaxOutStore(db.write);
  const ids: number[] = [];
  const ask = (askKey: string, at: string) => {
    const asked = { askedAt: at, askedBy: 'officer', askedName: '员工乙', number: '0477-8123456', pages: 3 };
    const letter = { letter: 'CORR_NOTICE', title: '补正告知书 甲政公开补〔2026〕3号', fileId: `fax-${caseId}-readable` };
    return store.ask({ askKey, organId: organ.id, caseId, ...letter, ...asked });
  };
  for (const [askKey, end] of [
    ['one', { state: 'sent', outcome: 'exit 0', output: 'request id is 7 (group id 7) for host localhost (1 file)' }],
    ['two', { state: 'failed', outcome: 'exit 1', output: 'No carrier detected' }],
  ] as const) {
    const at = time.now().toISOString();
    ids.push(await ask(askKey, at));
    const claimed = await store.claimDue({ now: time.now(), leaseMs: 1000 });
    if (claimed !== undefined) await store.finish(claimed, { ...end, at, way: 'command', counted: true });
  }
  return [...ids, await ask('three', time.now().toISOString())];
}
