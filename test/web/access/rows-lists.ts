import { type AccessRow, ALL_STAFF, CASE_READERS, type RoleName, staff } from './access-row.ts';

const ASSIGNERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead', 'leader'];
const TAKERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead'];
const HALF_LIST = 'Shows, counts and searches the cases alone that the person may see.';
const OWN_VIEW = { params: { id: async (office, name) => (await office.ownThings(name)).view } } as const satisfies Parameters<
  typeof staff
>[2];

/** Lists of cases, each of those that the person may see. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /queue', CASE_READERS, { why: HALF_LIST }),
  staff('POST /queue', CASE_READERS, { body: { q: '道路' } }),
  staff('GET /queue/events', CASE_READERS, { endless: true, why: 'Says only that something changed that the person may see.' }),
  staff('GET /queue/export.csv', CASE_READERS, { why: HALF_LIST }),
  staff('GET /queue/export.xlsx', CASE_READERS, { why: HALF_LIST }),
  staff('GET /queue/views', CASE_READERS),
  staff('POST /queue/views', CASE_READERS, { body: { name: '' } }),
  staff('GET /queue/views/:id', CASE_READERS, { ...OWN_VIEW, why: 'The own views alone; those of others are not found.' }),
  staff('POST /queue/views/:id/name', CASE_READERS, { ...OWN_VIEW, body: { name: '' } }),
  staff('POST /queue/views/:id/default', CASE_READERS, OWN_VIEW),
  staff('GET /queue/views/:id/delete', CASE_READERS, OWN_VIEW),
  staff('POST /queue/views/:id/delete', CASE_READERS, OWN_VIEW),
  staff('POST /queue/assign', ASSIGNERS, { body: { case: 'none:1' } }),
  staff('POST /queue/assign/confirm', ASSIGNERS, { body: { case: 'none:1' } }),
  staff('POST /queue/assign/undo', ASSIGNERS),
  staff('GET /queue/assigned', CASE_READERS, { why: 'What the own session assigned last.' }),
  staff('GET /desk', ['officeHead', 'leader', 'legalReviewer', 'secrecyReviewer']),
  staff('GET /dashboard', [...CASE_READERS, 'statistician'], { why: 'Figures of the whole organ, without names.' }),
  staff('GET /dashboard/cases', CASE_READERS, { query: '?cell=received', why: HALF_LIST }),
  staff('GET /month', CASE_READERS, { why: HALF_LIST }),
  staff('GET /workload', CASE_READERS, { why: HALF_LIST }),
  staff('GET /publications', CASE_READERS, { why: HALF_LIST }),
  staff('GET /publications/new', ['officer', 'officeHead']),
  staff('POST /publications', ['officer', 'officeHead']),
  staff('GET /suggestions', [...TAKERS, 'leader', 'auditor']),
  staff('POST /suggestions/:id', TAKERS, {
    params: { id: async (office) => (await office.fresh()).suggestion },
    otherwise: { otherOrgan: 404 },
  }),
  staff('GET /cases/new', ['registrar', 'officer']),
  staff('POST /cases', ['registrar', 'officer'], { body: { channel: 'inPerson' } }),
  staff('GET /settings', ALL_STAFF),
];
