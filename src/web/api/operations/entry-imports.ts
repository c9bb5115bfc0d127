import { z } from 'zod';
import type { EntryStep } from '../../../engine/annual-report/entries.ts';
import { acceptImport, compareImport, dropImport, type EntryImport, findImport } from '../../../engine/annual-report/entries-import.ts';
import { TABLES_ALLOWED } from '../../../engine/files/file-kinds.ts';
import { createFileStore, type FileRow } from '../../../store/file-store.ts';
import { draftFile } from '../../entries/draft-file.ts';
import { stepOf } from '../../entries/entries-desk.ts';
import { dropUpload } from '../../letters/own-upload.ts';
import { within } from '../../routes/admin/calendar-routes.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found, organOf, receiveFile, wrongAt } from '../operation-parts.ts';
import { civilDay } from '../schemas/common.ts';
import { inLedger, keep, yearInput } from './entries.ts';
import { asConflict, draftFields, draftValues, MOST_LINES, refuseTable } from './import-parts.ts';

const number = z.number().int();
const answer = z
  .object({
    ...draftFields,
    year: number,
    fresh: number.nullable().describe(inBoth('采用后登记的条数', 'how many entries accepting records')),
    onRecord: number.nullable().describe(inBoth('台账中已有、不再登记的条数', 'on record already, left out')),
    figures: z.array(z.object({ indicator: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    lines: z
      .array(z.object({ indicator: z.string(), on: civilDay, amount: z.string(), what: z.string(), source: z.string(), cell: z.string() }))
      .describe(inBoth('前 200 条', 'the first 200')),
  })
  .meta({ id: 'EntryImport' });

/** Figures from a table, looked at before they are recorded. */
export const entryImportOperations = [
  defineOperation({
    id: 'draftEntryImport',
    method: 'post',
    path: '/entries/imports',
    summary: { zh: '读取一份台账表格（CSV 或 XLSX），先预览', en: 'Read a table of figures (CSV or XLSX), to be looked at first' },
    description: {
      zh: '正文是文件。每处问题按工作表和单元格列出；采用以前不登记。',
      en: 'The body is the file. Each problem is told by sheet and cell; nothing is recorded before it is accepted.',
    },
    ...keep,
    status: 201,
    upload: true,
    query: z.strictObject({ year: yearInput, source: z.string().max(200).default('') }),
    answer,
    handle: async ({ query: { year, source } }, context) => {
      const { deps, caller, res } = context;
      const { id: fileId } = await receiveFile(context, { allowed: TABLES_ALLOWED });
      const file = found(await createFileStore(deps.db.write).findById(fileId));
      const organId = organOf(caller.user);
      const step = stepOf(deps, caller.user, organId);
      const id = await draftUpload(context, { file, year, source }, step);
      if (id === undefined) throw wrongAt('', () => importTexts.notTable);
      await within(deps, compareImport(deps.db, { id, organId }));
      res.set('Location', `/api/v1/entries/imports/${id}`);
      return present(await importOf(context, { id }));
    },
  }),
  defineOperation({
    id: 'getEntryImport',
    method: 'get',
    path: '/entries/imports/:id',
    summary: { zh: '一份待采用的台账表格', en: 'A table that was brought in' },
    ...keep,
    answer,
    handle: async ({ params }, context) => present(await importOf(context, params)),
  }),
  defineOperation({
    id: 'compareEntryImport',
    method: 'post',
    path: '/entries/imports/:id/compare',
    summary: { zh: '重新与台账比对', en: 'Compare it with the ledger again' },
    ...keep,
    repeatable: true,
    answer,
    handle: async ({ params }, context) => {
      const file = await importOf(context, params);
      await within(context.deps, compareImport(context.deps.db, file));
      return present(await importOf(context, params));
    },
  }),
  defineOperation({
    id: 'acceptEntryImport',
    method: 'post',
    path: '/entries/imports/:id/accept',
    summary: { zh: '采用：登记文件中台账没有的各条', en: 'Accept it: record what the ledger does not have yet' },
    description: {
      zh: '全部登记，或者一条也不登记。有错误的、已经采用的、年度数据已锁定的，答复 409。',
      en: 'All of it or nothing. 409 where there are faults, when it was accepted already, and when the figures of the year are frozen.',
    },
    ...keep,
    answer,
    handle: async ({ params }, context) => {
      const file = await importOf(context, params);
      await inLedger(context, (trx, step) => acceptImport(trx, file, step)).catch(asConflict);
      return present(await importOf(context, params));
    },
  }),
  defineOperation({
    id: 'dropEntryImport',
    method: 'delete',
    path: '/entries/imports/:id',
    summary: { zh: '放弃一份表格', en: 'Throw a table away' },
    ...keep,
    answer: null,
    handle: async ({ params }, context) => {
      const file = await importOf(context, params);
      const done = await inLedger(context, (trx, step) => dropImport(trx, file, step));
      if (!done) throw conflict(() => importTexts.gone);
      return null;
    },
  }),
];

async function draftUpload({ deps }: ApiContext, brought: Parameters<typeof draftFile>[1] & { readonly file: FileRow }, step: EntryStep) {
  try {
    return await draftFile(deps, brought, step);
  } catch (error) {
    return refuseTable(error);
  } finally {
    await dropUpload(deps, brought.file);
  }
}

/** Drafts are written a moment ago: they are looked for where they were written. */
async function importOf({ deps, caller }: ApiContext, params: unknown): Promise<EntryImport> {
  const { id } = params as { id: string };
  return found(await findImport(deps.db.write, { id, organId: organOf(caller.user) }));
}

function present(file: EntryImport): z.output<typeof answer> {
  const { year, outcome, lines } = file;
  const draft = draftValues(file);
  const findings = (outcome?.findings ?? []).map(({ text }) => ({ level: 'finding' as const, sheet: '', cell: '', text }));
  return {
    ...draft,
    remarks: [...draft.remarks, ...findings],
    year,
    ...{ fresh: outcome?.fresh ?? null, onRecord: outcome?.onRecord ?? null },
    figures: (outcome?.figures ?? []).map((figure) => ({ ...figure })),
    lines: lines
      .slice(0, MOST_LINES)
      .map(({ indicator, onDay, amount, what, source, cell }) => ({ indicator, on: onDay, amount, what, source, cell })),
  };
}
