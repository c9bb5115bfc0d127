import { StepRefusedError } from '../law/errors.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import { type Actor, ROLE_LABELS } from '../law/roles.ts';

/** Whether the actor's roles allow recording the event. The clock records what only it may, an applicant what is the applicant's own, the mailbox what came by mail; an import stands in for all persons of the past. */
export function mayRecord(definition: EventDefinition, actor: Actor): boolean {
  if (actor.kind === 'import') return true;
  if (definition.byClock === true) return actor.kind === 'clock';
  if (actor.kind === 'clock') return false;
  if (actor.kind === 'mailbox') return definition.byMailbox === true;
  if (actor.kind === 'applicant') return definition.byApplicant === true;
  return definition.recordedBy.some((role) => actor.roles.includes(role));
}

/** @throws {StepRefusedError} naming the roles that may record the event. */
export function requirePermission(definition: EventDefinition, actor: Actor): void {
  if (mayRecord(definition, actor)) return;
  const roles = definition.recordedBy.map((role) => ROLE_LABELS[role]);
  const zh = roles.map((role) => role.zh).join('、') || ROLE_LABELS.clock.zh;
  const en = roles.map((role) => role.en).join(', ') || ROLE_LABELS.clock.en;
  throw new StepRefusedError({
    rule: 'role',
    basis: definition.article,
    text: {
      zh: `“${definition.label.zh}”只能由${zh}办理。`,
      en: `'${definition.label.en}' can only be recorded by: ${en}.`,
    },
  });
}
