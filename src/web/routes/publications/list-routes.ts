import { Router } from 'express';
import { PublicationsView } from '../../../../views/pages/publications.tsx';
import { soonUntil } from '../../../law/due-soon.ts';
import { createPublicationReadModel, type PublicationQuery } from '../../../store/publication-read-model.ts';
import { sendTable, type TableFormat } from '../../audit/send-table.ts';
import { currentUser, hasRole, requireCaseRole } from '../../auth.ts';
import { sightOfUser } from '../../case-sight.ts';
import { rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { publicationsPage } from '../../pages/publications/publications-page.ts';
import { catalogueTable } from '../../publications/catalogue-table.ts';
import { type ListAddress, readListAddress } from '../../publications/list-address.ts';
import { decidesConversions } from '../../publications/publication-roles.ts';
import { recordQuickSteps } from '../../publications/quick-steps.ts';
import { sendPage } from '../../send-page.ts';
import { publicationTexts } from '../../texts/publications.ts';
import type { StaffUser, WebDeps } from '../../web-deps.ts';
import { mayCreate } from '../publication-routes.ts';

const PAGE_ROWS = 50;

/** The organ's own publications: list, quick steps on several at once, and the list as a file. */
export function publicationListRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/publications', requireCaseRole, (req, res) => sendList({ req, res }, deps));
  for (const format of ['csv', 'xlsx'] as const) {
    router.get(`/publications/export.${format}`, requireCaseRole, (req, res) => sendExport({ req, res }, deps, format));
  }
  router.post('/publications/steps', requireCaseRole, async (req, res) => {
    if (!hasRole(currentUser(res), ['officer', 'secrecyReviewer'])) throw new HttpProblem(403, 'forbidden');
    req.session.notice = await recordQuickSteps(deps, currentUser(res), rawForm(req.body));
    res.redirect(303, ownPath(rawForm(req.body).back?.[0]));
  });
  return router;
}

async function sendList(http: Http, deps: WebDeps): Promise<void> {
  const user = currentUser(http.res);
  const address = readListAddress(http.req.query);
  const query = await queryOf(deps, user, address);
  const model = createPublicationReadModel(deps.db.read);
  const offset = (address.page - 1) * PAGE_ROWS;
  const [total, found] = await Promise.all([model.count(query), model.list({ ...query, offset, limit: PAGE_ROWS + 1 })]);
  const page = publicationsPage(frameOf(http, { title: publicationTexts.title, current: 'publications' }), {
    items: found.slice(0, PAGE_ROWS),
    total,
    address,
    more: found.length > PAGE_ROWS,
    today: query.today,
    soonUntil: query.soonUntil,
    machines: deps.machines,
    may: {
      create: mayCreate(deps, user),
      publish: hasRole(user, ['officer']),
      clear: hasRole(user, ['secrecyReviewer']),
      convert: decidesConversions(user),
    },
  });
  sendPage(http.res, { view: PublicationsView, model: page });
}

export async function queryOf(
  deps: WebDeps,
  user: StaffUser,
  { choices }: Pick<ListAddress, 'choices'>,
): Promise<Omit<PublicationQuery, 'offset' | 'limit'>> {
  const today = deps.today();
  return { organId: user.organId, sight: await sightOfUser(deps, user), choices, today, soonUntil: soonUntil(today, deps.calendar()) };
}

async function sendExport(http: Http, deps: WebDeps, format: TableFormat): Promise<void> {
  const query = await queryOf(deps, currentUser(http.res), readListAddress(http.req.query));
  const table = catalogueTable(createPublicationReadModel(deps.db.read), query, deps.machines);
  await sendTable(http, deps, { format, name: publicationTexts.exports.fileName, what: publicationTexts.exports.what, table });
}

/** Back to the list as it was narrowed, and nowhere else. */
function ownPath(asked: string | undefined): string {
  return asked !== undefined && /^\/publications(\?[\w=&%+.*-]*)?$/.test(asked) ? asked : '/publications';
}
