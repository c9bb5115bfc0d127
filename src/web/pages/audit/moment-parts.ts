import type { CaseAt } from '../../../engine/audit/case-at.ts';
import type { LetterId } from '../../../law/letter-ids.ts';
import { LETTERS } from '../../../law/letters.ts';
import { lineOf } from '../../audit/history-lines.ts';
import { activePaths, stateLabel } from '../../diagram/chart-graph.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';
import { applicationNow } from '../application-now.ts';
import { currentLabel } from '../diagram-part.ts';
import { letterName } from '../letter-name.ts';
import { proceedingLabel } from '../proceedings-part.ts';
import { type ShownField, shownFields } from '../show-value.ts';

type Deps = Pick<WebDeps, 'machines' | 'findEvent'>;

/** A letter that an entry of the history made. */
export interface LetterThen {
  readonly title: string;
  readonly version: number;
  readonly on: string;
}

/** The letters that the entries name, oldest first. */
export function lettersOf({ entries, clock }: Pick<CaseAt, 'entries' | 'clock'>): readonly LetterThen[] {
  const history = entries.map(lineOf);
  return entries.flatMap(({ data, version, effectiveOn }) =>
    (Array.isArray(data.letters) ? data.letters : []).map((value: unknown) => {
      const { letter, number } = (typeof value === 'object' && value !== null ? value : {}) as { letter?: unknown; number?: unknown };
      const known = typeof letter === 'string' && Object.hasOwn(LETTERS, letter);
      const name = known ? letterName({ letter: letter as LetterId, version }, { history, clock }) : String(letter ?? texts.none);
      return { title: typeof number === 'string' ? `${name}${texts.write.bracketed(number)}` : name, version, on: effectiveOn };
    }),
  );
}

/** The application as it stood on record. */
export function applicationThen({ entries }: CaseAt, findEvent: WebDeps['findEvent']): readonly ShownField[] {
  const first = entries[0];
  return first === undefined ? [] : shownFields(findEvent(first.type)?.fields ?? {}, applicationNow(entries.map(lineOf)));
}

/** Each chart by name with where its leading part stands. */
export function statesOf({ instances }: CaseAt, deps: Deps): readonly ShownField[] {
  const [, ...proceedings] = instances;
  return instances.map((instance, index) => ({
    label:
      index === 0
        ? stateLabel(deps.machines[instance.machine], '')
        : (proceedingLabel(proceedings, { id: instance.id, machines: deps.machines }) ?? instance.id),
    value: currentLabel(instance, deps.machines),
  }));
}

/** Every part of every chart, also those beside the leading one. */
export function allStatesOf({ instances }: CaseAt, deps: Deps): readonly ShownField[] {
  const [, ...proceedings] = instances;
  return instances.flatMap((instance, index) => {
    const machine = deps.machines[instance.machine];
    const name =
      index === 0 ? stateLabel(machine, '') : (proceedingLabel(proceedings, { id: instance.id, machines: deps.machines }) ?? instance.id);
    return activePaths(instance.value).map((path) => {
      const region = path.includes('.') ? stateLabel(machine, path.slice(0, path.indexOf('.'))) : null;
      return { label: region === null ? name : `${name} · ${region}`, value: stateLabel(machine, path) };
    });
  });
}
