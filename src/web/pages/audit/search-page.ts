import { DECISION_CODES, DECISIONS } from '../../../law/decision-codes.ts';
import { EVENTS } from '../../../law/events/catalogue.ts';
import type { EventDefinition, MachineId } from '../../../law/events/define-event.ts';
import type { DeskPerson } from '../../../store/case-desk-read-model.ts';
import { type FoundEntry, PROVENANCES, SEARCH_AXES } from '../../../store/history-search.ts';
import type { HistoryRow } from '../../../store/rows.ts';
import { replayHref } from '../../audit/replay-address.ts';
import type { SearchAddress } from '../../audit/search-address.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { say, sayLabel } from '../../language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { ruleText } from '../../texts/breach-rules.ts';
import { texts } from '../../texts.ts';
import { type ListCell, type ListField, type ListPage, optionsOf } from './list-page.ts';

const DEFINITIONS: readonly EventDefinition[] = Object.values(EVENTS);
export const ACTOR_KINDS: readonly HistoryRow['actorKind'][] = ['staff', 'applicant', 'mailbox', 'clock', 'import', 'machine'];

interface SearchParts {
  readonly address: SearchAddress;
  readonly entries: readonly FoundEntry[];
  readonly people: readonly Pick<DeskPerson, 'id' | 'name' | 'unit'>[];
  readonly units: readonly string[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Entries of all histories. Applicants have no names here. */
export function searchPage(frame: Frame, { address, entries, people, units, firstHref, nextHref }: SearchParts): ListPage {
  const words = auditTexts.search;
  const { columns } = words;
  return {
    frame,
    title: words.title,
    intro: words.intro,
    back: { href: '/audit', label: auditTexts.back },
    status: null,
    actions: [],
    notes: address.notes,
    form: { action: '/audit/search', fields: fieldsOf(address, { people, units }), submit: auditTexts.show },
    sections: [],
    table: {
      caption: words.caption,
      columns: [
        { label: columns.recorded },
        { label: columns.effective },
        { label: columns.caseNo, names: true },
        { label: columns.event },
        { label: columns.actor },
        { label: columns.unit },
        { label: columns.decision },
        { label: columns.marks },
      ],
      rows: entries.map(rowOf),
      empty: words.empty,
    },
    downloads: [
      { href: address.href('/audit/search.csv'), label: auditTexts.csv },
      { href: address.href('/audit/search.xlsx'), label: auditTexts.xlsx },
    ],
    downloadHint: auditTexts.exportHint,
    previous: firstHref,
    next: nextHref,
  };
}

function fieldsOf(address: SearchAddress, lists: Pick<SearchParts, 'people' | 'units'>): readonly ListField[] {
  const words = auditTexts.search;
  const { query, chosen } = address;
  const select = (name: string, label: string, options: Parameters<typeof optionsOf>[2], value: string | undefined): ListField => ({
    kind: 'select',
    name,
    label,
    options: optionsOf(value, auditTexts.any, options),
  });
  const named = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return [
    select('event', words.type, eventOptions(), chosen.event),
    select('actor', words.actor, lists.people.map(personOption), query.actorId),
    select('by', words.actorKind, named(ACTOR_KINDS, words.actorKinds), query.actorKind),
    {
      kind: 'select',
      name: 'axis',
      label: words.axis,
      options: SEARCH_AXES.map((value) => ({ value, label: words.axes[value], chosen: value === query.axis, group: null })),
    },
    { kind: 'day', name: 'from', label: auditTexts.from, value: query.from ?? '' },
    { kind: 'day', name: 'to', label: auditTexts.to, value: query.to ?? '' },
    select(
      'unit',
      words.unit,
      lists.units.map((unit) => ({ value: unit, label: unit })),
      query.unit,
    ),
    select('decision', words.decision, decisionOptions(), query.decisionCode),
    select('breach', words.breach, named(['with', 'without'] as const, words.breaches), query.breach),
    select('provenance', words.provenance, named(PROVENANCES, words.provenances), query.provenance),
  ];
}

/** People of one name are told apart by unit and account. */
export function personOption({ id, name, unit }: Pick<DeskPerson, 'id' | 'name' | 'unit'>) {
  return { value: id, label: unit === null ? name : `${name}${texts.write.bracketed(unit)}` };
}

function decisionOptions() {
  return DECISION_CODES.map((code) => ({ value: code, label: `${code} ${say(DECISIONS[code].label)}` }));
}

/** The code with its name, in the language of the reader; null for no decision. */
export function decisionText(decisionCode: string | null): string | null {
  const code = DECISION_CODES.find((one) => one === decisionCode);
  return code === undefined ? decisionCode : `${code} ${sayLabel(DECISIONS[code].label)}`;
}

function eventOptions() {
  const words = auditTexts.search;
  const machines = [...new Set(DEFINITIONS.map(({ machine }) => machine))];
  return machines.flatMap((machine) => [
    { value: `machine:${machine}`, label: words.allOf(words.machines[machine]), group: words.machines[machine] },
    ...DEFINITIONS.filter((definition) => definition.machine === machine).map(({ type, label }) => ({
      value: type,
      label: sayLabel(label),
      group: words.machines[machine],
    })),
  ]);
}

/** The events that a choice stands for; undefined for no choice. */
export function typesOf(chosen: string | undefined): readonly string[] | undefined {
  const machine = chosen?.startsWith('machine:') === true ? (chosen.slice('machine:'.length) as MachineId) : undefined;
  if (machine === undefined) return DEFINITIONS.some(({ type }) => type === chosen) ? [chosen ?? ''] : undefined;
  const types = DEFINITIONS.filter((definition) => definition.machine === machine).map(({ type }) => type);
  return types.length === 0 ? undefined : types;
}

export function eventLabel(type: string): string {
  const definition = DEFINITIONS.find((one) => one.type === type);
  return definition === undefined ? type : sayLabel(definition.label);
}

/** Names of staff only: applicants are what they are. */
export function actorText({ actorKind, actorName }: Pick<FoundEntry, 'actorKind' | 'actorName'>): string {
  return actorKind === 'staff'
    ? actorName
    : sayLabel({ zh: auditTexts.search.actorKinds[actorKind], en: auditTexts.search.actorKinds[actorKind] });
}

export function marksOf({ rules, provenance, hasAssumed }: FoundEntry): NonNullable<ListCell['badges']> {
  const words = auditTexts.search;
  return [
    ...rules.map((rule) => ({ text: ruleText(rule), tone: 'alarm' as const })),
    ...(provenance === 'inferred' ? [{ text: words.provenances.inferred, tone: 'quiet' as const }] : []),
    ...(hasAssumed ? [{ text: words.provenances.assumed, tone: 'quiet' as const }] : []),
  ];
}

function rowOf(entry: FoundEntry): readonly ListCell[] {
  return [
    { text: wallClock(entry.recordedAt) },
    { text: entry.effectiveOn },
    {
      text: `${entry.caseNo ?? auditTexts.unknownCase} #${entry.version}`,
      href: replayHref(entry.caseId, { by: 'version', version: entry.version }),
    },
    { text: eventLabel(entry.type) },
    { text: actorText(entry) },
    { text: entry.unit ?? texts.none },
    { text: decisionText(entry.decisionCode) ?? texts.none },
    { text: '', badges: marksOf(entry) },
  ];
}
