import { type Request, Router } from 'express';
import { CatalogueView } from '../../../../views/pages/catalogue.tsx';
import { CatalogueGoneView, CatalogueItemView } from '../../../../views/pages/catalogue-item.tsx';
import { createOrganStore } from '../../../store/organ-store.ts';
import { type CatalogueItem, createPublishedReadModel } from '../../../store/published-read-model.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { catalogueItemPage, cataloguePage } from '../../pages/publications/catalogue-page.ts';
import { readCatalogueAddress } from '../../publications/catalogue-address.ts';
import { sendPage } from '../../send-page.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { sendStoredFile } from '../../uploads/send-file.ts';
import type { WebDeps } from '../../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'vault' | 'publicUrl'>;

const PAGE_ROWS = 30;
const ID = /^[\w-]{1,100}$/;

/** The catalogue of what is published, open to everybody: of organs with public pages, and what stands published alone. */
export function catalogueRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/catalogue', (req, res) => sendCatalogue({ req, res }, deps));
  router.get<{ id: string }>('/catalogue/:id', async (req, res) => {
    const http = { req, res } as unknown as Http;
    const found = await itemOf(deps, req.params.id);
    if (found === 'gone') {
      const frame = frameOf(http, { title: catalogueTexts.gone.title, current: 'catalogue', area: 'public' });
      return sendPage(res, { view: CatalogueGoneView, model: { frame }, status: 410 });
    }
    const frame = frameOf(http, { title: found.item.title, current: 'catalogue', area: 'public' });
    sendPage(res, { view: CatalogueItemView, model: catalogueItemPage(frame, found.item, found.organName) });
  });
  router.get<{ id: string; number: string }>('/catalogue/:id/files/:number', async (req, res) => {
    const found = await itemOf(deps, req.params.id);
    const file = found === 'gone' ? undefined : fileAt(found.item, req);
    if (file === undefined) throw new HttpProblem(found === 'gone' ? 410 : 404, 'notFound');
    await sendStoredFile({ req, res } as unknown as Http, deps, file);
  });
  return router;
}

async function sendCatalogue(http: Http, { db }: Deps): Promise<void> {
  const address = readCatalogueAddress(http.req.query);
  const organs = await createOrganStore(db.read).listShown();
  const model = createPublishedReadModel(db.read);
  const asked = address.organId;
  const organIds = organs.map(({ id }) => id).filter((id) => asked === null || id === asked);
  const { words, category, year, validity } = address;
  const query = { organIds, words, category, year, validity };
  const offset = (address.page - 1) * PAGE_ROWS;
  const [items, total, byCategory, years] = await Promise.all([
    model.list(query, { offset, limit: PAGE_ROWS + 1 }),
    model.count(query),
    model.countByCategory(query),
    model.years(organs.map(({ id }) => id)),
  ]);
  const frame = frameOf(http, { title: catalogueTexts.title, current: 'catalogue', area: 'public' });
  const more = items.length > PAGE_ROWS;
  const page = cataloguePage(frame, { address, organs, years, items: items.slice(0, PAGE_ROWS), total, byCategory, more });
  sendPage(http.res, { view: CatalogueView, model: page });
}

interface FoundItem {
  readonly item: CatalogueItem;
  readonly organName: string;
}

/** @throws {HttpProblem} 404 for what the public may not know of. */
async function itemOf({ db }: Deps, id: string): Promise<FoundItem | 'gone'> {
  const found = ID.test(id) ? await createPublishedReadModel(db.read).find(id) : undefined;
  if (found === undefined) throw new HttpProblem(404, 'notFound');
  if (found === 'gone') return found;
  const organ = (await createOrganStore(db.read).listShown()).find((one) => one.id === found.organId);
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return { item: found, organName: organ.name };
}

/** Files are named by their place in the list: ids of files stay inside. */
function fileAt({ entry }: CatalogueItem, { params }: Request<{ id: string; number: string }>) {
  return /^[1-9]\d?$/.test(params.number) ? entry.files[Number(params.number) - 1] : undefined;
}
