import type { Knex } from 'knex';
import type { CaseSight } from '../../law/access/case-sight.ts';
import { addDays, addMonths, type CivilDate } from '../../law/civil-date.ts';
import { reassessmentDueOn } from '../../law/publication-catalogue.ts';
import { createPublicationReadModel, type PublicationItem } from '../../store/publication-read-model.ts';
import { settingIn } from '../administration/settings.ts';

/** An exempt item that is to be looked at again. */
export interface Reassessment {
  readonly item: PublicationItem;
  readonly assessedOn: CivilDate;
  /** May lie ahead. */
  readonly dueOn: CivilDate;
}

export interface ReassessmentAsk {
  readonly organId: number;
  readonly sight: CaseSight;
  readonly today: CivilDate;
  /** Calendar days ahead that are told too, 0 or more. */
  readonly ahead: number;
}

const MAX_LISTED = 500;

/**
 * Exempt items whose reassessment is due by then, the longest due first, at most 500.
 *
 * Legal source: 2019 Regulation art. 18; the interval is the organ's setting.
 */
export async function dueReassessments(db: Knex, { organId, sight, today, ahead }: ReassessmentAsk): Promise<readonly Reassessment[]> {
  const months = await reassessmentMonths(db, organId);
  const horizon = addDays(today, ahead);
  // Months end on days of their own: a few days more are read, and left out by the day itself.
  const until = addDays(addMonths(horizon, -months), 3);
  const items = await createPublicationReadModel(db).exemptSince({ organId, sight, until, limit: MAX_LISTED });
  return items.flatMap((item) => {
    const { assessedOn } = item.entry;
    if (assessedOn === null) return [];
    const dueOn = reassessmentDueOn(assessedOn, months);
    return dueOn <= horizon ? [{ item, assessedOn, dueOn }] : [];
  });
}

/** How often an organ looks at its exemptions again. */
export async function reassessmentMonths(db: Knex, organId: number): Promise<number> {
  return Number(await settingIn(db, 'reassessmentMonths', organId));
}
