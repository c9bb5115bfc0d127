import type { Database } from '../src/store/database.ts';
import { openBareDriver } from './bare-replay.ts';
import { type Comparison, compare, timed } from './measure.ts';
import { traceStatements } from './statement-trace.ts';
import { copyOf, openFile, type Workplace } from './temporary-database.ts';

/**
 * Work on a database against the bare driver given the very same statements, values and transactions in the same order, each on its own copy
 * of the same file. What is left between them is what this program computes.
 */
export async function againstBareDriver(
  what: { readonly name: string; readonly unit: string; readonly count: number; readonly rounds: number },
  place: { readonly workplace: Workplace; readonly file: string },
  work: (db: Database) => Promise<void>,
): Promise<Comparison> {
  const { workplace, file } = place;
  const onCopy = async <T>(name: string, use: (db: Database) => Promise<T>): Promise<T> => {
    const db = openFile(copyOf(workplace, { file, name }));
    await db.write.raw('select 1'); // connecting is not what is measured
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  };
  const statements = await onCopy('traced.sqlite', (db) => traceStatements(() => work(db)));
  return compare(
    { ...what, against: `bare sqlite3 driver, same ${statements.length} statements` },
    {
      ours: () => onCopy('ours.sqlite', (db) => timed(what.count, () => work(db))),
      theirs: async () => {
        const bare = await openBareDriver(copyOf(workplace, { file, name: 'bare.sqlite' }));
        try {
          return await timed(what.count, () => bare.replay(statements));
        } finally {
          await bare.close();
        }
      },
    },
  );
}
