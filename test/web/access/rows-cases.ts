import { type AccessRow, CASE_READERS, ofCase, type RoleName } from './access-row.ts';

/** Auditors read and change nothing. */
const WRITERS: readonly RoleName[] = CASE_READERS.filter((role) => role !== 'auditor');
const FAXERS: readonly RoleName[] = ['registrar', 'officer', 'officeHead'];
const ISSUERS: readonly RoleName[] = ['registrar', 'officer'];
const REMAKERS: readonly RoleName[] = ['registrar', 'officer', 'legalReviewer'];

const FILE = { params: { fileId: 'file' } } as const;
/** The engine judges each step by its own roles; a form of no step comes back to all who may read. */
const NO_STEP = { body: { version: '1' } } as const;
const READS_THE_FORM = 'Each step has its roles, which docs/events.md tells; the form of no step comes back.';

/** The page of a case and what hangs on it: not found by people of other units and organs. */
export const ROWS: readonly AccessRow[] = [
  ofCase('GET /cases/:id', CASE_READERS),
  ofCase('GET /cases/:id/verify', CASE_READERS),
  ofCase('GET /cases/:id/version', CASE_READERS),
  ofCase('POST /cases/:id/events', CASE_READERS, { ...NO_STEP, why: READS_THE_FORM }),
  ofCase('POST /cases/:id/notes', WRITERS, { body: { text: '' } }),
  ofCase('GET /cases/:id/what-if', CASE_READERS),
  ofCase('POST /cases/:id/what-if', CASE_READERS, {
    why: 'Records nothing: names of people are posted because no address should hold them.',
  }),
  ofCase('GET /cases/:id/reads', ['officeHead', 'auditor']),
  ofCase('GET /cases/:id/breach', ['officeHead'], { query: '?type=reply.deferred' }),
  ofCase('POST /cases/:id/breach', ['officeHead'], { body: { type: 'reply.deferred', version: '1' } }),
  ofCase('GET /cases/:id/file', CASE_READERS),
  ofCase('GET /cases/:id/file.pdf', CASE_READERS),
  ofCase('POST /cases/:id/letters/preview', WRITERS, NO_STEP),
  ofCase('GET /cases/:id/letters/draft', CASE_READERS),
  ofCase('GET /cases/:id/letters/draft.pdf', CASE_READERS),
  ofCase('POST /cases/:id/letters/draft', ['officer'], { body: { text: '' } }),
  ofCase('POST /cases/:id/letters/draft/preview', ['officer'], { body: { text: '' } }),
  ofCase('GET /cases/:id/letters/remake', REMAKERS, { query: '?letter=RECEIPT&of=1' }),
  ofCase('POST /cases/:id/letters/remake', REMAKERS, { body: { letter: 'RECEIPT', of: '1' } }),
  ofCase('GET /cases/:id/files/:fileId', CASE_READERS, FILE),
  ofCase('GET /cases/:id/files/:fileId/view', CASE_READERS, FILE),
  ofCase('GET /cases/:id/files/:fileId/check', CASE_READERS, FILE),
  ofCase('GET /cases/:id/files/:fileId/pages/:page.jpg', CASE_READERS, { params: { fileId: 'file', page: '1' } }),
  ofCase('POST /cases/:id/outgoing', ['officer'], NO_STEP),
  ofCase('GET /cases/:id/service-proof/:version', CASE_READERS, { params: { id: 'served', version: 'proofVersion' } }),
  ofCase('GET /cases/:id/query-code', ISSUERS),
  ofCase('POST /cases/:id/query-code', ISSUERS),
  ofCase('GET /cases/:id/receipt', ISSUERS),
  ofCase('POST /cases/:id/receipt', ISSUERS),
  ofCase('GET /cases/:id/split', ISSUERS),
  ofCase('POST /cases/:id/split', ISSUERS),
  ofCase('GET /cases/:id/merge', ISSUERS),
  ofCase('POST /cases/:id/merge', ISSUERS),
  ofCase('GET /cases/:id/fax', FAXERS),
  ofCase('POST /cases/:id/fax', FAXERS),
];
