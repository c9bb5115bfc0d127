import type { QueueItem } from '../../store/rows.ts';
import type { Colleague } from '../../store/staff-directory.ts';
import type { Selected } from '../assign-cases.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import type { AssignmentResult } from '../queue-session.ts';
import { queueTexts } from '../texts/queue.ts';
import { texts } from '../texts.ts';

export interface AssignPage {
  readonly frame: Frame;
  readonly errors: readonly ErrorLine[];
  readonly personError: string | null;
  readonly cases: readonly {
    readonly value: string;
    readonly href: string;
    readonly caseNo: string;
    readonly title: string;
    readonly now: string;
    readonly version: string;
  }[];
  readonly people: readonly { readonly id: string; readonly label: string }[];
  readonly back: string;
}

interface AssignParts {
  readonly items: readonly QueueItem[];
  readonly selected: readonly Selected[];
  readonly people: readonly Colleague[];
  readonly error: string | null;
  readonly back: string;
}

/** The cases stand with the version that was selected: what has changed since is refused, not overwritten. */
export function assignPage(frame: Frame, { items, selected, people, error, back }: AssignParts): AssignPage {
  const hasCases = selected.length > 0;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    frame,
    errors: error === null ? [] : [{ text: error, href: hasCases ? '#person' : null }],
    personError: error !== null && hasCases ? error : null,
    cases: items.map(({ id, version: latest, caseNo, title, assignedTo }) => {
      const version = selected.find(({ caseId }) => caseId === id)?.version ?? latest;
      return {
        value: `${id}:${version}`,
        href: `/cases/${encodeURIComponent(id)}`,
        caseNo: caseNo ?? texts.queue.noNumber,
        title: title ?? texts.queue.noTitle,
        now: assignedTo === null ? queueTexts.nobodyHandles : (names.get(assignedTo) ?? assignedTo),
        version: texts.case.version(version),
      };
    }),
    people: people.map(({ id, name, unit }) => ({ id, label: unit === null ? name : `${name}${texts.write.bracketed(unit)}` })),
    back,
  };
}

export interface AssignResultPage {
  readonly frame: Frame;
  /** Null when the session no longer has it. */
  readonly summary: string | null;
  readonly done: readonly { readonly href: string; readonly label: string }[];
  readonly refusedSummary: string;
  readonly refused: AssignmentResult['refused'];
  /** `possible` when at least one case was somebody's before. */
  readonly undo: 'possible' | 'impossible' | 'none';
  readonly back: string;
}

export function assignResultPage(frame: Frame, { result, back }: { result: AssignmentResult | null; back: string }): AssignResultPage {
  const done = result?.done ?? [];
  const refused = result?.refused ?? [];
  const { done: assigned, doneBack, refused: notAssigned } = queueTexts.assign;
  const mayUndo = result !== null && !result.undone && done.length > 0;
  return {
    frame,
    summary: result === null ? null : result.undone ? doneBack(done.length) : assigned(done.length, result.name),
    done: done.map(({ caseId, label }) => ({ href: `/cases/${encodeURIComponent(caseId)}`, label })),
    refusedSummary: notAssigned(refused.length),
    refused,
    undo: mayUndo ? (done.some(({ before }) => before !== null) ? 'possible' : 'impossible') : 'none',
    back,
  };
}
