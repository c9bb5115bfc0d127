import type { CaseSight } from '../law/access/case-sight.ts';
import { DomainError } from '../law/errors.ts';
import { createQueueReadModel } from '../store/queue-read-model.ts';
import type { QueueItem } from '../store/rows.ts';
import { type Colleague, createStaffDirectory, mayHandle } from '../store/staff-directory.ts';
import { actorOf } from './auth.ts';
import { sightOfUser } from './case-sight.ts';
import { failureOf } from './failure.ts';
import type { AssignedCase, AssignmentResult } from './queue-session.ts';
import { queueTexts } from './texts/queue.ts';
import { texts } from './texts.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

/** A case as it was selected: at the version that the page showed. */
export interface Selected {
  readonly caseId: string;
  readonly version: number;
}

type Deps = Pick<WebDeps, 'db' | 'engine' | 'today'>;
type Outcome = { readonly done: AssignedCase } | { readonly refused: AssignmentResult['refused'][number] };

/** More than one page of the queue holds. */
const MAX_SELECTED = 100;

/** What checkboxes post: `id:version`, one or several. Whatever is not of that form is left out. */
export function parseSelected(value: unknown): readonly Selected[] {
  const given = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  const selected = given.flatMap((one) => {
    const [, caseId, version] = /^([\w-]{1,100}):(\d{1,9})$/.exec(one) ?? [];
    return caseId === undefined || version === undefined ? [] : [{ caseId, version: Number(version) }];
  });
  return [...new Map(selected.map((one) => [one.caseId, one])).values()].slice(0, MAX_SELECTED);
}

/** The selected cases of the person's own organ and sight; others are not told of. */
export async function selectedItems(deps: Pick<WebDeps, 'db'>, user: StaffUser, selected: readonly Selected[]): Promise<QueueItem[]> {
  const ids = selected.map(({ caseId }) => caseId);
  return itemsOf(deps, user, { ids, sight: await sightOfUser(deps, user) });
}

async function itemsOf(
  { db }: Pick<WebDeps, 'db'>,
  { organId }: StaffUser,
  { ids, sight }: { readonly ids: readonly string[]; readonly sight: CaseSight },
): Promise<QueueItem[]> {
  return organId === null ? [] : createQueueReadModel(db.read).byIds(ids, { organId, sight });
}

/** Everybody of the organ to whom cases may be assigned, by name. */
export async function possibleHandlers(deps: Pick<WebDeps, 'db'>, user: StaffUser): Promise<readonly Colleague[]> {
  return user.organId === null ? [] : (await createStaffDirectory(deps.db.read).list(user.organId)).filter(mayHandle);
}

/** Assigns each case by itself: one that has moved on, or may not be assigned, is left as it is and told of. */
export async function assignCases(
  deps: Deps,
  user: StaffUser,
  ask: { readonly selected: readonly Selected[]; readonly to: Colleague },
): Promise<AssignmentResult> {
  const items = await selectedItems(deps, user, ask.selected);
  const outcomes = await Promise.all(ask.selected.map((one) => assignOne(deps, user, { ...one, to: ask.to, items })));
  return resultOf(outcomes, { name: ask.to.name, undone: false });
}

/**
 * Gives every case of a result back to whom it was taken from; those that nobody handled stay. The person saw these cases a moment ago and
 * gave them away: it is undone also where they lie with another unit now, as long as nobody there has done anything.
 */
export async function giveBack(deps: Deps, user: StaffUser, result: AssignmentResult): Promise<AssignmentResult> {
  const people = user.organId === null ? [] : await createStaffDirectory(deps.db.read).list(user.organId);
  const ids = result.done.map(({ caseId }) => caseId);
  const items = await itemsOf(deps, user, { ids, sight: { sees: 'organ' } });
  const outcomes = await Promise.all(
    result.done.flatMap((one) => {
      const to = people.find(({ id }) => id === one.before);
      return to === undefined ? [] : [assignOne(deps, user, { ...one, to, items })];
    }),
  );
  return resultOf(outcomes, { name: '', undone: true });
}

async function assignOne(
  deps: Deps,
  user: StaffUser,
  { caseId, version, to, items }: Selected & { readonly to: Colleague; readonly items: readonly QueueItem[] },
): Promise<Outcome> {
  const item = items.find(({ id }) => id === caseId);
  if (item === undefined) return { refused: { label: texts.none, href: null, why: queueTexts.assign.gone } };
  const label = item.caseNo ?? texts.queue.noNumber;
  const data = { user: to.id, name: to.name, ...(to.unit === null ? {} : { unit: to.unit }) };
  try {
    const event = { type: 'handler.assigned', on: deps.today(), data };
    const recorded = await deps.engine.record(caseId, event, { actor: actorOf(user), expectedVersion: version });
    return { done: { caseId, label, version: recorded.version, before: item.assignedTo } };
  } catch (error) {
    if (!(error instanceof DomainError) || failureOf(error).status >= 500) throw error;
    return { refused: { label, href: `/cases/${encodeURIComponent(caseId)}`, why: failureOf(error).body } };
  }
}

function resultOf(outcomes: readonly Outcome[], about: Pick<AssignmentResult, 'name' | 'undone'>): AssignmentResult {
  return {
    ...about,
    done: outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : [])),
    refused: outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : [])),
  };
}
