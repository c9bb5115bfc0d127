import { z } from 'zod';
import { LETTER_SAMPLES } from '../../../documents/letters/sample-facts.ts';
import { readStored } from '../../../engine/files/read-stored.ts';
import { DECISION_CODES } from '../../../law/decision-codes.ts';
import type { FiledFile } from '../../../law/events/files-field.ts';
import { createFileStore } from '../../../store/file-store.ts';
import { createLetterSettingsStore, type TemplateKey } from '../../../store/letter-settings-store.ts';
import { sayLabel } from '../../language.ts';
import { dropUpload } from '../../letters/own-upload.ts';
import {
  adoptTemplate,
  checkUpload,
  formOf,
  isTemplateKey,
  resetTemplate,
  samplePdf,
  TEMPLATE_KEYS,
  templateName,
} from '../../letters/template-desk.ts';
import { sampleName } from '../../pages/letter-samples-page.ts';
import { latestOf } from '../../pages/templates-page.ts';
import { STAFF_PLACES } from '../../places.ts';
import { maySeeSamples, sampleOf, samplePaper } from '../../routes/letter-sample-routes.ts';
import { mayChangeTemplates, wantedTemplate } from '../../routes/template-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { ApiProblem } from '../api-problem.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, found, organOf, PDF_TYPE, pdfAnswer, receiveFile, stale } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const template = z
  .object({
    key: z.string(),
    name: z.string(),
    form: z.string().describe(inBoth('没有专用模板时使用的通用模板', 'the general template that is used without one of its own')),
    version: z.number().int().describe(inBoth('本机关自有模板的版本；从未有过的为 0', 'of the organ’s own; 0 when it never had one')),
    own: z.boolean().describe(inBoth('false 表示使用的是别的模板或者系统自带的模板', 'false: another or the built-in one is in force')),
    fileName: z.string().nullable(),
    savedAt: instant.nullable(),
    savedBy: z.string().nullable().describe(inBoth('人员的编号', 'id of the person')),
  })
  .meta({ id: 'LetterTemplate' });

const checked = z
  .object({ ok: z.boolean(), placeholders: z.array(z.string()), problems: z.array(z.string()) })
  .meta({ id: 'TemplateCheck' });

const versionQuery = { version: z.coerce.number().int().min(1).max(999_999).optional() };

const read = { scopes: ['settings:read', 'cases:read', 'cases:record'], mayCall: STAFF_PLACES.templates.mayGo } as const;
const write = { scopes: ['settings:write'], mayCall: mayChangeTemplates } as const;

/** What letters are made with. */
export const letterTemplateOperations = [
  defineOperation({
    id: 'listLetterTemplates',
    method: 'get',
    path: '/letter-templates',
    tag: 'letters',
    summary: { zh: '文书模板', en: 'Templates of letters' },
    ...read,
    answer: z.object({ items: z.array(template) }),
    handle: async (_input, context) => ({ items: await Promise.all(TEMPLATE_KEYS.map((key) => presentTemplate(context, key))) }),
  }),
  defineOperation({
    id: 'getLetterTemplate',
    method: 'get',
    path: '/letter-templates/:key',
    tag: 'letters',
    summary: { zh: '一个文书模板', en: 'One template of letters' },
    ...read,
    etag: true,
    answer: template,
    handle: async ({ params }, context) => withVersion(context, await presentTemplate(context, keyOf(params))),
  }),
  defineOperation({
    id: 'getLetterTemplateDocx',
    method: 'get',
    path: '/letter-templates/:key/template.docx',
    tag: 'letters',
    summary: { zh: '下载模板', en: 'Download a template' },
    description: { zh: '不写 version 时为正在使用的模板。', en: 'The one in force unless a version is named.' },
    ...read,
    query: z.strictObject(versionQuery),
    answer: { mediaType: DOCX_TYPE },
    handle: async ({ params }, { deps, req, res }) => {
      const key = keyOf(params);
      const { bytes } = await wantedTemplate({ req, res }, deps, key);
      return { mediaType: DOCX_TYPE, name: `${templateName(key)}.docx`, content: bytes };
    },
  }),
  defineOperation({
    id: 'getLetterTemplateSample',
    method: 'get',
    path: '/letter-templates/:key/sample.pdf',
    tag: 'letters',
    summary: { zh: '按模板制作的样例', en: 'A sample made with a template' },
    ...read,
    query: z.strictObject({ ...versionQuery, long: z.enum(['true', 'false']).default('false') }),
    answer: { mediaType: PDF_TYPE },
    handle: async ({ params, query }, { deps, caller, req, res }) => {
      const key = keyOf(params);
      const { bytes } = await wantedTemplate({ req, res }, deps, key);
      const pdf = await samplePdf(deps, { organId: organOf(caller.user), key, bytes, long: query.long === 'true' });
      return pdfAnswer(pdf, templateName(key));
    },
  }),
  defineOperation({
    id: 'checkLetterTemplate',
    method: 'post',
    path: '/letter-templates/:key/check',
    tag: 'letters',
    summary: { zh: '检查一个模板', en: 'Check a template' },
    description: {
      zh: '正文是 DOCX 文件，请求头 Content-Disposition 写文件名。什么也不更改。',
      en: 'The body is the DOCX file, named by Content-Disposition. Nothing changes.',
    },
    ...write,
    upload: true,
    safe: true,
    answer: checked,
    handle: async ({ params }, context) => {
      const key = keyOf(params);
      const { check } = await checkedUpload(context, { key, keep: false });
      return presentCheck(check);
    },
  }),
  defineOperation({
    id: 'putLetterTemplate',
    method: 'put',
    path: '/letter-templates/:key/template.docx',
    tag: 'letters',
    summary: { zh: '更换模板', en: 'Replace a template' },
    description: {
      zh: '正文是 DOCX 文件；检查不合格的不采用。If-Match 用查询模板时的 ETag。',
      en: 'The body is the DOCX file; what fails the check is not taken. If-Match names the ETag of the template.',
    },
    ...write,
    upload: true,
    ifMatch: true,
    etag: true,
    answer: template,
    handle: async ({ params, version }, context) => {
      const { deps, caller } = context;
      const key = keyOf(params);
      const organId = organOf(caller.user);
      const { file, check } = await checkedUpload(context, { key, keep: true });
      const problems = presentCheck(check).problems.map((text) => ({ in: 'body', pointer: '', detail: { zh: text, en: text } }) as const);
      if (problems.length > 0) throw new ApiProblem('INVALID_INPUT', { problems });
      const row = found(await createFileStore(deps.db.write).findById(file.id));
      const saved = await adoptTemplate(deps, { organId, key, file: row, seen: version - 1, by: caller.user.id });
      if (saved === undefined) {
        await dropUpload(deps, row);
        throw stale(() => apiMoreTexts.settingTaken);
      }
      return withVersion(context, await presentTemplate(context, key));
    },
  }),
  defineOperation({
    id: 'resetLetterTemplate',
    method: 'delete',
    path: '/letter-templates/:key',
    tag: 'letters',
    summary: { zh: '恢复系统自带的模板', en: 'Go back to the built-in template' },
    ...write,
    ifMatch: true,
    answer: null,
    handle: async ({ params, version }, context) => {
      const { deps, caller } = context;
      const key = keyOf(params);
      const { own } = await presentTemplate(context, key);
      if (!own) throw conflict(() => apiMoreTexts.builtIn);
      const done = await resetTemplate(deps, { organId: organOf(caller.user), key, seen: version - 1, by: caller.user.id });
      if (done === undefined) throw stale(() => apiMoreTexts.settingTaken);
      return null;
    },
  }),
  defineOperation({
    id: 'listLetterSamples',
    method: 'get',
    path: '/letter-samples',
    tag: 'letters',
    summary: { zh: '文书样例', en: 'Samples of letters' },
    scopes: ['settings:read', 'cases:read', 'cases:record'],
    mayCall: maySeeSamples,
    answer: z.object({
      items: z.array(
        z
          .object({ letter: z.string(), name: z.string(), regime: z.string(), code: z.string().nullable(), variant: z.string() })
          .meta({ id: 'LetterSample' }),
      ),
    }),
    handle: async () => ({
      items: LETTER_SAMPLES.map((sample) => ({ ...sample, name: sampleName(sample) })),
    }),
  }),
  defineOperation({
    id: 'getLetterSample',
    method: 'get',
    path: '/letter-samples/:letter',
    tag: 'letters',
    summary: { zh: '一份文书样例', en: 'A sample of a letter' },
    scopes: ['settings:read', 'cases:read', 'cases:record'],
    mayCall: maySeeSamples,
    query: z.strictObject({
      regime: z.enum(['R2008', 'R2019']).optional(),
      code: z.enum(DECISION_CODES).optional(),
      variant: z.string().max(60).optional(),
    }),
    answer: { mediaType: PDF_TYPE },
    handle: async (_input, { deps, caller, req }) => {
      const sample = sampleOf(req as Parameters<typeof sampleOf>[0]);
      const { pdf, name } = await samplePaper(deps, { organId: caller.user.organId, sample });
      return pdfAnswer(pdf, name);
    },
  }),
];

function keyOf(params: unknown): TemplateKey {
  const { key } = params as { key: string };
  return found(isTemplateKey(key) ? key : undefined);
}

async function presentTemplate({ deps, caller }: ApiContext, key: TemplateKey) {
  const rows = await createLetterSettingsStore(deps.db.read).listTemplates(organOf(caller.user));
  const latest = latestOf(rows, key);
  const own = latest?.sha256 != null;
  return {
    key: key as string,
    name: templateName(key),
    form: formOf(key) as string,
    version: latest?.version ?? 0,
    own,
    fileName: own ? latest.fileName : null,
    savedAt: latest?.savedAt ?? null,
    savedBy: latest?.savedBy ?? null,
  };
}

/** Entity tags begin at 1; a template that was never changed has the version 0. */
function withVersion<T extends { readonly version: number }>({ res }: ApiContext, answer: T): T {
  setVersion(res, answer.version + 1);
  return answer;
}

type Check = Awaited<ReturnType<typeof checkUpload>>;

/** What fails the check, or is only checked, is forgotten. */
async function checkedUpload(
  context: ApiContext,
  { key, keep }: { readonly key: TemplateKey; readonly keep: boolean },
): Promise<{ readonly file: FiledFile; readonly check: Check }> {
  const { deps } = context;
  organOf(context.caller.user);
  const file = await receiveFile(context);
  const check = await checkUpload(deps, { key, bytes: await readStored(deps.vault, file.sha256) });
  const row = check.ok && keep ? undefined : await createFileStore(deps.db.write).findById(file.id);
  if (row !== undefined) await dropUpload(deps, row);
  return { file, check };
}

function presentCheck(check: Check) {
  if (check.ok) return { ok: true, placeholders: [...check.placeholders], problems: [] };
  return { ok: false, placeholders: [], problems: check.problems.map((problem) => sayLabel(problem)) };
}
