import { Router } from 'express';
import { AuditListView } from '../../../../views/pages/audit-list.tsx';
import { addDays } from '../../../law/civil-date.ts';
import type { ReadCursor } from '../../../store/case-read-store.ts';
import { createReadsSearch } from '../../../store/reads-search.ts';
import { addressOf, endOf, periodOf, type Query, startOf, textOf } from '../../audit/audit-query.ts';
import { peopleOf } from '../../audit/people-of.ts';
import { examineReads } from '../../audit/reads-data.ts';
import { currentUser } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { readsSearchPage } from '../../pages/audit/reads-search-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import type { WebDeps } from '../../web-deps.ts';

const PER_PAGE = 50;
/** Days back that are shown unless others are asked for. */
const SHOWN_DAYS = 30;

/** Who read which cases of the organ. */
export function auditReadsRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/reads', requirePlace('audit'), async (req, res) => {
    const { organId } = currentUser(res);
    const asked = periodOf(req.query);
    const to = asked.to ?? deps.today();
    const from = asked.from ?? addDays(to, -SHOWN_DAYS);
    const userId = textOf(req.query, 'user');
    const query = { organId, userId, from: startOf(from), to: endOf(to) };
    const search = createReadsSearch(deps.db.read);
    const after = cursorIn(req.query);
    const found = await search.find(query, { after, limit: PER_PAGE + 1 });
    const reads = found.slice(0, PER_PAGE);
    const last = found.length > PER_PAGE ? reads.at(-1) : undefined;
    const href = (place?: ReadCursor) => addressOf('/audit/reads', { user: userId, from, to, at: place?.readAt, id: place?.id });
    const model = readsSearchPage(frameOf({ req, res }, { title: auditTexts.reads.title, current: 'audit' }), {
      from,
      to,
      userId,
      notes: asked.notes,
      people: await peopleOf(deps, organId),
      readers: await search.byPerson(query),
      reads,
      unusual: await examineReads(deps, query),
      firstHref: after === null ? null : href(),
      nextHref: last === undefined ? null : href(last),
    });
    sendPage(res, { view: AuditListView, model });
  });
  return router;
}

function cursorIn(query: Query): ReadCursor | null {
  const [readAt, id] = [textOf(query, 'at'), textOf(query, 'id')];
  return readAt === undefined || id === undefined ? null : { readAt, id };
}
