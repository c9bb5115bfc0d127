import { parseArgs } from 'node:util';
import { FULL, runAll, SMOKE } from './run-all.ts';
import { comparisonTable } from './table.ts';

const { values } = parseArgs({ options: { smoke: { type: 'boolean' }, dir: { type: 'string' } } });
const comparisons = await runAll(values.smoke === true ? SMOKE : FULL, { directory: values.dir });
console.log(comparisonTable(comparisons));
