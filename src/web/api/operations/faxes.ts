import { z } from 'zod';
import { createFaxInStore, type FaxInRow } from '../../../store/fax-in-store.ts';
import { createFaxOutStore, type FaxOutRow } from '../../../store/fax-out-store.ts';
import { maySendFaxes } from '../../case-faxes.ts';
import { sightOfUser } from '../../case-sight.ts';
import { askForFax, fileFax } from '../../fax-acts.ts';
import { actOnFax } from '../../fax-out-acts.ts';
import { letterKey } from '../../pages/fax-pages.ts';
import { STAFF_PLACES } from '../../places.ts';
import { ownIn, ownOut } from '../../routes/fax-routes.ts';
import { lettersOf } from '../../routes/fax-send-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, formOf, found, refuse } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';

/** As many as the page shows. */
const SHOWN = 100;

const incoming = z
  .object({
    id: z.number().int(),
    sender: z.string(),
    receivedAt: instant,
    takenAt: instant,
    name: z.string(),
    pages: z.number().int(),
    damaged: z.number().int(),
    caseId: z.string().describe(inBoth('由它登记的案件', 'the case that it opened')),
    state: z.enum(['stored', 'opened']),
    acts: z.array(z.object({ what: z.string(), caseId: z.string(), by: z.string(), name: z.string(), at: instant })),
  })
  .meta({ id: 'FaxIn' });

const outgoing = z
  .object({
    id: z.number().int(),
    caseId: z.string(),
    letter: z.string(),
    title: z.string(),
    fileId: z.string(),
    number: z.string(),
    pages: z.number().int().nullable(),
    askedAt: instant,
    askedBy: z.string(),
    state: z.enum(['waiting', 'sent', 'failed', 'cancelled']),
    stateAt: instant,
    nextAt: instant,
    attempts: z.number().int(),
    way: z.string().nullable(),
    outcome: z.string().nullable(),
  })
  .meta({ id: 'FaxOut' });

const read = { scopes: ['correspondence:read', 'correspondence:write'], mayCall: STAFF_PLACES.faxes.mayGo } as const;
const write = { scopes: ['correspondence:write'], mayCall: maySendFaxes } as const;

/** Faxes received and sent. */
export const faxOperations = [
  defineOperation({
    id: 'listFaxes',
    method: 'get',
    path: '/faxes',
    tag: 'correspondence',
    summary: { zh: '收发的传真', en: 'Faxes received and sent' },
    description: { zh: '各自最近的 100 份。', en: 'The newest 100 of each.' },
    ...read,
    answer: z.object({ incoming: z.array(incoming), outgoing: z.array(outgoing) }),
    handle: async (_input, { deps, caller }) => {
      const asked = { organId: caller.user.organId, sight: await sightOfUser(deps, caller.user), limit: SHOWN };
      const came = await createFaxInStore(deps.db.read).list(asked);
      const went = await createFaxOutStore(deps.db.read).list(asked);
      return { incoming: came.map(presentIn), outgoing: went.map(presentOut) };
    },
  }),
  defineOperation({
    id: 'listCaseFaxes',
    method: 'get',
    path: '/cases/:id/faxes',
    tag: 'correspondence',
    summary: { zh: '案件的传真', en: 'Faxes of a case' },
    scopes: ['cases:read', 'cases:record', 'correspondence:read'],
    answer: z.object({ incoming: z.array(incoming), outgoing: z.array(outgoing) }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page' });
      const { received, sent } = await deps.desk.faxes(id);
      return { incoming: received.map(presentIn), outgoing: sent.map(presentOut) };
    },
  }),
  defineOperation({
    id: 'getFaxIn',
    method: 'get',
    path: '/faxes/in/:id',
    tag: 'correspondence',
    summary: { zh: '一份收到的传真', en: 'A fax that came in' },
    ...read,
    answer: incoming,
    handle: async (_input, context) => {
      const row = await fromIn(context);
      const { deps, caller } = context;
      if (row.state === 'opened') await deps.desk.recordRead(caller.user, { caseId: row.caseId, what: 'page', detail: `fax-in-${row.id}` });
      return presentIn(row);
    },
  }),
  defineOperation({
    id: 'fileFax',
    method: 'post',
    path: '/faxes/in/:id/file',
    tag: 'correspondence',
    summary: { zh: '放入它所属的案件', en: 'Put a fax on the case it belongs to' },
    ...write,
    body: z.strictObject({ caseNo: z.string().trim().min(1).max(100) }),
    answer: incoming,
    handle: async ({ body }, context) => {
      const row = await fromIn(context);
      found(row.state === 'opened' ? row : undefined);
      const done = await fileFax(context.deps, { row, user: context.caller.user, raw: formOf(body) });
      if (done.result === 'refused') throw refuse(done.problems);
      return presentIn(await fromIn(context));
    },
  }),
  defineOperation({
    id: 'sendFax',
    method: 'post',
    path: '/cases/:id/faxes',
    tag: 'correspondence',
    summary: { zh: '用传真发送一份文书', en: 'Send a letter of a case by fax' },
    description: {
      zh: 'version 和 letter 见案件的文书；只发送有文号的。',
      en: 'version and letter as in the letters of the case; only those with a number are sent.',
    },
    ...write,
    status: 201,
    repeatable: true,
    body: z.strictObject({ version: z.number().int().min(1).max(999_999), letter: z.string().max(60), number: z.string().max(40) }),
    answer: outgoing,
    handle: async ({ params, body }, { deps, caller, res, once }) => {
      const { id: caseId } = params as { id: string };
      const { user } = caller;
      const organId = found((await deps.engine.placeOf(caseId))?.organId);
      found(deps.faxWay);
      const letters = await lettersOf(deps, caseId);
      const chosen = letters.find(({ version, letter }) => version === body.version && letter === body.letter);
      const raw = formOf({ letter: chosen === undefined ? '' : letterKey(chosen), number: body.number, askKey: once.token });
      const asked = await askForFax(deps, { caseId, organId, letters, user, raw });
      if (asked.result === 'refused') throw refuse(asked.problems);
      await deps.desk.recordReads(user, [{ caseId, what: 'file', detail: `fax-out-${asked.id}` }]);
      res.set('Location', `/api/v1/faxes/out/${asked.id}`);
      return presentOut(found(await createFaxOutStore(deps.db.write).findById(asked.id)));
    },
  }),
  defineOperation({
    id: 'getFaxOut',
    method: 'get',
    path: '/faxes/out/:id',
    tag: 'correspondence',
    summary: { zh: '一份发出的传真', en: 'A fax that goes out' },
    ...read,
    answer: outgoing,
    handle: async (_input, context) => {
      const row = await fromOut(context);
      await context.deps.desk.recordRead(context.caller.user, { caseId: row.caseId, what: 'page', detail: `fax-out-${row.id}` });
      return presentOut(row);
    },
  }),
  defineOperation({
    id: 'sendFaxAgain',
    method: 'post',
    path: '/faxes/out/:id/again',
    tag: 'correspondence',
    summary: { zh: '再发一次传真', en: 'Send a fax again' },
    ...write,
    answer: outgoing,
    handle: async (_input, context) => act(context, 'again'),
  }),
  defineOperation({
    id: 'cancelFax',
    method: 'post',
    path: '/faxes/out/:id/cancel',
    tag: 'correspondence',
    summary: { zh: '不再发送传真', en: 'Do not send a fax' },
    ...write,
    answer: outgoing,
    handle: async (_input, context) => act(context, 'cancel'),
  }),
];

function fromIn({ deps, req, res }: ApiContext): Promise<FaxInRow> {
  return ownIn(deps, { req, res });
}

function fromOut({ deps, req, res }: ApiContext): Promise<FaxOutRow> {
  return ownOut(deps, { req, res });
}

async function act(context: ApiContext, what: 'again' | 'cancel') {
  const row = await fromOut(context);
  if (!(await actOnFax(context.deps, context.caller.user, { row, what }))) throw conflict(() => apiMoreTexts.gone);
  return presentOut(await fromOut(context));
}

function presentIn({ id, sender, receivedAt, takenAt, name, pages, damaged, caseId, state, acts }: FaxInRow) {
  return {
    ...{ id, sender, receivedAt, takenAt, name, pages, damaged, caseId, state },
    acts: acts.map(({ what, caseId: of, by, name: who, at }) => ({ what, caseId: of, by, name: who, at })),
  };
}

function presentOut(row: FaxOutRow) {
  const { id, caseId, letter, title, fileId, number, pages, askedAt, askedBy, state, stateAt, nextAt, attempts, way, outcome } = row;
  return { id, caseId, letter, title, fileId, number, pages, askedAt, askedBy, state, stateAt, nextAt, attempts, way, outcome };
}
