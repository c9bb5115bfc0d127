/** An organ as far as it stands in the tree. */
export interface OrganInTree {
  readonly id: number;
  readonly parentId?: number | null;
}

/** The organ and all below it. A circle, which there should be none of, ends. */
export function organsUnder(organs: readonly OrganInTree[], id: number): ReadonlySet<number> {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const organ of organs) if (organ.parentId != null && found.has(organ.parentId)) found.add(organ.id);
  }
  return found;
}

/** The organ and all above it. */
export function organsAbove(organs: readonly OrganInTree[], id: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at: number | null | undefined = id; at != null && !found.has(at); ) {
    found.add(at);
    at = organs.find((organ) => organ.id === at)?.parentId;
  }
  return found;
}

/** What an administrator administers: the own organ and those below it; without an organ, all. */
export function administeredOrgans(organs: readonly OrganInTree[], organId: number | null): ReadonlySet<number> {
  return organId === null ? new Set(organs.map(({ id }) => id)) : organsUnder(organs, organId);
}
