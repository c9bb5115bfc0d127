import { z } from 'zod';
import { acceptDraft, compareDraft, draftNotice } from '../../../engine/administration/notice-drafts.ts';
import type { CalendarService } from '../../../engine/calendar-service.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import type { HolidayNotice } from '../../../law/holiday-notices.ts';
import { type CalendarDraftRow, createCalendarDraftStore } from '../../../store/calendar-draft-store.ts';
import { administered } from '../../admin/admin-desk.ts';
import { administersAll } from '../../admin/administers-all.ts';
import { readNotice } from '../../admin/posted-notice.ts';
import { HttpProblem } from '../../http-problem.ts';
import { STAFF_PLACES } from '../../places.ts';
import { within } from '../../routes/admin/calendar-routes.ts';
import type { WebDeps } from '../../web-deps.ts';
import { ApiProblem } from '../api-problem.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { found, wrongAt } from '../operation-parts.ts';
import { civilDay, instant } from '../schemas/common.ts';
import { changing } from './administration.ts';

const days = z.array(civilDay);
const notice = z
  .object({
    notices: z.array(z.string()).describe(inBoth('通知的文号或者出处', 'where it was published')),
    daysOff: days,
    extraWorkdays: days,
  })
  .meta({ id: 'HolidayNotice' });
const move = z
  .object({ caseId: z.string(), name: z.string(), dueBefore: civilDay.nullable(), dueOn: civilDay.nullable() })
  .meta({ id: 'MovedCase' });
const draft = z
  .object({
    id: z.string(),
    year: z.number().int(),
    notice: notice.describe(inBoth('采用后该年的全部安排', 'all that is arranged for the year once it is accepted')),
    holidays: z.array(z.string()).describe(inBoth('通知写到的节日', 'holidays that the text names')),
    madeAt: instant,
    state: z
      .enum(['comparing', 'compared', 'stale', 'accepted'])
      .describe(
        inBoth('stale：比对之后日历又有变动，须重新比对', 'stale: the calendar has changed since cases were compared; compare again'),
      ),
    lookedAt: z.number().int().describe(inBoth('已比对的未结案件数', 'open cases compared so far')),
    total: z.number().int(),
    moved: z
      .array(move)
      .nullable()
      .describe(inBoth('期限会变动的案件；比对完成以前为 null', 'cases that it moves; null until all were compared')),
    movedElsewhere: z.number().int().describe(inBoth('其他机关的案件数', 'how many cases of other organs it moves')),
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'NoticeDraft' });

const { mayGo } = STAFF_PLACES.admin;
const read = { tag: 'administration', scopes: ['settings:read', 'settings:write'], mayCall: mayGo } as const;
const write = { tag: 'administration', scopes: ['settings:write'], mayCall: mayGo } as const;

/** Holiday notices: brought in as a draft, accepted after it was seen which cases move. */
export const calendarOperations = [
  defineOperation({
    id: 'listNotices',
    method: 'get',
    path: '/calendar/notices',
    summary: { zh: '各年的放假安排', en: 'What is arranged for each year' },
    ...read,
    answer: z.object({ knownUntil: civilDay, items: z.array(z.object({ year: z.number().int(), notice })) }),
    handle: async (_input, { deps }) => ({
      knownUntil: deps.calendar().knownUntil,
      items: Object.entries(await calendarsOf(deps).notices()).map(([year, of]) => ({ year: Number(year), notice: presentNotice(of) })),
    }),
  }),
  defineOperation({
    id: 'draftNotice',
    method: 'post',
    path: '/calendar/drafts',
    summary: { zh: '拟导入一份放假通知', en: 'Bring in a holiday notice, to be looked at first' },
    description: {
      zh: '由最上级机关的管理员办理。text 是通知全文，或者一年的 JSON。随即比对未结案件；案件多的，稍后查询。',
      en: 'By administrators of the topmost organ. text is the notice, or a year as JSON. Open cases are compared at once; where there are many, look again later.',
    },
    ...write,
    status: 201,
    body: z.strictObject({
      text: z.string().min(1).max(100_000),
      year: z.number().int().min(2000).max(2199).optional().describe(inBoth('通知没有写明年份时填写', 'where the text names no year')),
    }),
    answer: draft,
    handle: async ({ body: { text, year } }, context) => {
      const deps = await depsOf(context);
      const typed = readNotice(text, year === undefined ? '' : String(year));
      if (typed.result === 'refused') throw wrongAt('/text', () => typed.problems.text);
      const id = await draftNotice(deps, typed.notice, context.caller.user.id);
      await within(deps, compareDraft(deps, id));
      context.res.set('Location', `/api/v1/calendar/drafts/${id}`);
      return present(context, await draftOf(context, { id }));
    },
  }),
  defineOperation({
    id: 'getNoticeDraft',
    method: 'get',
    path: '/calendar/drafts/:id',
    summary: { zh: '一份拟导入的放假通知，和期限会变动的案件', en: 'A notice that was brought in, with the cases that it moves' },
    ...read,
    answer: draft,
    handle: async ({ params }, context) => present(context, await draftOf(context, params)),
  }),
  defineOperation({
    id: 'compareNoticeDraft',
    method: 'post',
    path: '/calendar/drafts/:id/compare',
    summary: { zh: '重新比对未结案件', en: 'Compare the open cases again' },
    ...write,
    answer: draft,
    handle: async ({ params }, context) => {
      const deps = await depsOf(context);
      const { id } = await draftOf(context, params);
      await within(deps, compareDraft(deps, id));
      return present(context, await draftOf(context, params));
    },
  }),
  defineOperation({
    id: 'acceptNotice',
    method: 'post',
    path: '/calendar/drafts/:id/accept',
    summary: { zh: '采用放假通知', en: 'Put a notice in force' },
    description: {
      zh: '立即生效，未结案件的期限重新计算。没有比对完的、比对之后日历又有变动的，答复 409。',
      en: 'In force at once; the limits of open cases are computed anew. 409 while cases are being compared, and when the calendar has changed since.',
    },
    ...write,
    answer: draft,
    handle: async ({ params }, context) => {
      const deps = await depsOf(context);
      const { id } = await draftOf(context, params);
      await changing(context, (step) => acceptDraft(step, id)).catch(asConflict);
      await deps.calendars.reload();
      await within(deps, deps.calendars.recomputeOutdated());
      return present(context, await draftOf(context, params));
    },
  }),
];

function calendarsOf({ calendars }: WebDeps): CalendarService {
  return found(calendars);
}

/** The calendar is every organ's: whoever changes it administers all. */
async function depsOf({ deps, caller }: ApiContext) {
  if (!(await administersAll(deps, caller.user))) throw new HttpProblem(403, 'forbidden');
  return { ...deps, calendars: calendarsOf(deps) };
}

/** Drafts are written a moment ago: they are looked for where they were written. */
async function draftOf({ deps }: ApiContext, params: unknown): Promise<CalendarDraftRow> {
  return found(await createCalendarDraftStore(deps.db.write).find((params as { id: string }).id));
}

function asConflict(error: unknown): never {
  const [problem] = error instanceof InvalidInputError ? error.problems : [];
  if (problem === undefined) throw error;
  throw new ApiProblem('CONFLICT', { detail: { zh: problem.zh, en: problem.en } });
}

async function present(context: ApiContext, row: CalendarDraftRow): Promise<z.output<typeof draft>> {
  const own = new Set((await administered(context.deps, context)).map(({ id }) => id));
  const moved = row.moved?.filter(({ organId }) => own.has(organId)) ?? null;
  const { id, noticeYear, holidays, madeAt, lookedAt, total, acceptedAt } = row;
  return {
    ...{ id, madeAt, lookedAt, total, acceptedAt },
    year: noticeYear,
    notice: presentNotice(row.notice),
    holidays: [...holidays],
    state: stateOf(context, row),
    moved: moved?.map(({ caseId, name, dueBefore, dueOn }) => ({ caseId, name, dueBefore, dueOn })) ?? null,
    movedElsewhere: (row.moved?.length ?? 0) - (moved?.length ?? 0),
  };
}

function stateOf({ deps }: ApiContext, { acceptedAt, moved, baseVersion }: CalendarDraftRow): z.output<typeof draft>['state'] {
  if (acceptedAt !== null) return 'accepted';
  if (moved === null) return 'comparing';
  return deps.calendar().version === baseVersion ? 'compared' : 'stale';
}

function presentNotice({ notices, daysOff, extraWorkdays }: HolidayNotice): z.output<typeof notice> {
  return { notices: [...notices], daysOff: [...daysOff], extraWorkdays: [...extraWorkdays] };
}
