import { Router } from 'express';
import { AuditListView } from '../../../../views/pages/audit-list.tsx';
import { verifyAuditLog } from '../../../engine/audit/verify-audit-log.ts';
import { type AuditFilter, type AuditRow, createAuditStore } from '../../../store/audit-store.ts';
import { readLogAddress } from '../../audit/log-address.ts';
import { peopleOf } from '../../audit/people-of.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { wallClock } from '../../format.ts';
import { frameOf, type Http } from '../../frame.ts';
import { currentLanguage, withLanguage } from '../../language.ts';
import { logPage, sentenceOf, whoOf } from '../../pages/audit/log-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import type { WebDeps } from '../../web-deps.ts';

const PER_PAGE = 50;
const PORTION = 500;

/** What was done beside the cases. */
export function logRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/log', requirePlace('audit'), async (req, res) => {
    const { organId } = currentUser(res);
    const address = readLogAddress(req.query, organId);
    const found = await createAuditStore(deps.db.read).find(address.filter, PER_PAGE + 1);
    const entries = found.slice(0, PER_PAGE);
    const last = found.length > PER_PAGE ? entries.at(-1) : undefined;
    const model = logPage(frameOf({ req, res }, { title: auditTexts.log.title, current: 'audit' }), {
      address,
      entries,
      people: await peopleOf(deps, organId),
      verified: req.query.verify === '1' ? await verifyAuditLog(deps.db) : null,
      firstHref: address.filter.before === undefined ? null : address.href('/audit/log'),
      nextHref: last === undefined ? null : address.href('/audit/log', last.seq),
    });
    sendPage(res, { view: AuditListView, model });
  });
  const send = (format: TableFormat) => (req: Http['req'], res: Http['res']) => sendLog({ req, res }, deps, format);
  router.get('/audit/log.csv', requirePlace('audit'), send('csv'));
  router.get('/audit/log.xlsx', requirePlace('audit'), send('xlsx'));
  return router;
}

async function sendLog(http: Http, deps: WebDeps, format: TableFormat): Promise<void> {
  const words = auditTexts.log;
  const { filter, href } = readLogAddress(http.req.query, currentUser(http.res).organId);
  const table = {
    sheet: words.title,
    columns: Object.values(words.columns).map((label) => ({ label, width: 24 })),
    portions: rowsOf(allEntries(deps, { ...filter, before: undefined })),
  };
  const what = [words.what, href('').slice(1)].filter((part) => part !== '').join(' ');
  await sendTable(http, deps, { format, name: words.fileName, what, table });
}

async function* allEntries({ db }: WebDeps, filter: AuditFilter) {
  const store = createAuditStore(db.read);
  let before = filter.before;
  for (;;) {
    const portion = await store.find({ ...filter, before }, PORTION);
    if (portion.length > 0) yield portion;
    before = portion.at(-1)?.seq;
    if (before === undefined || portion.length < PORTION) return;
  }
}

/** In the language of the request, and in the order of the columns. */
async function* rowsOf(portions: AsyncIterable<readonly AuditRow[]>) {
  const language = currentLanguage();
  for await (const portion of portions) {
    yield withLanguage(language, () =>
      portion.map((entry) => [entry.seq, wallClock(entry.recordedAt), whoOf(entry), sentenceOf(entry), entry.subject ?? '', entry.hash]),
    );
  }
}
