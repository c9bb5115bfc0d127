import { isForPeopleAlone } from '../law/access/key-rules.ts';
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
  if (actor.apiKey !== undefined && isForPeopleAlone(definition)) return false;
  return definition.recordedBy.some((role) => actor.roles.includes(role));
}

/** @throws {StepRefusedError} naming the roles that may record the event. */
export function requirePermission(definition: EventDefinition, actor: Actor): void {
  if (mayRecord(definition, actor)) return;
  if (actor.apiKey !== undefined && isForPeopleAlone(definition)) throw byNoKey(definition);
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

/** What only a leader decides, no key does. */
export function byNoKey({ label, article }: EventDefinition): StepRefusedError {
  return new StepRefusedError({
    rule: 'role',
    basis: article,
    text: {
      zh: `“${label.zh}”须由本人登录后在页面上办理，不能通过接口密钥办理。`,
      en: `'${label.en}' is for the person to do at the page after signing in; an API key cannot do it.`,
    },
  });
}
