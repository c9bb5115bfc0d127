import { keepActOf } from '../engine/audit/keep-act-of.ts';
import { withTransaction } from '../store/database.ts';
import { createSuggestionStore, type SuggestionRow } from '../store/suggestion-store.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

interface Handled {
  readonly row: Pick<SuggestionRow, 'id' | 'organId'>;
  readonly outcome: string;
}

/** Notes what became of a suggestion, with who did it. @returns false when somebody else has handled it already. */
export function handleSuggestion({ db, now }: Pick<WebDeps, 'db' | 'now'>, user: StaffUser, { row, outcome }: Handled): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const at = now();
    const done = await createSuggestionStore(trx).handle(row.id, { at: at.toISOString(), by: user.name, outcome });
    if (done) await keepActOf(trx, user.id, { kind: 'suggestion.handled', organId: row.organId, subject: row.id }, at);
    return done;
  });
}
