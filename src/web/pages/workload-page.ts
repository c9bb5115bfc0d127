import type { WorkloadRow } from '../../store/overview-read-model.ts';
import type { Frame } from '../frame.ts';
import { overviewTexts } from '../texts/overview.ts';

export interface WorkloadLine {
  readonly person: string;
  readonly unit: string;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly standing: number;
}

export interface WorkloadPage {
  readonly frame: Frame;
  readonly lines: readonly WorkloadLine[];
  readonly total: WorkloadLine;
  /** One a person, over all units: pressing, soon due, standing still, the rest. */
  readonly bars: readonly { readonly label: string; readonly values: readonly number[]; readonly href: string | null }[];
}

/** Who has how much to do, and how pressing it is. */
export function workloadPage(frame: Frame, rows: readonly WorkloadRow[]): WorkloadPage {
  const words = overviewTexts.workload;
  const lines = rows.map((row) => ({ ...row, person: row.name ?? words.nobody, unit: row.unit ?? words.noUnit }));
  const sum = (key: 'open' | 'overdue' | 'dueSoon' | 'standing', of: readonly WorkloadLine[] = lines) =>
    of.reduce((total, line) => total + line[key], 0);
  const people = [...new Map(lines.map(({ userId, person }) => [userId, person]))];
  return {
    frame,
    lines,
    total: {
      person: words.total,
      unit: '',
      open: sum('open'),
      overdue: sum('overdue'),
      dueSoon: sum('dueSoon'),
      standing: sum('standing'),
    },
    bars: people.map(([userId, person]) => {
      const own = lines.filter((line) => line.userId === userId);
      const [open, overdue, dueSoon, standing] = [sum('open', own), sum('overdue', own), sum('dueSoon', own), sum('standing', own)];
      return { label: person, values: [overdue, dueSoon, standing, open - overdue - dueSoon - standing], href: null };
    }),
  };
}
