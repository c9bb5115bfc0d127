import type { CivilDate } from '../law/civil-date.ts';
import type { FieldProblem } from '../law/errors.ts';
import type { Actor } from '../law/roles.ts';
import type { NewEvent } from './engine-types.ts';

/** What only the organ can find or grant. */
const FOR_STAFF: readonly string[] = ['goodReason', 'legacyNo', 'mailNumber', 'topicTags'];

/**
 * What applicants may not say of their own acts on the portal: another day than that on which the act arrived, another channel, or a finding
 * that is the organ's. Days of the law never come from a browser.
 */
export function portalProblems(event: NewEvent, { actor, today }: { actor: Actor; today: CivilDate }): FieldProblem[] {
  if (actor.kind !== 'applicant') return [];
  const notYours = FOR_STAFF.filter((name) => event.data[name] !== undefined).map((field) => ({
    field,
    zh: '此项由行政机关认定，不能在网上填写',
    en: 'This is for the organ to find and cannot be filled in online',
  }));
  return [...(event.on === today ? [] : [wrongDay(today)]), ...(viaPortal(event) ? [] : [wrongChannel()]), ...notYours];
}

function viaPortal({ type, data }: NewEvent): boolean {
  return type !== 'application.submitted' || data.channel === 'online';
}

function wrongDay(today: CivilDate): FieldProblem {
  return { field: 'on', zh: `网上办理的日期只能是今天（${today}）`, en: `What is done online takes effect today (${today})` };
}

function wrongChannel(): FieldProblem {
  return { field: 'channel', zh: '网上提交的申请，申请方式为互联网渠道', en: 'What is submitted online comes by the online channel' };
}
