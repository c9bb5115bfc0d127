/** A chart as the search sees it. States are values: a step returns a new one and leaves the old as it was. */
export interface StepSearch<S> {
  readonly start: S;
  /** Event types that may be filled in, the ordinary ones first: of equally short courses the first is taken. */
  readonly inferrable: readonly string[];
  /** The state after an event of this type, or undefined when the chart does not take it there. */
  step(state: S, type: string): S | undefined;
  /** Whether the stated event can be taken in this state. */
  reaches(state: S): boolean;
  /** Equal for states that are one and the same to the chart. */
  keyOf(state: S): string;
  /** Longest course worth looking for; 20 unless given. */
  readonly maxSteps?: number;
}

interface Course<S> {
  readonly state: S;
  readonly types: readonly string[];
}

/**
 * The shortest list of inferrable event types that brings the chart from `start` to a state in which the stated event can be taken.
 *
 * Breadth first over the real chart, so that nothing is filled in that the chart would refuse. Empty when the event can be taken at once.
 *
 * @returns undefined when no course of at most `maxSteps` events leads there.
 */
export function inferSteps<S>(search: StepSearch<S>): readonly string[] | undefined {
  const seen = new Set([search.keyOf(search.start)]);
  let frontier: readonly Course<S>[] = [{ state: search.start, types: [] }];
  for (let length = 0; frontier.length > 0; length += 1) {
    const found = frontier.find((course) => search.reaches(course.state));
    if (found !== undefined) return found.types;
    if (length === (search.maxSteps ?? 20)) return undefined;
    frontier = frontier.flatMap((course) => unseenNext(search, course, seen));
  }
  return undefined;
}

/** The courses one event longer that lead to states not met before; marks them as met. */
function unseenNext<S>(search: StepSearch<S>, course: Course<S>, seen: Set<string>): Course<S>[] {
  return search.inferrable.flatMap((type) => {
    const state = search.step(course.state, type);
    if (state === undefined || seen.has(search.keyOf(state))) return [];
    seen.add(search.keyOf(state));
    return [{ state, types: [...course.types, type] }];
  });
}
