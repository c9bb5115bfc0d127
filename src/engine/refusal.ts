import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';
import type { GuardText, StateMeta } from '../../machines/chart-types.ts';
import { disclosureRequestGuardTexts } from '../../machines/parts/request-guard-texts.ts';
import { PROCEEDING_GUARD_TEXTS } from '../../machines/proceedings.ts';
import type { Bilingual } from '../law/errors.ts';
import { type RefusalRule, StepRefusedError } from '../law/errors.ts';
import { findEvent } from '../law/events/catalogue.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { ChartEvent } from '../law/step-facts.ts';
import type { Applied } from './apply-fact.ts';
import { MACHINES, restoreChart } from './charts.ts';
import { failingGuard } from './failing-guard.ts';

export interface Refusal {
  readonly rule: RefusalRule;
  readonly basis: string;
  readonly text: Bilingual;
}

const GUARD_TEXTS: Readonly<Record<MachineId, Readonly<Record<string, GuardText>>>> = {
  disclosureRequest: disclosureRequestGuardTexts,
  ...PROCEEDING_GUARD_TEXTS,
};

/** Guards that stand for the four-eyes rule (domain 5.4). */
const FOUR_EYES = /AnotherPerson$/;

/** Which rule forbids a step that the chart did not take, with its article. */
export function explainRefusal(applied: Exclude<Applied, { result: 'taken' }>, type: string): Refusal {
  const definition = findEvent(type);
  if (applied.result === 'noProceeding') return noProceeding(applied.machine, definition);
  const { machine, event } = applied;
  const snapshot = restoreChart(machine, applied.snapshot);
  const guard = failingGuard(snapshot, event);
  if (guard === undefined) return notHere({ machine, snapshot, event, definition });
  const clock = event.facts.breach;
  if (clock !== null && /Lawful$/.test(guard))
    return { rule: 'guard', basis: `${definition?.article ?? ''}（${clock.rule}）`, text: clock.message };
  const text = GUARD_TEXTS[machine][guard];
  if (text === undefined) return notHere({ machine, snapshot, event, definition });
  return { rule: FOUR_EYES.test(guard) ? 'fourEyes' : 'guard', basis: text.basis, text: text.text };
}

export function refusalError(applied: Exclude<Applied, { result: 'taken' }>, type: string): StepRefusedError {
  return new StepRefusedError(explainRefusal(applied, type));
}

/** No transition at all from here: name where the case stands and where the step belongs. */
function notHere(ask: {
  machine: MachineId;
  snapshot: AnyMachineSnapshot;
  event: ChartEvent;
  definition: EventDefinition | undefined;
}): Refusal {
  const here = stateLabels(ask.snapshot);
  const there = statesTaking(ask.machine, ask.event.type);
  const label = ask.definition?.label ?? { zh: ask.event.type, en: ask.event.type };
  const where = { zh: there.map((l) => l.zh).join('、'), en: there.map((l) => l.en).join(', ') };
  return {
    rule: 'chart',
    basis: ask.definition?.article ?? '',
    text: {
      zh: `案件现为“${here.map((l) => l.zh).join('／')}”，不能办理“${label.zh}”${where.zh ? `；该步骤只能在以下状态办理：${where.zh}` : ''}。`,
      en: `The case is in '${here.map((l) => l.en).join(' / ')}'; '${label.en}' is not possible there${where.en ? `, only in: ${where.en}` : ''}.`,
    },
  };
}

function noProceeding(machine: MachineId, definition: EventDefinition | undefined): Refusal {
  const label = definition?.label ?? { zh: machine, en: machine };
  return {
    rule: 'chart',
    basis: definition?.article ?? '',
    text: {
      zh: `没有可以办理“${label.zh}”的程序：应先登记该程序，且申请已答复、已终止或者逾期未答复。`,
      en: `There is no proceeding for '${label.en}': it must be opened first, and the request must be answered, closed or overdue.`,
    },
  };
}

/** Labels of the main state a snapshot is in; regions that are idle are left out. */
export function stateLabels(snapshot: AnyMachineSnapshot): Bilingual[] {
  const handling = activeLeaves(snapshot).filter((node) => !node.path.includes('idle'));
  return handling.slice(0, 1).map(labelOf);
}

export function labelOf(node: AnyStateNode): Bilingual {
  return (node.meta as StateMeta | undefined)?.label ?? { zh: node.key, en: node.key };
}

function activeLeaves(snapshot: AnyMachineSnapshot): AnyStateNode[] {
  return (snapshot._nodes as AnyStateNode[]).filter((node) => node.type === 'atomic' || node.type === 'final');
}

function statesTaking(machine: MachineId, type: string): Bilingual[] {
  return nodesBelow(MACHINES[machine].root)
    .filter((node) => node.transitions.has(type))
    .map(labelOf);
}

function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states as Record<string, AnyStateNode>).flatMap((child) => [child, ...nodesBelow(child)]);
}
