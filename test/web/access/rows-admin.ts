import { randomUUID } from 'node:crypto';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import { createCalendarDraftStore } from '../../../src/store/calendar-draft-store.ts';
import { createUnitStore } from '../../../src/store/unit-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, everybody, staff, VISITORS, type VisitorName } from './access-row.ts';

type Options = NonNullable<Parameters<typeof staff>[2]>;

/** What each call may do away with is made for it. */
const unit = async ({ db, organ }: AccessOffice) => String((await createUnitStore(db.write).ensure(organ.id, `科室${randomUUID()}`)).id);
const person = async ({ db, organ }: AccessOffice) => {
  const id = randomUUID();
  const names = { id, login: id, name: '员工丑', passwordHash: '-', unit: null, disabledAt: null };
  await createUserStore(db.write).create({ ...names, roles: ['officer'], organId: organ.id });
  return id;
};
const draft = async ({ db }: AccessOffice) => {
  const id = randomUUID();
  const notice = { notices: [], daysOff: [], extraWorkdays: [] };
  const counted = { baseVersion: stateCalendar.version, lookedAt: 0, total: 0, moved: null, acceptedAt: null, acceptedVersion: null };
  await createCalendarDraftStore(db.write).put({
    id,
    noticeYear: 2027,
    notice,
    holidays: [],
    madeAt: '2026-03-02T00:00:00.000Z',
    madeBy: 'admin',
    ...counted,
  });
  return id;
};

const ELSEWHERE = { otherwise: { otherOrgan: 404 }, why: 'Of the own organ and those below it.' } as const;
const OF_ORGAN: Options = { params: { id: 'organ' }, ...ELSEWHERE };
const OF_UNIT: Options = { params: { id: unit }, ...ELSEWHERE };
const OF_PERSON: Options = { params: { id: person }, ...ELSEWHERE };
const OF_DRAFT: Options = { params: { id: draft } };
const NOBODY = Object.fromEntries(VISITORS.map((name) => [name, 404])) as Record<VisitorName, 404>;
const NO_LINK = {
  params: { token: 'none' },
  otherwise: NOBODY,
  why: 'The link of the first start alone; there is none any more.',
} as const;

const admin = (route: string, options: Options = {}): AccessRow => staff(route, ['admin'], options);

/** The first start, and what administrators do. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /setup/:token', NO_LINK),
  everybody('POST /setup/:token', NO_LINK),
  everybody('GET /metrics', { why: 'From this machine; from elsewhere with YISHEN_METRICS_TOKEN.' }),
  admin('GET /admin'),
  admin('GET /admin/organs'),
  admin('GET /admin/organs/new'),
  admin('POST /admin/organs'),
  admin('GET /admin/organs/:id', OF_ORGAN),
  admin('POST /admin/organs/:id', OF_ORGAN),
  admin('POST /admin/organs/:id/close', OF_ORGAN),
  admin('POST /admin/organs/:id/reopen', OF_ORGAN),
  admin('GET /admin/units'),
  admin('GET /admin/units/new'),
  admin('POST /admin/units'),
  admin('GET /admin/units/:id', OF_UNIT),
  admin('POST /admin/units/:id', OF_UNIT),
  admin('POST /admin/units/:id/close', OF_UNIT),
  admin('POST /admin/units/:id/reopen', OF_UNIT),
  admin('GET /admin/staff'),
  admin('GET /admin/staff/new'),
  admin('POST /admin/staff'),
  admin('GET /admin/staff/import'),
  admin('POST /admin/staff/import', { multipart: true }),
  admin('GET /admin/staff/import/blank.xlsx'),
  admin('GET /admin/staff/import/preview', { why: 'Only of one’s own upload; without one it leads back to the form.' }),
  admin('POST /admin/staff/import/accept', { why: 'Only one’s own upload; without one it leads back to the form.' }),
  admin('GET /admin/staff/import/done', { why: 'Passwords that wait in the own session, once.' }),
  admin('GET /admin/staff/:id', OF_PERSON),
  admin('GET /admin/staff/:id/edit', OF_PERSON),
  admin('POST /admin/staff/:id', OF_PERSON),
  ...['password', 'second-factor', 'sessions', 'close'].map((act) => admin(`GET /admin/staff/:id/${act}`, OF_PERSON)),
  admin('POST /admin/staff/:id/password', OF_PERSON),
  admin('POST /admin/staff/:id/second-factor', OF_PERSON),
  admin('POST /admin/staff/:id/sessions', OF_PERSON),
  admin('POST /admin/staff/:id/close', OF_PERSON),
  admin('POST /admin/staff/:id/reopen', OF_PERSON),
  admin('GET /admin/calendar'),
  admin('GET /admin/calendar/new'),
  admin('POST /admin/calendar/new', {
    multipart: true,
    why: 'Administrators below another one may look only: the calendar is every organ’s.',
  }),
  admin('GET /admin/calendar/drafts/:id', OF_DRAFT),
  admin('POST /admin/calendar/drafts/:id/compare', OF_DRAFT),
  admin('POST /admin/calendar/drafts/:id/accept', OF_DRAFT),
  admin('GET /admin/settings'),
  admin('POST /admin/settings'),
  admin('GET /admin/mail'),
  admin('POST /admin/mail/test', { body: { to: '' } }),
  admin('POST /admin/mail/inbox'),
  admin('GET /admin/jobs'),
  admin('POST /admin/jobs/:id/retry', { params: { id: '0' } }),
  admin('GET /admin/health'),
];
