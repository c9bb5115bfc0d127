import type { CaseRef, OverdueCase, Oversight, OversightRow } from '../../../engine/audit/oversight.ts';
import type { CivilDate } from '../../../law/civil-date.ts';
import { auditTexts } from '../../texts/audit.ts';
import { ruleText } from '../../texts/breach-rules.ts';
import { ACTOR_KINDS, actorText } from './search-page.ts';

/** Figures that are numbers and no more. */
export const OTHER_FIGURES = ['overrides', 'lateConfirmations', 'reassignments', 'voided'] as const;

/** The cases of one figure and how it is called. */
export interface OversightCell {
  readonly label: string;
  readonly refs: readonly (CaseRef & { readonly text?: string })[];
  /** The day on which it is so; null for what happened in the period. */
  readonly asOf: CivilDate | null;
}

/** @returns undefined for a figure that there is not. */
export function oversightCell(
  oversight: Oversight,
  ask: { readonly cell: string; readonly names: ReadonlyMap<string, string>; readonly today: CivilDate },
): OversightCell | undefined {
  if (ask.cell !== 'overdue') return cellOfPeriod(oversight, ask);
  const refs = oversight.overdue.map((one) => ({ ...one, text: overdueText(one, ask.names) }));
  return { label: auditTexts.oversight.overdue, refs, asOf: ask.today };
}

function cellOfPeriod(
  oversight: Oversight,
  { cell, names }: { readonly cell: string; readonly names: ReadonlyMap<string, string> },
): OversightCell | undefined {
  const words = auditTexts.oversight;
  const asOf = null;
  if (cell === 'extended') return { label: words.extended, refs: oversight.extended, asOf };
  const other = OTHER_FIGURES.find((id) => id === cell);
  if (other !== undefined) return { label: words[other], refs: oversight[other], asOf };
  const dot = cell.indexOf('.');
  const [group, key] = [cell.slice(0, dot), cell.slice(dot + 1)];
  const found = GROUPS[group]?.(oversight).find((row) => (row.key ?? '') === key);
  return found === undefined ? undefined : { label: cellLabel(group, key, names), refs: found.refs, asOf };
}

const GROUPS: Readonly<Record<string, (oversight: Oversight) => readonly OversightRow[]>> = {
  unit: ({ extendedByUnit }) => extendedByUnit,
  handler: ({ extendedByHandler }) => extendedByHandler,
  reply: ({ repliesByMargin }) => repliesByMargin,
  extension: ({ extensionsByMargin }) => extensionsByMargin,
  person: ({ extensionsByPerson }) => extensionsByPerson,
  rule: ({ breachesByRule }) => breachesByRule,
};

function cellLabel(group: string, key: string, names: ReadonlyMap<string, string>): string {
  const words = auditTexts.oversight;
  const margin = words.margins[key as keyof typeof words.margins];
  if (group === 'unit') return `${words.extended} · ${key === '' ? words.noUnit : key}`;
  if (group === 'handler') return `${words.extended} · ${key === '' ? words.nobody : (names.get(key) ?? key)}`;
  if (group === 'reply') return `${words.replies} · ${margin}`;
  if (group === 'extension') return `${words.extensions} · ${margin}`;
  return group === 'person' ? `${words.byPerson} · ${personName(key)}` : `${words.breaches} · ${ruleText(key)}`;
}

/** Whoever is no staff goes by what they are: `:import`. */
export function personName(key: string): string {
  const kind = ACTOR_KINDS.find((one) => key === `:${one}`);
  return kind === undefined ? key : actorText({ actorKind: kind, actorName: '' });
}

/** Since when, by how much, where it lies and with whom. */
export function overdueText({ dueOn, workingDays, unit, handler }: OverdueCase, names: ReadonlyMap<string, string>): string {
  const words = auditTexts.oversight;
  const who = handler === null ? words.nobody : (names.get(handler) ?? handler);
  return words.overdueCase(dueOn, workingDays, unit ?? words.noUnit, who);
}
