import type { AnyStateMachine } from 'xstate';
import { APPLICANT_CLASS_LABELS, APPLICANT_CLASSES, CHANNEL_LABELS, CHANNELS } from '../../law/channels.ts';
import { DECISION_CODES, DECISIONS } from '../../law/decision-codes.ts';
import type { Bilingual } from '../../law/errors.ts';
import { type LegalActor, ROLE_LABELS } from '../../law/roles.ts';
import { QUEUE_FLAGS, QUEUE_SORTS, type QueueChoices } from '../../store/queue-conditions.ts';
import { CASE_KINDS, type CaseKind } from '../../store/rows.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { sayLabel } from '../language.ts';
import type { QueueAddress } from '../queue-address.ts';
import { queueTexts } from '../texts/queue.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { leadingMachine } from './queue-row.ts';

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface SelectView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly OptionView[];
}

export interface DayFilterView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

export interface QueueFilters {
  readonly summary: string;
  /** Open from the start: something in it is chosen. */
  readonly open: boolean;
  readonly selects: readonly SelectView[];
  readonly days: readonly DayFilterView[];
  readonly flags: readonly (OptionView & { readonly id: string })[];
}

/** For whom a request can wait. */
const WAITED_FOR: readonly LegalActor[] = ['officer', 'registrar', 'legalReviewer', 'leader', 'applicant', 'thirdParty', 'otherOrgan'];

export function queueFilters(address: QueueAddress, machines: WebDeps['machines']): QueueFilters {
  const { choices, kind, sort } = address;
  const used = Object.keys(choices).length + (kind === 'request' ? 0 : 1);
  return {
    summary: used === 0 ? queueTexts.moreFilters : queueTexts.filtersUsed(used),
    open: used > 0,
    selects: [
      select(
        'kind',
        queueTexts.kind,
        CASE_KINDS.map((id) => option(id, queueTexts.kinds[id], kind)),
      ),
      select('state', queueTexts.state, withAny(stateOptions(kind, { machines, chosen: choices.state }))),
      ...(kind === 'request' ? requestSelects(choices) : []),
      select(
        'sort',
        queueTexts.sort,
        QUEUE_SORTS.map((id) => option(id, queueTexts.sorts[id], sort)),
      ),
    ],
    days: kind === 'request' ? [...range('arrived', queueTexts.arrived, choices), ...range('due', queueTexts.due, choices)] : [],
    flags:
      kind === 'request'
        ? QUEUE_FLAGS.map((id) => ({
            ...option(id, queueTexts.flags[id], ''),
            id: `filter-flag-${id}`,
            chosen: choices.flags?.includes(id) === true,
          }))
        : [],
  };
}

function requestSelects(choices: QueueChoices): readonly SelectView[] {
  const labelled = <K extends string>(ids: readonly K[], labels: Readonly<Record<K, Bilingual>>, chosen: string | undefined) =>
    withAny(ids.map((id) => option(id, sayLabel(labels[id]), chosen)));
  const nobody = option('nobody', queueTexts.nobody, choices.waitingFor);
  const decisions = DECISION_CODES.map((code) => option(code, `${code} ${sayLabel(DECISIONS[code].label)}`, choices.decision));
  return [
    select('waitingFor', queueTexts.waitingFor, [...labelled(WAITED_FOR, ROLE_LABELS, choices.waitingFor), nobody]),
    select('channel', queueTexts.channel, labelled(CHANNELS, CHANNEL_LABELS, choices.channel)),
    select('applicantClass', queueTexts.applicantClass, labelled(APPLICANT_CLASSES, APPLICANT_CLASS_LABELS, choices.applicantClass)),
    select('decision', queueTexts.decision, withAny(decisions)),
  ];
}

function stateOptions(
  kind: CaseKind,
  { machines, chosen }: { machines: WebDeps['machines']; chosen: string | undefined },
): readonly OptionView[] {
  const machine = leadingMachine(machines, kind);
  if (machine === undefined) return [];
  const [prefix, states] = statesOf(machine);
  return states.map((state) => option(state, stateLabel(machine, `${prefix}${state}`), chosen));
}

/** A request's chart has a region for its handling; the others are that region themselves. The first state is before everything. */
function statesOf(machine: AnyStateMachine): [string, string[]] {
  const { handling } = machine.root.states;
  const node = handling ?? machine.root;
  return [handling === undefined ? '' : 'handling.', Object.keys(node.states).slice(1)];
}

function range(name: 'arrived' | 'due', label: string, choices: QueueChoices): readonly DayFilterView[] {
  const [from, to] = [`${name}From`, `${name}To`] as const;
  return [
    { id: `filter-${from}`, name: from, label: queueTexts.from(label), value: choices[from] ?? '' },
    { id: `filter-${to}`, name: to, label: queueTexts.to(label), value: choices[to] ?? '' },
  ];
}

function select(name: string, label: string, options: readonly OptionView[]): SelectView {
  return { id: `filter-${name}`, name, label, options };
}

function withAny(options: readonly OptionView[]): readonly OptionView[] {
  return [{ value: '', label: queueTexts.any, chosen: options.every(({ chosen }) => !chosen) }, ...options];
}

function option(value: string, label: string, chosen: string | undefined): OptionView {
  return { value, label: label === '' ? texts.none : label, chosen: value === chosen };
}
