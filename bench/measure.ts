/** One measured stretch of work. */
export interface Stretch {
  /** Things done. */
  readonly count: number;
  readonly ms: number;
}

/** One line of the table: this program against something else doing the same, measured in turns in one run. */
export interface Comparison {
  readonly name: string;
  /** What is counted. */
  readonly unit: string;
  readonly against: string;
  /** Per second; medians of the rounds. */
  readonly ours: number;
  readonly theirs: number;
}

export async function timed(count: number, work: () => Promise<void> | void): Promise<Stretch> {
  const start = performance.now();
  await work();
  return { count, ms: performance.now() - start };
}

/** Alternates the two, so that whatever else the machine does meets both alike. The first round warms up and is not counted. */
export async function compare(
  what: Pick<Comparison, 'name' | 'unit' | 'against'> & { readonly rounds: number },
  sides: { readonly ours: () => Promise<Stretch> | Stretch; readonly theirs: () => Promise<Stretch> | Stretch },
): Promise<Comparison> {
  const rates: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round <= what.rounds; round += 1) {
    const ours = perSecond(await sides.ours());
    const theirs = perSecond(await sides.theirs());
    if (round === 0) continue;
    rates.ours.push(ours);
    rates.theirs.push(theirs);
  }
  const { name, unit, against } = what;
  return { name, unit, against, ours: median(rates.ours), theirs: median(rates.theirs) };
}

function perSecond({ count, ms }: Stretch): number {
  return (count / ms) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
