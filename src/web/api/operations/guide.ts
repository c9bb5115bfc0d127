import { z } from 'zod';
import { EMPTY_GUIDE, guideSchema } from '../../../law/guide.ts';
import { createGuideStore, type GuideRow } from '../../../store/guide-store.ts';
import { HttpProblem } from '../../http-problem.ts';
import { publishGuide } from '../../routes/guide-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import type { StaffUser } from '../../web-deps.ts';
import { setVersion } from '../etag.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, stale } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';
import { numberOf } from './administration.ts';

const { lines, passages, channels, links } = guideSchema.shape;
const content = z.strictObject({ lines: lines.strict(), passages: passages.strict(), channels: channels.strict(), links });
const guide = z
  .object({
    version: z.number().int().describe(inBoth('还没有发布过的为 0', '0 while none was published')),
    content,
    savedAt: instant.nullable(),
    savedBy: z.string().nullable().describe(inBoth('人员的编号', 'id of the person')),
  })
  .meta({ id: 'Guide' });
const line = z.object({ version: z.number().int(), savedAt: instant, savedBy: z.string() }).meta({ id: 'GuideVersion' });

const read = { tag: 'administration', scopes: ['settings:read', 'settings:write'], mayCall: mayEdit } as const;

/** The disclosure guide of an organ: public at its page; written, and its versions looked at, by the head of the organ's disclosure office. */
export const guideOperations = [
  defineOperation({
    id: 'getGuide',
    method: 'get',
    path: '/organs/:id/guide',
    summary: { zh: '本机关的公开指南', en: 'The disclosure guide of the own organ' },
    description: { zh: '空的字段，页面上显示法律规定的内容。', en: 'Where a field is empty the page has what the law says.' },
    ...read,
    etag: true,
    answer: guide,
    handle: async ({ params }, context) => {
      const row = await createGuideStore(context.deps.db.read).findLatest(ownOrgan(context, params));
      return present(context, row);
    },
  }),
  defineOperation({
    id: 'publishGuide',
    method: 'put',
    path: '/organs/:id/guide',
    summary: { zh: '发布公开指南的新版本', en: 'Publish a new version of the guide' },
    description: {
      zh: '写全部内容，立即公开；以前的版本保留。ETag 放在 If-Match 里。',
      en: 'With all its contents; public at once, the versions before stay. Name the ETag in If-Match.',
    },
    ...read,
    scopes: ['settings:write'],
    ifMatch: true,
    etag: true,
    body: content,
    answer: guide,
    handle: async ({ params, body, version }, context) => {
      const organId = ownOrgan(context, params);
      const { deps, caller } = context;
      const latest = await createGuideStore(deps.db.write).findLatest(organId);
      if ((latest?.version ?? 0) !== version - 1) throw stale(() => apiMoreTexts.settingTaken);
      const row = { organId, version, content: body, savedAt: deps.now().toISOString(), savedBy: caller.user.id };
      if (!(await publishGuide(deps, row))) throw stale(() => apiMoreTexts.settingTaken);
      return present(context, row);
    },
  }),
  defineOperation({
    id: 'listGuideVersions',
    method: 'get',
    path: '/organs/:id/guide/versions',
    summary: { zh: '公开指南的各个版本', en: 'The versions of the guide' },
    description: { zh: '新的在前。', en: 'Newest first.' },
    ...read,
    answer: z.object({ items: z.array(line) }),
    handle: async ({ params }, context) => {
      const rows = await createGuideStore(context.deps.db.read).list(ownOrgan(context, params));
      return { items: rows.map(({ version, savedAt, savedBy }) => ({ version, savedAt, savedBy })) };
    },
  }),
  defineOperation({
    id: 'getGuideVersion',
    method: 'get',
    path: '/organs/:id/guide/versions/:version',
    summary: { zh: '公开指南的一个版本', en: 'A version of the guide' },
    ...read,
    answer: guide,
    handle: async ({ params }, { deps, caller }) => {
      const organId = ownOrgan({ caller }, params);
      return presentRow(found(await createGuideStore(deps.db.read).find(organId, numberOf(params, 'version'))));
    },
  }),
];

function mayEdit({ roles }: Pick<StaffUser, 'roles'>): boolean {
  return roles.includes('officeHead');
}

/** As at the page: of another organ there is nothing to be found. */
function ownOrgan({ caller }: Pick<ApiContext, 'caller'>, params: unknown): number {
  const id = numberOf(params, 'id');
  if (caller.user.organId !== id) throw new HttpProblem(404, 'notFound');
  return id;
}

/** Entity tags begin at 1; nothing published has the version 0. */
function present({ res }: ApiContext, row: GuideRow | undefined): z.output<typeof guide> {
  setVersion(res, (row?.version ?? 0) + 1);
  return row === undefined ? { version: 0, content: EMPTY_GUIDE, savedAt: null, savedBy: null } : presentRow(row);
}

function presentRow({ version, content: of, savedAt, savedBy }: GuideRow): z.output<typeof guide> {
  return { version, content: of, savedAt, savedBy };
}
