import { z } from 'zod';
import { findEvent } from '../../../law/events/catalogue.ts';
import { createApiApplicationStore } from '../../../store/api-application-store.ts';
import { createCaseStore } from '../../../store/case-store.ts';
import { loadApplicantCase } from '../../applicant-case.ts';
import { onlineFields, parseApplication, tidyApplication } from '../../forms/application-form.ts';
import { HttpProblem } from '../../http-problem.ts';
import { inEachLanguage } from '../../language.ts';
import { findPortalOrgan, type PortalOrgan } from '../../portal/portal-organs.ts';
import { submitApplication } from '../../portal/submit-application.ts';
import { fileFor } from '../../routes/track-routes.ts';
import { apiTexts } from '../../texts/api.ts';
import { fileOwnerOf } from '../../uploads/file-owner.ts';
import { resolveFiles } from '../../uploads/resolve-files.ts';
import { sendStoredFile } from '../../uploads/send-file.ts';
import { ApiProblem } from '../api-problem.ts';
import { dataSchemaOf, rawOfData } from '../event-input.ts';
import { inBoth } from '../in-both.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { presentApplication } from '../present-application.ts';
import { itemsOf } from '../problem-of.ts';
import { applicationAnswer } from '../schemas/application.ts';
import { instant } from '../schemas/common.ts';
import { sent } from './files.ts';

const applicationBody = z.strictObject({
  organId: z.number().int().min(1).max(999_999_999).optional(),
  data: z.record(z.string(), z.unknown()),
});

/** What portals and the like do for applicants. Each key follows what was sent with it, and nothing else. */
export const applicationOperations = [
  defineOperation({
    id: 'submitApplication',
    method: 'post',
    path: '/applications',
    tag: 'applications',
    summary: { zh: '代申请人在网上提交申请', en: 'Send an application online' },
    description: {
      zh: '与门户的申请表相同，渠道为 online。organId 默认为密钥所属的机关。给申请人的查询码 code 只在这里告知，请转交申请人；重发（同一个 Idempotency-Key）得到同一个案件、同一个查询码。',
      en: 'As the form of the portal, by the channel online. organId is that of the key unless given. The query code for the applicant is told here alone: pass it on. Sent again with the same Idempotency-Key it is the same case and the same code.',
    },
    scopes: ['applications:submit'],
    status: 201,
    repeatable: true,
    body: applicationBody,
    bodySchema: applicationSchema,
    answer: z
      .object({
        id: z.string(),
        caseNo: z.string().nullable(),
        organId: z.number().int(),
        code: z
          .string()
          .nullable()
          .describe(inBoth('交给申请人；之后换发过的为 null', 'for the applicant; null when it was replaced since')),
      })
      .meta({ id: 'Receipt' }),
    handle: async ({ body }, context) => {
      const { deps, caller, res, once } = context;
      const { organ } = await openOrgan(context, body.organId ?? caller.user.organId);
      const data = await readApplication(context, body.data);
      const owner = fileOwnerOf(context);
      const { receipt } = await submitApplication(deps, { organ, token: once.token ?? '', data, owner, apiKey: caller.keyId });
      const { caseId, code = null } = receipt;
      await createApiApplicationStore(deps.db.write).add({ keyId: caller.keyId, caseId, sentAt: deps.now().toISOString() });
      const row = await createCaseStore(deps.db.write).findById(caseId);
      res.set('Location', `/api/v1/applications/${caseId}`);
      return { id: caseId, caseNo: row?.caseNo ?? null, organId: organ.id, code };
    },
    example: {
      body: {
        data: {
          applicant: {
            type: 'citizen',
            class: 'naturalPerson',
            name: '某甲',
            idType: 'passport',
            idNumber: 'E00000000',
            phone: '010-00000000',
          },
          description: '某道路工程 2025 年的竣工验收报告',
          media: ['electronic'],
          obtainWay: ['pickUp'],
        },
      },
    },
  }),
  defineOperation({
    id: 'listApplications',
    method: 'get',
    path: '/applications',
    tag: 'applications',
    summary: { zh: '用本密钥提交的申请', en: 'Applications sent with this key' },
    description: { zh: '最新的在前。', en: 'Newest first.' },
    scopes: ['applications:submit'],
    query: z.strictObject(pageQuery),
    answer: pageOf(z.object({ id: z.string(), sentAt: instant })),
    paged: true,
    handle: async ({ query }, context) => {
      const { deps, caller } = context;
      const after = readCursor(query.after, z.object({ caseId: z.string(), sentAt: z.string() }));
      const rows = await createApiApplicationStore(deps.db.read).list(caller.keyId, { after, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit);
      const next = rows.length > items.length ? items.at(-1) : null;
      return sendPageOf(context, { items: items.map(({ caseId, sentAt }) => ({ id: caseId, sentAt })), next });
    },
  }),
  defineOperation({
    id: 'getApplication',
    method: 'get',
    path: '/applications/:id',
    tag: 'applications',
    summary: { zh: '一件申请的进展', en: 'How an application stands' },
    description: {
      zh: '申请人在门户上看到的内容：状态、期限、进展、给申请人的文书和文件。办理中的内部步骤、他人的信息不在其中。',
      en: 'What the applicant sees on the portal: state, due day, progress, letters and files for the applicant. Steps inside the organ and what concerns others are not in it.',
    },
    scopes: ['applications:submit'],
    answer: applicationAnswer,
    handle: async ({ params }, context) => presentApplication(await ownApplication(context, params)),
  }),
  defineOperation({
    id: 'getApplicationFile',
    method: 'get',
    path: '/applications/:id/files/:fileId',
    tag: 'applications',
    summary: { zh: '给申请人的文书和文件', en: 'A letter or file for the applicant' },
    description: {
      zh: '由程序取走不等于申请人本人打开，不作为送达的证明。',
      en: 'That a program fetches it is no opening by the applicant and proves no service.',
    },
    scopes: ['applications:submit'],
    answer: { mediaType: '*/*' },
    handle: async ({ params }, context) => {
      const { fileId } = params as { fileId: string };
      const found = await ownApplication(context, params);
      const file = await fileFor(context.deps, { found, fileId });
      if (file === undefined) throw new HttpProblem(404, 'notFound');
      await sendStoredFile(context, context.deps, file);
      return sent();
    },
  }),
];

async function ownApplication({ deps, caller }: ApiContext, params: unknown) {
  const { id: caseId } = params as { id: string };
  if (!(await createApiApplicationStore(deps.db.read).has(caller.keyId, caseId))) throw new HttpProblem(404, 'notFound');
  return loadApplicantCase(deps, caseId);
}

/** A key of one organ may send to others as well: portals of a province do. */
async function openOrgan({ deps }: ApiContext, organId: number | null): Promise<PortalOrgan> {
  const found = organId === null ? undefined : await findPortalOrgan(deps, organId);
  if (found?.guide.channels.online.open === true && (found.organ.closedAt ?? null) === null) return found;
  const detail = inEachLanguage(() => apiTexts.json.organ);
  throw new ApiProblem('INVALID_INPUT', { problems: [{ in: 'body', pointer: '/organId', detail }] });
}

async function readApplication(context: ApiContext, given: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const definition = definitionOf();
  const fields = onlineFields(definition);
  const read = rawOfData(fields, given);
  if (read.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: read.problems });
  const raw = tidyApplication(read.raw);
  const files = await resolveFiles(context.deps, raw, { fields, owner: fileOwnerOf(context) });
  const parsed = parseApplication(definition, raw, files);
  if (parsed.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: itemsOf(parsed.problems, '/data') });
  return parsed.data;
}

function definitionOf() {
  const definition = findEvent('application.submitted');
  if (definition === undefined) throw new Error("The event catalogue has no 'application.submitted'");
  return definition;
}

function applicationSchema(): { readonly schema: JsonSchema; readonly components: Readonly<Record<string, JsonSchema>> } {
  const schema = {
    type: 'object',
    properties: { organId: { type: 'integer', minimum: 1 }, data: dataSchemaOf(onlineFields(definitionOf()), ['title']) },
    required: ['data'],
    additionalProperties: false,
  };
  return { components: { NewApplication: schema }, schema: { $ref: '#/components/schemas/NewApplication' } };
}
