import type { MachineId } from '../../law/events/define-event.ts';
import type { HistoryRow } from '../../store/rows.ts';
import { MACHINES, machineVersion } from '../charts.ts';
import { canonicalText } from '../hash-chain.ts';

/** A chart that a history names. */
export interface ChartFile {
  readonly machine: string;
  readonly version: string;
  /** Null: this program has another version of the chart. */
  readonly path: string | null;
  readonly text: string;
}

/** The charts by which the entries were recorded, each version once, by name. */
export function chartFiles(entries: readonly HistoryRow[]): readonly ChartFile[] {
  const named = new Map(entries.map(({ machine, machineVersion: version }) => [`${machine}-${version}`, { machine, version }]));
  return [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { machine, version }]) => {
      const known = Object.hasOwn(MACHINES, machine) && machineVersion(machine as MachineId) === version;
      if (!known) return { machine, version, path: null, text: '' };
      return { machine, version, path: `charts/${name}.json`, text: `${canonicalText(definitionOf(machine as MachineId))}\n` };
    });
}

/** As data: what is a function in the program (an assignment, a guard) is left out. */
function definitionOf(machine: MachineId): unknown {
  return JSON.parse(JSON.stringify(MACHINES[machine].config));
}
