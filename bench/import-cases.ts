import { createImportService } from '../src/engine/import-service.ts';
import { stateCalendar } from '../src/law/state-calendar.ts';
import { againstBareDriver } from './driver-comparison.ts';
import type { Comparison } from './measure.ts';
import { fileIn, prepareFile, type Workplace } from './temporary-database.ts';
import { timelineLines } from './timelines.ts';

const NOW = new Date('2026-03-02T04:00:00.000Z');

/** A file of histories read, completed, judged and stored, against the bare driver given the rows. */
export async function importCases({ cases, rounds }: { cases: number; rounds: number }, workplace: Workplace): Promise<Comparison> {
  const file = fileIn(workplace, 'empty.sqlite');
  await prepareFile(file, async () => {});
  const lines = timelineLines(cases);
  return againstBareDriver({ name: 'importing histories', unit: 'cases', count: cases, rounds }, { workplace, file }, async (db) => {
    const service = createImportService({ db, now: () => NOW, calendar: () => stateCalendar });
    const { imported, refused } = await service.importLines(lines, { dryRun: false });
    if (imported.length !== cases)
      throw new Error(`Only ${imported.length} of ${cases} cases were imported: ${JSON.stringify(refused[0])}`);
  });
}
