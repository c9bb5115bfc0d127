import { type AccessRow, CASE_READERS, type RoleName, staff } from './access-row.ts';

const TAKERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead'];
const READERS: readonly RoleName[] = [...TAKERS, 'auditor'];
const MAIL_HANDLERS: readonly RoleName[] = [...TAKERS, 'admin'];
/** A mail of no case yet is for everybody of the organ who takes mail in. */
const OF_ORGAN = { otherwise: { otherOrgan: 404 } } as const;
/** What stands in a case is not found where the case is not. */
const OF_CASE = { otherwise: { otherOrgan: 404, otherUnit: 404 } } as const;

/** Mail and faxes, in and out. */
export const ROWS: readonly AccessRow[] = [
  staff('GET /inbox', READERS),
  staff('GET /inbox/:id', READERS, { params: { id: 'held' }, ...OF_ORGAN }),
  staff('GET /inbox/:id/files/:fileId', READERS, { params: { id: 'held', fileId: 'heldFile' }, ...OF_ORGAN }),
  ...['open', 'file', 'dismiss', 'restore'].map((act) => staff(`POST /inbox/:id/${act}`, TAKERS, { params: { id: 'held' }, ...OF_ORGAN })),
  staff('GET /mail', [...CASE_READERS, 'admin']),
  staff('GET /mail/:id', [...CASE_READERS, 'admin'], {
    params: { id: 'mail' },
    ...OF_CASE,
    why: 'Administrators see that a mail failed, never what it says.',
  }),
  staff('GET /mail/:id/html', CASE_READERS, { params: { id: 'mail' }, ...OF_CASE }),
  staff('POST /mail/:id/again', MAIL_HANDLERS, { params: { id: 'mail' }, ...OF_CASE }),
  staff('POST /mail/:id/cancel', MAIL_HANDLERS, { params: { id: 'mail' }, ...OF_CASE }),
  staff('POST /mail/again', MAIL_HANDLERS),
  staff('GET /mail/samples', [...CASE_READERS, 'admin']),
  staff('GET /mail/samples/:kind', [...CASE_READERS, 'admin'], { params: { kind: 'assigned' } }),
  staff('GET /mail/samples/:kind/html', [...CASE_READERS, 'admin'], { params: { kind: 'assigned' } }),
  staff('GET /faxes', READERS),
  staff('GET /faxes/in/:id', READERS, { params: { id: 'faxIn' }, ...OF_CASE }),
  staff('POST /faxes/in/:id/file', TAKERS, { params: { id: 'faxIn' }, ...OF_CASE }),
  staff('GET /faxes/out/:id', READERS, { params: { id: 'faxOut' }, ...OF_CASE }),
  staff('POST /faxes/out/:id/again', TAKERS, { params: { id: 'faxOut' }, ...OF_CASE }),
  staff('POST /faxes/out/:id/cancel', TAKERS, { params: { id: 'faxOut' }, ...OF_CASE }),
];
