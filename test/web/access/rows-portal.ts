import { APPLICANT_PASSWORD } from './access-office.ts';
import { type AccessRow, everybody, nobody, ofAccount, ofApplicant } from './access-row.ts';

const ACTS = ['correct', 'supplement', 'reasons', 'payment', 'delivery', 'withdraw'] as const;
const SUGGESTION = { params: { kind: 'suggestion' } } as const;
const SENT = { ...SUGGESTION, multipart: true } as const;

/** What the public may do, and applicants with their cases. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /', { why: 'Staff are sent on to where they begin.' }),
  everybody('GET /login'),
  everybody('POST /login', {
    body: (_office, name) => ({ login: name }),
    why: 'A form without a name and a password comes back.',
  }),
  everybody('POST /logout', { fresh: true }),
  everybody('GET /guide'),
  everybody('GET /guide/:organId'),
  everybody('GET /deadline'),
  everybody('GET /apply'),
  everybody('GET /apply/:organId'),
  everybody('GET /apply/:organId/form', { query: '?type=citizen' }),
  everybody('POST /apply/:organId/form', { body: { type: 'citizen' } }),
  everybody('POST /apply/:organId/review', { body: { type: 'citizen' }, multipart: true }),
  everybody('POST /apply/:organId', { body: { type: 'citizen' } }),
  nobody('GET /apply/receipt', 404, { why: 'Shown once, to the session that sent the application.' }),
  everybody('GET /feedback/receipt', { why: 'Says what the own session sent last.' }),
  nobody('GET /calendar/:token.ics', 404, {
    params: { token: 'a'.repeat(43) },
    why: 'Whoever has the secret of a link, and nobody else: a wrong secret, a revoked link and one whose owner may see nothing are answered alike.',
  }),
  nobody('POST /uploads', 400, {
    multipart: true,
    accept: 'application/json',
    why: 'Open to all who have a form; without a file it is refused. What was uploaded is its sender’s alone.',
  }),
  nobody('GET /uploads/:id', 404, { params: { id: 'file' }, why: 'The file of a case is no upload of the visitor.' }),
  nobody('DELETE /uploads/:id', 404, { params: { id: 'file' }, why: 'The same.' }),
  everybody('GET /feedback'),
  everybody('GET /feedback/:organId/:kind', SUGGESTION),
  everybody('POST /feedback/:organId/:kind/change', SENT),
  everybody('POST /feedback/:organId/:kind/review', SENT),
  everybody('POST /feedback/:organId/:kind/send', SENT),
  everybody('GET /track'),
  everybody('POST /track'),
  everybody('POST /track/leave', { fresh: true }),
  ofApplicant('GET /track/:caseId'),
  ofApplicant('GET /track/:caseId/reply', { params: { caseId: 'served' } }),
  ofApplicant('GET /track/:caseId/days.ics'),
  ofApplicant('GET /track/:caseId/files/:fileId', {
    params: { caseId: 'served', fileId: 'replyFile' },
    why: 'The files of the applicant and the letters that were served; no others of the case.',
  }),
  ...ACTS.flatMap((act) => [ofApplicant(`GET /track/:caseId/${act}`), ofApplicant(`POST /track/:caseId/${act}`)]),
  everybody('GET /account/login'),
  everybody('POST /account/login', { body: (_office, name) => ({ login: name }) }),
  everybody('GET /account/register'),
  everybody('POST /account/register'),
  everybody('POST /account/logout', { fresh: true }),
  ofAccount('GET /account'),
  ofAccount('GET /account/password'),
  ofAccount('POST /account/password', { body: { current: APPLICANT_PASSWORD } }),
  ofAccount('GET /account/delete'),
  ofAccount('POST /account/delete', { body: { current: APPLICANT_PASSWORD } }),
  ofAccount('POST /account/cases'),
  ofAccount('POST /account/cases/remove', { body: { caseId: 'none' } }),
  ofAccount('GET /account/open/:caseId', { otherwise: { otherApplicant: 404 }, fresh: true }),
];
