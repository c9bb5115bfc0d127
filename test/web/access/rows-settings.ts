import { type AccessRow, ALL_STAFF, CASE_READERS, everybody, type RoleName, staff } from './access-row.ts';

const OWN_CALENDAR = { params: { id: async (office, name) => (await office.ownThings(name)).calendar } } as const satisfies Parameters<
  typeof staff
>[2];
const TEMPLATE_READERS: readonly RoleName[] = ['officer', 'legalReviewer', 'officeHead', 'leader', 'admin'];
const CHANGERS: readonly RoleName[] = ['officeHead', 'admin'];
const HOOK = { params: { id: 'failing', deliveryId: 'delivery' }, otherwise: { otherOrgan: 404 } } as const;
const NO_SEAL = Object.fromEntries([...TEMPLATE_READERS, 'otherUnit', 'otherOrgan'].map((name) => [name, 404]));
const SAMPLES: readonly RoleName[] = [...CASE_READERS, 'admin'];
const TEMPLATE = { params: { key: 'redHead', letter: 'RECEIPT' } } as const;

/** Settings of a person and of the organ, and the state of the program. */
export const ROWS: readonly AccessRow[] = [
  staff('POST /settings', ALL_STAFF),
  staff('GET /settings/calendars/new', CASE_READERS),
  staff('POST /settings/calendars', CASE_READERS),
  staff('GET /settings/calendars/:id', CASE_READERS, { ...OWN_CALENDAR, why: 'The own links alone; those of others are not found.' }),
  staff('GET /settings/calendars/:id/revoke', CASE_READERS, OWN_CALENDAR),
  staff('POST /settings/calendars/:id/revoke', CASE_READERS, OWN_CALENDAR),
  staff('GET /system', ALL_STAFF),
  staff('GET /letters/templates', TEMPLATE_READERS),
  staff('GET /letters/templates/:key', TEMPLATE_READERS, TEMPLATE),
  staff('GET /letters/templates/:key/template.docx', TEMPLATE_READERS, TEMPLATE),
  staff('GET /letters/templates/:key/preview.pdf', TEMPLATE_READERS, TEMPLATE),
  staff('POST /letters/templates/:key', CHANGERS, { ...TEMPLATE, multipart: true }),
  staff('POST /letters/templates/:key/adopt', CHANGERS, TEMPLATE),
  staff('GET /letters/templates/:key/reset', CHANGERS, TEMPLATE),
  staff('POST /letters/templates/:key/reset', CHANGERS, TEMPLATE),
  staff('GET /letters/samples', SAMPLES),
  staff('GET /letters/samples/:letter.pdf', SAMPLES, TEMPLATE),
  staff('GET /letters/samples/:letter', SAMPLES, TEMPLATE),
  staff('GET /letterhead', TEMPLATE_READERS),
  staff('POST /letterhead', CHANGERS, { multipart: true }),
  staff('GET /letterhead/seal.png', TEMPLATE_READERS, { otherwise: NO_SEAL, why: 'An organ without a seal has no picture of it.' }),
  staff('GET /letterhead/preview.pdf', TEMPLATE_READERS),
  staff('GET /webhooks', ['admin', 'officeHead']),
  staff('GET /webhooks/new', ['admin']),
  staff('POST /webhooks', ['admin']),
  staff('GET /webhooks/:id', ['admin', 'officeHead'], HOOK),
  staff('GET /webhooks/:id/edit', ['admin'], HOOK),
  staff('POST /webhooks/:id', ['admin'], HOOK),
  staff('POST /webhooks/:id/ping', ['admin'], HOOK),
  staff('POST /webhooks/:id/resume', ['admin'], HOOK),
  staff('POST /webhooks/:id/secret', ['admin'], HOOK),
  staff('POST /webhooks/:id/deliveries/:deliveryId/again', ['admin'], HOOK),
  staff('POST /webhooks/:id/deliveries/:deliveryId/drop', ['admin'], HOOK),
  staff('GET /webhooks/:id/remove', ['admin'], HOOK),
  staff('POST /webhooks/:id/remove', ['admin'], HOOK),
  staff('GET /guide/:organId/edit', ['officeHead'], { otherwise: { otherOrgan: 404 } }),
  staff('POST /guide/:organId/edit', ['officeHead'], { body: { version: '0' }, otherwise: { otherOrgan: 404 } }),
  staff('GET /guide/:organId/versions', ['officeHead'], { otherwise: { otherOrgan: 404 } }),
  staff('GET /guide/:organId/versions/:version', ['officeHead'], { params: { version: '1' }, otherwise: { otherOrgan: 404 } }),
  everybody('GET /healthz'),
  everybody('GET /readyz'),
];
