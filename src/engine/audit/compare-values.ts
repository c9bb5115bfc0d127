export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export const DIFFERENCES = ['changed', 'added', 'removed', 'same'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** A particular before and after; null where there was none. */
export interface Compared {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: Difference;
}

/** Every particular of either side, in the order of the later side; where a label stands several times, the first is held against the first. */
export function compareValues(before: readonly Labelled[], after: readonly Labelled[]): readonly Compared[] {
  const [old, now] = [keyed(before), keyed(after)];
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))];
  return keys.map((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return {
      label: (is ?? was)?.label ?? key,
      before: was?.value ?? null,
      after: is?.value ?? null,
      difference: was === undefined ? 'added' : is === undefined ? 'removed' : was.value === is.value ? 'same' : 'changed',
    };
  });
}

function keyed(values: readonly Labelled[]): Map<string, Labelled> {
  const seen = new Map<string, number>();
  return new Map(
    values.map((value) => {
      const place = (seen.get(value.label) ?? 0) + 1;
      seen.set(value.label, place);
      return [`${value.label} ${place}`, value];
    }),
  );
}
