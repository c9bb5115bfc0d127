import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { withTransaction } from '../../../store/database.ts';
import { createNoteStore, type NoteRow } from '../../../store/note-store.ts';
import { mayWriteNotes } from '../../pages/case-tools.ts';
import { parseNote } from '../../pages/notes-part.ts';
import { defineOperation } from '../operation.ts';
import { instant } from '../schemas/common.ts';

const note = z
  .object({ id: z.string(), userId: z.string(), userName: z.string(), writtenAt: instant, text: z.string() })
  .meta({ id: 'Note' });

/** Notes of staff beside the history; applicants never see them. */
export const noteOperations = [
  defineOperation({
    id: 'listNotes',
    method: 'get',
    path: '/cases/:id/notes',
    tag: 'cases',
    summary: { zh: '案件的内部备注', en: 'Notes of staff on a case' },
    scopes: ['cases:read', 'cases:record'],
    answer: z.object({ items: z.array(note) }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page' });
      return { items: (await deps.desk.notes(id)).map(presentNote) };
    },
  }),
  defineOperation({
    id: 'addNote',
    method: 'post',
    path: '/cases/:id/notes',
    tag: 'cases',
    summary: { zh: '写一条内部备注', en: 'Write a note' },
    scopes: ['cases:record'],
    mayCall: mayWriteNotes,
    status: 201,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    answer: note,
    handle: async ({ params, body }, { deps, caller, res, once }) => {
      const { id } = params as { id: string };
      const { db, now } = deps;
      const { user } = caller;
      const known = once.done === null ? undefined : (await deps.desk.notes(id)).find((row) => row.id === once.done?.note);
      const row: NoteRow = known ?? {
        ...{ id: randomUUID(), caseId: id, userId: user.id, userName: user.name },
        ...{ writtenAt: now().toISOString(), text: parseNote(body.text) ?? body.text },
      };
      if (known === undefined) {
        await withTransaction(db, async (trx) => {
          await createNoteStore(trx).add(row);
          await once.keep(trx, { note: row.id });
        });
      }
      res.set('Location', `/api/v1/cases/${id}/notes`);
      return presentNote(row);
    },
  }),
];

function presentNote({ id, userId, userName, writtenAt, text }: NoteRow) {
  return { id, userId, userName, writtenAt, text };
}
