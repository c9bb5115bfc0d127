import { annualReports } from './annual-report.ts';
import { chartSteps } from './chart-steps.ts';
import { clockQuestions } from './clock-questions.ts';
import { importCases } from './import-cases.ts';
import type { Comparison } from './measure.ts';
import { queuePages } from './queue-page.ts';
import { recordEvents } from './record-events.ts';
import { createWorkplace } from './temporary-database.ts';

export interface Size {
  /** Counted rounds of each comparison. */
  readonly rounds: number;
  readonly chartCases: number;
  readonly clockCases: number;
  readonly sequentialCases: number;
  /** Groups of 64 cases recorded at once. */
  readonly waves: number;
  readonly importedCases: number;
  /** Open cases of the queue whose page is measured, and of the one it is compared with. */
  readonly queueCases: number;
  readonly fewQueueCases: number;
  readonly queuePages: number;
  /** Cases of which reports are made. */
  readonly reportCases: number;
}

export const FULL: Size = {
  rounds: 3,
  chartCases: 500,
  clockCases: 3000,
  sequentialCases: 40,
  waves: 4,
  importedCases: 2000,
  queueCases: 100_000,
  fewQueueCases: 1000,
  queuePages: 30,
  reportCases: 1_000_000,
};
/** Seconds: shows that everything still runs, not how fast. */
export const SMOKE: Size = {
  rounds: 1,
  chartCases: 20,
  clockCases: 200,
  sequentialCases: 2,
  waves: 1,
  importedCases: 40,
  queueCases: 2000,
  fewQueueCases: 1000,
  queuePages: 3,
  reportCases: 2000,
};

/** @param directory - where the databases are put; the system's temporary directory when left out. */
export async function runAll(size: Size, { directory }: { readonly directory?: string | undefined } = {}): Promise<Comparison[]> {
  const { rounds } = size;
  const workplace = createWorkplace(directory);
  try {
    return [
      await chartSteps({ cases: size.chartCases, rounds }),
      ...(await clockQuestions({ cases: size.clockCases, rounds })),
      ...(await recordEvents({ sequentialCases: size.sequentialCases, waves: size.waves, rounds }, workplace)),
      await importCases({ cases: size.importedCases, rounds }, workplace),
      ...(await queuePages({ many: size.queueCases, few: size.fewQueueCases, pages: size.queuePages, rounds }, workplace)),
      ...(await annualReports({ cases: size.reportCases, rounds }, workplace)),
    ];
  } finally {
    workplace.remove();
  }
}
