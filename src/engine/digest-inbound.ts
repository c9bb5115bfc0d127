import type { Database } from '../store/database.ts';
import { createInboxReadModel } from '../store/inbox-read-model.ts';
import type { DigestItem } from './digest-facts.ts';
import type { InboundOf } from './digest-mails.ts';

/** More of them nobody reads in a digest. */
const MAX_HELD = 500;

/** Mail that came in and about which a person has to decide, the oldest first. */
export function heldMail(db: Database): InboundOf {
  return async (organId) => {
    const held = await createInboxReadModel(db.read).list({ organId, sight: { sees: 'organ' }, states: ['held'], limit: MAX_HELD });
    return held.reverse().map(
      ({ caseId, subject }): DigestItem => ({
        caseId,
        caseNo: null,
        kind: null,
        title: subject,
        handlingState: null,
        dueOn: null,
        remainingWorkingDays: null,
        provisional: false,
        limit: null,
      }),
    );
  };
}
