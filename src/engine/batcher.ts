/** Outcome of one item of a batch. */
export type Outcome<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown };

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (value: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs items that arrive at the same moment together, so that they may share one commit. An item's promise settles when its batch has
 * committed. Items of one key never share a batch: each sees what the one before it did.
 *
 * @param lanes - batches that may run at once: 1 where there is one writer.
 */
export function createBatcher<T, R>(options: {
  readonly run: (items: readonly T[]) => Promise<readonly Outcome<R>[]>;
  readonly keyOf: (item: T) => string;
  readonly lanes: number;
  readonly maxItems: number;
}) {
  const waiting: Waiting<T, R>[] = [];
  const busyKeys = new Set<string>();
  let lanesInUse = 0;

  const takeBatch = (): Waiting<T, R>[] => {
    const batch: Waiting<T, R>[] = [];
    for (let i = 0; i < waiting.length && batch.length < options.maxItems; ) {
      const candidate = waiting[i];
      if (candidate === undefined || busyKeys.has(options.keyOf(candidate.item))) {
        i += 1;
        continue;
      }
      busyKeys.add(options.keyOf(candidate.item));
      batch.push(candidate);
      waiting.splice(i, 1);
    }
    return batch;
  };

  /** Async, so that what `run` throws at once rejects as well and no item is left waiting. */
  const runAll = async (batch: readonly Waiting<T, R>[]): Promise<readonly Outcome<R>[]> => options.run(batch.map(({ item }) => item));

  const settle = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    const outcomes = await runAll(batch).catch((error: unknown) => batch.map(() => ({ ok: false, error }) as const));
    for (const [i, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[i] ?? ({ ok: false, error: new Error('The batch lost an item') } as const);
      if (outcome.ok) resolve(outcome.value);
      else reject(outcome.error);
    }
  };

  const pump = async (): Promise<void> => {
    if (lanesInUse >= options.lanes) return;
    lanesInUse += 1;
    await Promise.resolve(); // let everything of this moment arrive first
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      await settle(batch);
      for (const { item } of batch) busyKeys.delete(options.keyOf(item));
    }
    lanesInUse -= 1;
  };

  return (item: T): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void pump();
    });
}
