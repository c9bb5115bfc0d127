import { Router } from 'express';
import { AuditListView } from '../../../../views/pages/audit-list.tsx';
import type { ExportedTable } from '../../../documents/table-export.ts';
import { createHistorySearch, cursorOf, type FoundEntry } from '../../../store/history-search.ts';
import { createOversightReadModel } from '../../../store/oversight-read-model.ts';
import { peopleOf } from '../../audit/people-of.ts';
import { readSearchAddress, type SearchAddress } from '../../audit/search-address.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser } from '../../auth.ts';
import { wallClock } from '../../format.ts';
import { frameOf, type Http } from '../../frame.ts';
import { currentLanguage, withLanguage } from '../../language.ts';
import { actorText, decisionText, eventLabel, marksOf, searchPage } from '../../pages/audit/search-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';

const PER_PAGE = 50;
/** Entries in memory at a time, however long the export. */
const PORTION = 500;

/** Entries of the histories of all cases of the organ. */
export function searchRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/search', requirePlace('audit'), async (req, res) => {
    const { organId } = currentUser(res);
    const address = readSearchAddress(req.query);
    const found = await createHistorySearch(deps.db.read).find({ ...address.query, organId, limit: PER_PAGE + 1 });
    const entries = found.slice(0, PER_PAGE);
    const last = found.length > PER_PAGE ? entries.at(-1) : undefined;
    const model = searchPage(frameOf({ req, res }, { title: auditTexts.search.title, current: 'audit' }), {
      address,
      entries,
      people: await peopleOf(deps, organId),
      units: await createOversightReadModel(deps.db.read).units(organId),
      firstHref: address.query.after === undefined ? null : address.href('/audit/search'),
      nextHref: last === undefined ? null : address.href('/audit/search', cursorOf(last, address.query.axis)),
    });
    sendPage(res, { view: AuditListView, model });
  });
  const send = (format: TableFormat) => (req: Http['req'], res: Http['res']) => sendFound({ req, res }, deps, format);
  router.get('/audit/search.csv', requirePlace('audit'), send('csv'));
  router.get('/audit/search.xlsx', requirePlace('audit'), send('xlsx'));
  return router;
}

async function sendFound(http: Http, deps: WebDeps, format: TableFormat): Promise<void> {
  const words = auditTexts.search;
  const address = readSearchAddress({ ...http.req.query, key: '' });
  const { organId } = currentUser(http.res);
  const table: ExportedTable = {
    sheet: words.title,
    columns: Object.values(words.columns).map((label) => ({ label, width: 20 })),
    portions: rowsOf(allEntries(deps, { ...address, organId })),
  };
  const what = [words.what, address.href('').slice(1)].filter((part) => part !== '').join(' ');
  await sendTable(http, deps, { format, name: words.fileName, what, table });
}

async function* allEntries(deps: WebDeps, { query, organId }: Pick<SearchAddress, 'query'> & { organId: number | null }) {
  const search = createHistorySearch(deps.db.read);
  let after = query.after;
  for (;;) {
    const portion = await search.find({ ...query, organId, after, limit: PORTION });
    if (portion.length > 0) yield portion;
    const last = portion.at(-1);
    if (last === undefined || portion.length < PORTION) return;
    after = cursorOf(last, query.axis);
  }
}

/** Made while the file is sent, long after the request's own turn: in its language all the same. */
async function* rowsOf(portions: AsyncIterable<readonly FoundEntry[]>) {
  const language = currentLanguage();
  for await (const portion of portions) yield withLanguage(language, () => portion.map(cellsOf));
}

/** In the order of the columns. */
function cellsOf(entry: FoundEntry): readonly (string | number)[] {
  return [
    wallClock(entry.recordedAt),
    entry.effectiveOn,
    entry.caseNo ?? '',
    eventLabel(entry.type),
    actorText(entry),
    entry.unit ?? '',
    decisionText(entry.decisionCode) ?? '',
    texts.write.list(marksOf(entry).map(({ text }) => text)),
    entry.version,
  ];
}
