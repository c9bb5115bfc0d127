import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';
import type { ChartEvent } from '../law/step-facts.ts';

interface GuardArgs {
  readonly context: unknown;
  readonly event: ChartEvent;
}

/** A guard made by `and`, `or`, `not` or `stateIn`: XState calls `check`; `guards` are its parts. */
interface BuiltInGuard {
  readonly check: (snapshot: AnyMachineSnapshot, args: GuardArgs, self: unknown) => boolean;
  readonly guards?: readonly Guard[];
}
type Predicate = (args: GuardArgs, params: unknown) => boolean;
type Guard = string | { readonly type: string; readonly params?: unknown } | BuiltInGuard | Predicate;

/**
 * The name of the guard that forbids `event` where `snapshot` stands, or undefined when no active state knows the event at all. Where several
 * transitions compete, the last one is asked: charts list the general case last.
 */
export function failingGuard(snapshot: AnyMachineSnapshot, event: ChartEvent): string | undefined {
  const nodes = snapshot._nodes as AnyStateNode[];
  const guards = nodes.flatMap((node) => (node.transitions.get(event.type) ?? []).map((t) => t.guard as Guard | undefined));
  for (const guard of guards.reverse()) {
    const name = guard === undefined ? undefined : firstFailing(guard, snapshot, event);
    if (name !== undefined) return name;
  }
  return undefined;
}

function firstFailing(guard: Guard, snapshot: AnyMachineSnapshot, event: ChartEvent): string | undefined {
  if (typeof guard === 'function' || (typeof guard === 'object' && 'check' in guard)) {
    const parts = 'guards' in guard ? (guard.guards ?? []) : [];
    return parts.map((part) => firstFailing(part, snapshot, event)).find((name) => name !== undefined);
  }
  const name = typeof guard === 'string' ? guard : guard.type;
  const resolved = snapshot.machine.implementations.guards[name] as Predicate | (Predicate & BuiltInGuard) | undefined;
  if (resolved === undefined) return undefined;
  const args = { context: snapshot.context, event };
  const params = typeof guard === 'string' ? undefined : guard.params;
  const holds = 'check' in resolved ? resolved.check(snapshot, args, resolved) : resolved(args, params);
  return holds ? undefined : name;
}
