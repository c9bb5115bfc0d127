import { PUBLICATION_CHANNELS } from '../../law/publication-catalogue.ts';
import { parseSelected } from '../assign-cases.ts';
import { actorOf } from '../auth.ts';
import { casesInSight } from '../case-sight.ts';
import { failureOf } from '../failure.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import { publicationTexts } from '../texts/publications.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { oneOf } from './list-address.ts';

const STEPS = ['publication.cleared', 'publication.published'] as const;
const CHANNELS = PUBLICATION_CHANNELS.map(({ value }) => value);

/**
 * Records one step on several publications, each by itself and by the same rules as on its own page: what is refused is told of and left.
 *
 * @returns what to tell the person.
 */
export async function recordQuickSteps(deps: WebDeps, user: StaffUser, raw: RawForm): Promise<string> {
  const words = publicationTexts.quick;
  const selected = parseSelected(raw.item);
  const type = oneOf(STEPS, firstValue(raw, 'step'));
  const own = await casesInSight(
    deps,
    user,
    selected.map(({ caseId }) => caseId),
  );
  const chosen = selected.filter(({ caseId }) => own.has(caseId));
  if (type === null || chosen.length === 0) return words.nothing;
  const data = type === 'publication.published' ? { channel: oneOf(CHANNELS, firstValue(raw, 'channel')) ?? 'website' } : {};
  const event = { type, on: deps.today(), data };
  const refusals: string[] = [];
  for (const { caseId, version } of chosen) {
    try {
      await deps.engine.record(caseId, event, { actor: actorOf(user), expectedVersion: version });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status >= 500) throw error;
      refusals.push(failure.body);
    }
  }
  const done = chosen.length - refusals.length;
  const first = refusals[0];
  return [...(done === 0 ? [] : [words.done(done)]), ...(first === undefined ? [] : [words.refused(refusals.length, first)])].join(' ');
}
