import { countConversionTasks } from '../../engine/publications/conversion.ts';
import { dueReassessments } from '../../engine/publications/reassessments.ts';
import { ALL_PUBLICATIONS, createPublicationReadModel, type PublicationChoices } from '../../store/publication-read-model.ts';
import { hasRole } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { publicationTaskTexts } from '../texts/publication-tasks.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import { decidesConversions } from './publication-roles.ts';

/** Something of publications that waits for the person. */
export interface PublicationTask {
  readonly href: string;
  readonly label: string;
}

/** What waits, for those whose turn it is; nothing where nothing waits. */
export async function publicationTasks(deps: Pick<WebDeps, 'db' | 'today'>, user: StaffUser): Promise<readonly PublicationTask[]> {
  const { organId } = user;
  if (organId === null) return [];
  const db = deps.db.read;
  const today = deps.today();
  const sight = await sightOfUser(deps, user);
  const words = publicationTaskTexts.desk;
  const count = (choices: Partial<PublicationChoices>) =>
    createPublicationReadModel(db).count({ organId, sight, today, soonUntil: today, choices: { ...ALL_PUBLICATIONS, ...choices } });
  const reviews = hasRole(user, ['secrecyReviewer']);
  const oversees = hasRole(user, ['officeHead', 'leader']);
  const counted: readonly (readonly [number, (count: number) => string, string])[] = [
    [decidesConversions(user) ? await countConversionTasks(db, organId) : 0, words.conversions, '/publications/conversions'],
    [reviews ? await count({ state: 'secrecyReview' }) : 0, words.review, '/publications?state=secrecyReview'],
    [
      reviews ? (await dueReassessments(db, { organId, sight, today, ahead: 0 })).length : 0,
      words.reassessments,
      '/publications/reassessments',
    ],
    [oversees ? await count({ due: 'overdue' }) : 0, words.overdue, '/publications?due=overdue'],
  ];
  return counted.flatMap(([n, label, href]) => (n === 0 ? [] : [{ href, label: label(n) }]));
}
