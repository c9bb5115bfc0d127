import { z } from 'zod';
import type { EMPTY_LETTERHEAD } from '../../../documents/letters/letter-facts.ts';
import { readStored } from '../../../engine/files/read-stored.ts';
import { createFileStore } from '../../../store/file-store.ts';
import { LETTERHEAD_FIELDS, type LetterheadErrors, letterheadErrors, readLetterhead, widthOf } from '../../forms/letterhead-form.ts';
import {
  type LetterheadInForce,
  letterheadInForce,
  letterheadOf,
  SEAL_WIDTH,
  saveLetterhead,
  sealTrouble,
} from '../../letters/letterhead-desk.ts';
import { dropUpload } from '../../letters/own-upload.ts';
import { STAFF_PLACES } from '../../places.ts';
import { letterheadPaper, wantedLetterhead } from '../../routes/letterhead-routes.ts';
import { mayChangeTemplates } from '../../routes/template-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { letterheadTexts } from '../../texts/letterhead.ts';
import { ApiProblem } from '../api-problem.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { formOf, found, organOf, PDF_TYPE, pdfAnswer, receiveFile, stale, wrongAt } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';

const fields = Object.fromEntries(LETTERHEAD_FIELDS.map((field) => [field, z.string()])) as Record<
  keyof typeof EMPTY_LETTERHEAD,
  z.ZodString
>;
const content = z.object(fields).meta({ id: 'Letterhead' });

const answer = z
  .object({
    version: z.number().int().describe(inBoth('还没有人保存过的为 0', '0 while nobody has saved one')),
    content,
    hasSeal: z.boolean(),
    sealWidthMm: z.number().int(),
    savedAt: instant.nullable(),
    savedBy: z.string().nullable().describe(inBoth('人员的编号', 'id of the person')),
  })
  .meta({ id: 'LetterheadInForce' });

const read = { scopes: ['settings:read'], mayCall: STAFF_PLACES.letterhead.mayGo } as const;
const write = { scopes: ['settings:write'], mayCall: mayChangeTemplates } as const;
const versionQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(999_999).optional() });

/** How the organ appears on its letters. */
export const letterheadOperations = [
  defineOperation({
    id: 'getLetterhead',
    method: 'get',
    path: '/letterhead',
    tag: 'letters',
    summary: { zh: '版头与印章', en: 'Letterhead and seal' },
    ...read,
    query: versionQuery,
    etag: true,
    answer,
    handle: async (_input, context) => present(context, await wantedLetterhead(context, context.deps)),
  }),
  defineOperation({
    id: 'putLetterhead',
    method: 'put',
    path: '/letterhead',
    tag: 'letters',
    summary: { zh: '更改版头', en: 'Change the letterhead' },
    description: {
      zh: '每次更改都成为新的一版。不写的字段为空；印章另行上传，removeSeal 去掉印章。',
      en: 'Each change is a version that stays. Fields left out are empty; the seal is uploaded by itself, removeSeal takes it away.',
    },
    ...write,
    ifMatch: true,
    etag: true,
    body: z.strictObject({
      content: z.strictObject(Object.fromEntries(LETTERHEAD_FIELDS.map((field) => [field, z.string().max(500).optional()]))),
      sealWidthMm: z.number().int().min(SEAL_WIDTH.least).max(SEAL_WIDTH.most).optional(),
      removeSeal: z.boolean().default(false),
    }),
    answer,
    handle: async ({ body, version }, context) => {
      const { row } = await letterheadInForce(context.deps, organOf(context.caller.user));
      const sealWidthMm = body.sealWidthMm ?? row?.sealWidthMm ?? SEAL_WIDTH.usual;
      const typed = readLetterhead(formOf({ ...(body.content as Record<string, string | undefined>), sealWidthMm, seen: version - 1 }));
      const errors = letterheadErrors(typed);
      if (Object.keys(errors).length > 0) throw refused(errors);
      const wanted = { content: typed.content, sealWidthMm: widthOf(typed.sealWidth) ?? sealWidthMm };
      return save(context, { ...wanted, seal: body.removeSeal ? 'none' : 'keep', version });
    },
  }),
  defineOperation({
    id: 'getSeal',
    method: 'get',
    path: '/letterhead/seal.png',
    tag: 'letters',
    summary: { zh: '印章图片', en: 'The picture of the seal' },
    ...read,
    query: versionQuery,
    answer: { mediaType: 'image/png' },
    handle: async (_input, context) => {
      const { row } = await wantedLetterhead(context, context.deps);
      const bytes = await readStored(context.deps.vault, found(row?.sealSha256));
      return { mediaType: 'image/png', name: 'seal.png', content: bytes };
    },
  }),
  defineOperation({
    id: 'putSeal',
    method: 'put',
    path: '/letterhead/seal.png',
    tag: 'letters',
    summary: { zh: '更换印章图片', en: 'Replace the picture of the seal' },
    description: {
      zh: '正文是 PNG 图片。其他内容不变，成为新的一版。',
      en: 'The body is a PNG picture. All else stays; it is a new version.',
    },
    ...write,
    upload: true,
    ifMatch: true,
    etag: true,
    answer,
    handle: async ({ version }, context) => {
      const { deps } = context;
      const { row } = await letterheadInForce(deps, organOf(context.caller.user));
      const { id } = await receiveFile(context);
      const file = found(await createFileStore(deps.db.write).findById(id));
      const trouble = await sealTrouble(deps, file);
      if (trouble !== undefined) {
        await dropUpload(deps, file);
        throw wrongAt('', () => letterheadTexts.problems.seal[trouble]);
      }
      return save(context, { content: letterheadOf(row), sealWidthMm: row?.sealWidthMm ?? SEAL_WIDTH.usual, seal: file, version });
    },
  }),
  defineOperation({
    id: 'getLetterheadSample',
    method: 'get',
    path: '/letterhead/sample.pdf',
    tag: 'letters',
    summary: { zh: '用这个版头的样例', en: 'A sample under the letterhead' },
    ...read,
    query: versionQuery,
    answer: { mediaType: PDF_TYPE },
    handle: async (_input, context) => {
      const pdf = await letterheadPaper(context.deps, await wantedLetterhead(context, context.deps));
      return pdfAnswer(pdf, letterheadTexts.title);
    },
  }),
];

interface Saving extends Pick<Parameters<typeof saveLetterhead>[1], 'content' | 'sealWidthMm' | 'seal'> {
  /** Of `If-Match`. */
  readonly version: number;
}

async function save(context: ApiContext, { version, ...wanted }: Saving) {
  const { deps, caller } = context;
  const organId = organOf(caller.user);
  const saved = await saveLetterhead(deps, { ...wanted, organId, seen: version - 1, by: caller.user.id });
  if (saved === undefined) {
    if (typeof wanted.seal === 'object') await dropUpload(deps, wanted.seal);
    throw stale(() => apiMoreTexts.settingTaken);
  }
  return present(context, await letterheadInForce(deps, organId));
}

/** Entity tags begin at 1; nothing saved has the version 0. */
function present({ res }: ApiContext, { letterhead, row }: LetterheadInForce) {
  setVersion(res, (row?.version ?? 0) + 1);
  return {
    version: row?.version ?? 0,
    content: letterhead,
    hasSeal: row?.sealSha256 != null,
    sealWidthMm: row?.sealWidthMm ?? SEAL_WIDTH.usual,
    savedAt: row?.savedAt ?? null,
    savedBy: row?.savedBy ?? null,
  };
}

function refused(errors: LetterheadErrors): ApiProblem {
  const problems = Object.entries(errors).map(([field, text]) => {
    const pointer = field === 'sealWidthMm' ? '/sealWidthMm' : `/content/${field}`;
    return { in: 'body', pointer, detail: { zh: text ?? '', en: text ?? '' } } as const;
  });
  return new ApiProblem('INVALID_INPUT', { problems });
}
