/** A unit as far as it stands in the tree of its organ. */
export interface UnitInTree {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  /** What it was called before: cases may name it so. */
  readonly formerNames: readonly string[];
}

/**
 * Names, former ones too, of the unit and of all below it. Closed units are among them: what lay with them is still somebody's. A circle,
 * which there should be none of, ends.
 */
export function unitsUnder(units: readonly UnitInTree[], name: string): readonly string[] {
  const top = units.find((unit) => unit.name === name) ?? units.find(({ formerNames }) => formerNames.includes(name));
  if (top === undefined) return [name];
  const found = new Map([[top.id, top]]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const unit of units) if (unit.parentId !== null && found.has(unit.parentId)) found.set(unit.id, unit);
  }
  return [...found.values()].flatMap((unit) => [unit.name, ...unit.formerNames]);
}
