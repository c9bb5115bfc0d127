import { z } from 'zod';
import { TABLES_ALLOWED } from '../../../engine/files/file-kinds.ts';
import {
  type CatalogueImport,
  compareCatalogue,
  dropCatalogue,
  findCatalogueImport,
} from '../../../engine/publications/catalogue-import.ts';
import { findEvent } from '../../../law/events/catalogue.ts';
import { createFileStore } from '../../../store/file-store.ts';
import { dropUpload } from '../../letters/own-upload.ts';
import { acceptUploadedCatalogue, catalogueStep, draftUploadedCatalogue } from '../../publications/catalogue-import-desk.ts';
import { within } from '../../routes/admin/calendar-routes.ts';
import { mayCreate, requireOrgan } from '../../routes/publication-routes.ts';
import { importTexts } from '../../texts/entries-import.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found, receiveFile, wrongAt } from '../operation-parts.ts';
import { civilDay } from '../schemas/common.ts';
import { asConflict, draftFields, draftValues, MOST_LINES, refuseTable } from './import-parts.ts';

const number = z.number().int();
const answer = z
  .object({
    ...draftFields,
    fresh: number.nullable().describe(inBoth('采用后导入的项数', 'how many items accepting brings in')),
    onRecord: number.nullable().describe(inBoth('目录中已有、不再导入的项数', 'in the catalogue already, left out')),
    years: z.array(z.object({ year: number, before: number, after: number })),
    lines: z
      .array(
        z.object({
          title: z.string(),
          indexNo: z.string().nullable(),
          category: z.string().nullable(),
          channels: z.array(z.string()),
          createdOn: civilDay,
          publishedOn: civilDay,
          cell: z.string(),
        }),
      )
      .describe(inBoth('前 200 项', 'the first 200')),
  })
  .meta({ id: 'PublicationImport' });

const keep = { tag: 'publications', scopes: ['cases:record'], mayCall: (user) => mayCreate({ findEvent }, user) } as const satisfies Pick<
  Parameters<typeof defineOperation>[0],
  'tag' | 'scopes' | 'mayCall'
>;

/** A catalogue of what is published already, looked at before it is recorded. */
export const publicationImportOperations = [
  defineOperation({
    id: 'draftPublicationImport',
    method: 'post',
    path: '/publications/imports',
    summary: { zh: '读取一份公开目录（CSV 或 XLSX），先预览', en: 'Read a catalogue (CSV or XLSX), to be looked at first' },
    description: {
      zh: '正文是文件。每处问题按工作表和单元格列出；采用以前不登记。',
      en: 'The body is the file. Each problem is told by sheet and cell; nothing is recorded before it is accepted.',
    },
    ...keep,
    status: 201,
    upload: true,
    answer,
    handle: async (_input, context) => {
      const { deps, res } = context;
      const key = await draftOf(context);
      await within(deps, compareCatalogue(deps.db, key));
      res.set('Location', `/api/v1/publications/imports/${key.id}`);
      return present(await importOf(context, key));
    },
  }),
  defineOperation({
    id: 'getPublicationImport',
    method: 'get',
    path: '/publications/imports/:id',
    summary: { zh: '一份待采用的公开目录', en: 'A catalogue that was brought in' },
    ...keep,
    answer,
    handle: async ({ params }, context) => present(await importOf(context, params)),
  }),
  defineOperation({
    id: 'comparePublicationImport',
    method: 'post',
    path: '/publications/imports/:id/compare',
    summary: { zh: '重新与目录比对', en: 'Compare it with the catalogue again' },
    ...keep,
    repeatable: true,
    answer,
    handle: async ({ params }, context) => {
      await within(context.deps, compareCatalogue(context.deps.db, await importOf(context, params)));
      return present(await importOf(context, params));
    },
  }),
  defineOperation({
    id: 'acceptPublicationImport',
    method: 'post',
    path: '/publications/imports/:id/accept',
    summary: { zh: '采用：导入目录中没有的各项', en: 'Accept it: bring in what the catalogue does not have yet' },
    description: {
      zh: '全部导入，或者一项也不导入；不能撤销，须确认文件中的信息都已依法公开。有错误的、已经采用的，答复 409。',
      en: 'All of it or nothing, and it cannot be taken back: confirm that all of it was lawfully published. 409 where there are faults, and when it was accepted already.',
    },
    ...keep,
    body: z.strictObject({ confirmed: z.literal(true) }),
    answer,
    handle: async ({ params }, context) => {
      const file = await importOf(context, params);
      await acceptUploadedCatalogue(context.deps, file, context.caller.user).catch(asConflict);
      return present(await importOf(context, params));
    },
  }),
  defineOperation({
    id: 'dropPublicationImport',
    method: 'delete',
    path: '/publications/imports/:id',
    summary: { zh: '放弃一份公开目录', en: 'Throw a catalogue away' },
    ...keep,
    answer: null,
    handle: async ({ params }, context) => {
      const { deps, caller } = context;
      const file = await importOf(context, params);
      const done = await dropCatalogue(deps.db, file, catalogueStep(deps, caller.user, file.organId));
      if (!done) throw conflict(() => importTexts.gone);
      return null;
    },
  }),
];

async function draftOf(context: ApiContext): Promise<{ readonly id: string; readonly organId: number }> {
  const { deps, caller } = context;
  const organId = requireOrgan(deps, caller.user);
  const { id: fileId } = await receiveFile(context, { allowed: TABLES_ALLOWED });
  const file = found(await createFileStore(deps.db.write).findById(fileId));
  try {
    const id = await draftUploadedCatalogue(deps, file, catalogueStep(deps, caller.user, organId));
    if (id === undefined) throw wrongAt('', () => importTexts.notTable);
    return { id, organId };
  } catch (error) {
    return refuseTable(error);
  } finally {
    await dropUpload(deps, file);
  }
}

/** Drafts are written a moment ago: they are looked for where they were written. */
async function importOf({ deps, caller }: ApiContext, params: unknown): Promise<CatalogueImport> {
  const { id } = params as { id: string };
  return found(await findCatalogueImport(deps.db.write, { id, organId: requireOrgan(deps, caller.user) }));
}

function present(file: CatalogueImport): z.output<typeof answer> {
  const { outcome, lines } = file;
  return {
    ...draftValues(file),
    ...{ fresh: outcome?.fresh ?? null, onRecord: outcome?.onRecord ?? null },
    years: (outcome?.years ?? []).map((year) => ({ ...year })),
    lines: lines.slice(0, MOST_LINES).map(lineOf),
  };
}

function lineOf({ data, channels, createdOn, publishedOn, cell }: CatalogueImport['lines'][number]) {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  const { title, indexNo, category } = data;
  return {
    title: String(title),
    indexNo: textOf(indexNo),
    category: textOf(category),
    channels: [...channels],
    createdOn,
    publishedOn,
    cell,
  };
}
