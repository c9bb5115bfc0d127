import { expect, it } from 'vitest';
import { runAll } from '../../bench/run-all.ts';
import { comparisonTable } from '../../bench/table.ts';

it('every benchmark runs to its end and prints a ratio', async () => {
  const queue = { queueCases: 400, fewQueueCases: 200, queuePages: 1 };
  const comparisons = await runAll({
    rounds: 1,
    chartCases: 2,
    clockCases: 5,
    sequentialCases: 1,
    waves: 1,
    importedCases: 10,
    reportCases: 40,
    ...queue,
  });
  expect(comparisons.map(({ ours, theirs }) => ours > 0 && theirs > 0)).toEqual(Array.from({ length: 15 }, () => true));
  expect(comparisonTable(comparisons).split('\n')).toHaveLength(17);
});
