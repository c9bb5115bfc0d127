import type { Knex } from 'knex';
import { InvalidInputError, StepRefusedError } from '../law/errors.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import { needsServiceCheck, serviceRefusal } from '../law/service-rules.ts';
import { createHistoryStore } from '../store/history-store.ts';

/**
 * Service is judged by the history, which `trx` reads. Imported histories are facts and are not asked.
 *
 * @throws {InvalidInputError} naming the field at fault.
 * @throws {StepRefusedError} when the law forbids this way of service as yet.
 */
export async function checkService(trx: Knex, { caseId, fact, actor }: { caseId: string; fact: Fact; actor: Actor }): Promise<void> {
  if ((actor.kind !== 'staff' && actor.kind !== 'machine') || !needsServiceCheck(fact.type)) return;
  const history = await createHistoryStore(trx).list(caseId);
  const refusal = serviceRefusal(
    fact,
    history.map(({ type, effectiveOn, data }) => ({ type, on: effectiveOn, data })),
  );
  if (refusal === undefined) return;
  const { field, basis, text } = refusal;
  if (field === null) throw new StepRefusedError({ rule: 'guard', basis, text });
  throw new InvalidInputError([{ field, ...text }]);
}
