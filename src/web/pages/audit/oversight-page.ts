import type { CaseRef, Oversight, OversightRow } from '../../../engine/audit/oversight.ts';
import { addressOf } from '../../audit/audit-query.ts';
import type { OversightAddress } from '../../audit/oversight-address.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { auditTexts } from '../../texts/audit.ts';
import { ruleText } from '../../texts/breach-rules.ts';
import { type ListField, optionsOf } from './list-page.ts';
import { OTHER_FIGURES, overdueText, personName } from './oversight-cells.ts';
import { eventLabel } from './search-page.ts';

export interface OversightFigure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly rule: string;
  /** The cases behind it; null where there are none. */
  readonly href: string | null;
}

export interface ShareRow {
  readonly label: string;
  readonly extended: string;
  readonly ended: string;
  readonly share: string;
  readonly href: string | null;
}

export interface MassGroup {
  readonly title: string;
  readonly reason: string;
  readonly cases: readonly { readonly href: string; readonly label: string }[];
}

export interface OversightBars {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly values: readonly number[]; readonly href: string | null }[];
}

export interface OversightPage {
  readonly frame: Frame;
  /** Null for those who have no auditors' home. */
  readonly backHref: string | null;
  readonly notes: readonly string[];
  readonly fields: readonly ListField[];
  readonly years: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly span: string;
  readonly isEmpty: boolean;
  /** As it is today, whatever the period. */
  readonly overdue: OversightFigure;
  /** The longest overdue; the figure opens them all. */
  readonly overdueCases: readonly { readonly href: string; readonly label: string; readonly text: string }[];
  readonly extended: OversightFigure;
  readonly byUnit: readonly ShareRow[];
  readonly byHandler: readonly ShareRow[];
  readonly bars: readonly OversightBars[];
  readonly massRule: string;
  readonly mass: readonly MassGroup[];
  readonly others: readonly OversightFigure[];
}

interface OversightParts {
  readonly oversight: Oversight;
  readonly address: OversightAddress;
  readonly years: readonly number[];
  readonly units: readonly string[];
  /** Names by account. */
  readonly names: ReadonlyMap<string, string>;
  readonly seesHome: boolean;
}

export function oversightPage(frame: Frame, parts: OversightParts): OversightPage {
  const { oversight, address, names } = parts;
  const words = auditTexts.oversight;
  const shares = (group: string, rows: readonly OversightRow[], nameOf: (key: string | null) => string) =>
    rows.map((row) => shareRow(row, { label: nameOf(row.key), href: address.cellHref(`${group}.${row.key ?? ''}`) }));
  return {
    frame,
    backHref: parts.seesHome ? '/audit' : null,
    notes: address.notes,
    fields: fieldsOf(parts),
    years: yearsOf(parts),
    span: words.span(address.from, address.to),
    isEmpty: isEmpty(oversight),
    overdue: {
      id: 'overdue',
      label: words.overdue,
      value: String(oversight.overdue.length),
      rule: words.overdueRule,
      href: hrefTo(oversight.overdue, address.cellHref('overdue')),
    },
    overdueCases: oversight.overdue.slice(0, OVERDUE_SHOWN).map((one) => ({
      href: `/cases/${encodeURIComponent(one.caseId)}`,
      label: one.caseNo ?? auditTexts.unknownCase,
      text: overdueText(one, names),
    })),
    extended: {
      id: 'extended',
      label: words.extended,
      value: words.share(oversight.extended.length, oversight.ended.length),
      rule: words.extendedRule,
      href: hrefTo(oversight.extended, address.cellHref('extended')),
    },
    byUnit: shares('unit', oversight.extendedByUnit, (key) => key ?? words.noUnit),
    byHandler: shares('handler', oversight.extendedByHandler, (key) => (key === null ? words.nobody : (names.get(key) ?? key))),
    bars: barsOf(parts),
    massRule: words.massRule(address.mass.cases, address.mass.minutes),
    mass: massGroups(oversight),
    others: othersOf(parts),
  };
}

/** More are opened by the figure. */
const OVERDUE_SHOWN = 10;

function isEmpty({
  ended,
  extensionsByPerson,
  breachesByRule,
  massActions,
  overrides,
  lateConfirmations,
  reassignments,
  voided,
}: Oversight): boolean {
  const lists = [ended, extensionsByPerson, breachesByRule, massActions, overrides, lateConfirmations, reassignments, voided];
  return lists.every((list) => list.length === 0);
}

function yearsOf({ address, years }: OversightParts): OversightPage['years'] {
  return years.map((year) => ({
    href: address.yearHref(year),
    label: auditTexts.oversight.year(String(year)),
    current: address.year === String(year),
  }));
}

function fieldsOf({ address, units }: OversightParts): readonly ListField[] {
  const words = auditTexts.oversight;
  return [
    { kind: 'day', name: 'from', label: auditTexts.from, value: address.from },
    { kind: 'day', name: 'to', label: auditTexts.to, value: address.to },
    {
      kind: 'select',
      name: 'unit',
      label: words.unit,
      options: optionsOf(
        address.unit,
        auditTexts.any,
        units.map((unit) => ({ value: unit, label: unit })),
      ),
    },
    { kind: 'number', name: 'cases', label: words.massCases, value: String(address.mass.cases) },
    { kind: 'number', name: 'minutes', label: words.massMinutes, value: String(address.mass.minutes) },
  ];
}

function shareRow({ refs, of }: OversightRow, { label, href }: { label: string; href: string }): ShareRow {
  const whole = of?.length ?? refs.length;
  return {
    label,
    extended: String(refs.length),
    ended: String(whole),
    share: auditTexts.oversight.share(refs.length, whole),
    href: hrefTo(refs, href),
  };
}

function barsOf({ oversight, address }: OversightParts): readonly OversightBars[] {
  const words = auditTexts.oversight;
  const bars = (group: string, rows: readonly OversightRow[], nameOf: (key: string) => string) =>
    rows.map(({ key, refs }) => ({
      label: nameOf(key ?? ''),
      values: [refs.length],
      href: hrefTo(refs, address.cellHref(`${group}.${key ?? ''}`)),
    }));
  const margin = (key: string) => words.margins[key as keyof typeof words.margins];
  return [
    {
      id: 'reply',
      title: words.replies,
      rule: words.repliesRule,
      unit: words.cases,
      bars: bars('reply', oversight.repliesByMargin, margin),
    },
    {
      id: 'extension',
      title: words.extensions,
      rule: words.extensionsRule,
      unit: words.times,
      bars: bars('extension', oversight.extensionsByMargin, margin),
    },
    {
      id: 'person',
      title: words.byPerson,
      rule: words.byPersonRule,
      unit: words.times,
      bars: bars('person', oversight.extensionsByPerson, personName),
    },
    {
      id: 'rule',
      title: words.breaches,
      rule: words.breachesRule,
      unit: words.times,
      bars: bars('rule', oversight.breachesByRule, ruleText),
    },
  ];
}

function massGroups({ massActions }: Oversight): readonly MassGroup[] {
  const words = auditTexts.oversight;
  return massActions.map(({ actorName, type, entries, from, to, reason }) => ({
    title: words.massGroup(actorName, eventLabel(type), new Set(entries.map(({ caseId }) => caseId)).size, wallClock(from), wallClock(to)),
    reason: reason === '' ? words.massNoReason : words.massReason(reason),
    cases: entries.map(({ caseId, caseNo, version }) => ({
      href: addressOf(`/cases/${encodeURIComponent(caseId)}/replay`, { version }),
      label: caseNo ?? auditTexts.unknownCase,
    })),
  }));
}

function othersOf({ oversight, address }: OversightParts): readonly OversightFigure[] {
  const words = auditTexts.oversight;
  const rules: Record<(typeof OTHER_FIGURES)[number], string> = {
    overrides: words.overridesRule,
    lateConfirmations: words.lateConfirmationsRule,
    reassignments: words.reassignmentsRule,
    voided: words.voidedRule,
  };
  return OTHER_FIGURES.map((id) => ({
    id,
    label: words[id],
    value: String(oversight[id].length),
    rule: rules[id],
    href: hrefTo(oversight[id], address.cellHref(id)),
  }));
}

function hrefTo(refs: readonly CaseRef[], href: string): string | null {
  return refs.length === 0 ? null : href;
}
