import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import {
  type Feed,
  jsonFeedOf,
  MAX_SITEMAP_ENTRIES,
  rssOf,
  type SitemapEntry,
  sitemapOf,
} from '../../../documents/feeds/catalogue-feeds.ts';
import { createOrganStore } from '../../../store/organ-store.ts';
import { type CatalogueItem, type CatalogueQuery, createPublishedReadModel } from '../../../store/published-read-model.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { withLanguage } from '../../language.ts';
import { categoryLabel } from '../../pages/publications/labels.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'publicUrl'>;

const FEED_ITEMS = 100;

/** The catalogue for programs: what is in force, the newest first. They stand before languages and sessions: no cookie is set. */
export function catalogueFeedRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/catalogue.rss', (req, res) =>
    answer({ req, res }, deps, {
      type: 'application/rss+xml; charset=utf-8',
      make: async (ask) => rssOf(await feedOf(ask, '/catalogue.rss')),
    }),
  );
  router.get('/catalogue.json', (req, res) =>
    answer({ req, res }, deps, {
      type: 'application/feed+json; charset=utf-8',
      make: async (ask) => jsonFeedOf(await feedOf(ask, '/catalogue.json')),
    }),
  );
  router.get('/sitemap.xml', (req, res) =>
    answer({ req, res }, deps, { type: 'application/xml; charset=utf-8', make: async (ask) => sitemapOf(await sitemapEntries(ask)) }),
  );
  return router;
}

interface Ask {
  readonly deps: Deps;
  readonly organs: readonly OrganRow[];
  /** Of this site, without a slash at its end. */
  readonly base: string;
}

interface Answer {
  readonly type: string;
  readonly make: (ask: Ask) => Promise<string>;
}

/** Says that nothing changed before anything is read but the catalogue's pulse. */
async function answer({ req, res }: { req: Request; res: Response }, deps: Deps, { type, make }: Answer): Promise<void> {
  const organs = await createOrganStore(deps.db.read).listShown();
  const ids = organs.map(({ id }) => id);
  const base = baseOf(req, deps);
  const { count, changedAt } = await createPublishedReadModel(deps.db.read).pulse(ids);
  const names = organs.map(({ id, name }) => `${id}:${name}`).join('|');
  const digest = createHash('sha256').update(`${base}\n${count}\n${changedAt}\n${names}`).digest('hex').slice(0, 32);
  res.set({ 'Cache-Control': 'no-cache', ETag: `"${digest}"`, 'X-Content-Type-Options': 'nosniff' });
  if (changedAt !== null) res.set('Last-Modified', new Date(changedAt).toUTCString());
  res.type(type);
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  res.send(await make({ deps, organs, base }));
}

async function feedOf({ deps, organs, base }: Ask, path: string): Promise<Feed> {
  const items = await createPublishedReadModel(deps.db.read).list(inForce(organs), { offset: 0, limit: FEED_ITEMS });
  const names = new Map(organs.map(({ id, name }) => [id, name]));
  return withLanguage('zh', () => ({
    title: catalogueTexts.title,
    description: catalogueTexts.description,
    homeUrl: `${base}/catalogue`,
    feedUrl: `${base}${path}`,
    language: 'zh-CN',
    items: items.map((item) => ({
      url: urlOf(base, item),
      title: item.title,
      summary: item.entry.summary ?? '',
      organName: names.get(item.organId) ?? '',
      category: item.entry.category === null ? '' : labelOf(item.entry.category),
      publishedAt: `${item.entry.publishedOn ?? item.updatedAt.slice(0, 10)}T00:00:00+08:00`,
      updatedAt: item.updatedAt,
    })),
  }));
}

function labelOf(category: string): string {
  const label = categoryLabel(category);
  return label === texts.none ? '' : label;
}

async function sitemapEntries({ deps, organs, base }: Ask): Promise<readonly SitemapEntry[]> {
  const pages = ['/', '/catalogue', '/apply', ...organs.map(({ id }) => `/guide/${id}`)].map((path) => ({
    url: base + path,
    updatedAt: null,
  }));
  const items = await createPublishedReadModel(deps.db.read).list(inForce(organs), {
    offset: 0,
    limit: MAX_SITEMAP_ENTRIES - pages.length,
  });
  return [...pages, ...items.map((item) => ({ url: urlOf(base, item), updatedAt: item.updatedAt }))];
}

function inForce(organs: readonly OrganRow[]): CatalogueQuery {
  return { organIds: organs.map(({ id }) => id), words: [], category: null, year: null, validity: 'inForce' };
}

function urlOf(base: string, { id }: CatalogueItem): string {
  return `${base}/catalogue/${encodeURIComponent(id)}`;
}

/** As the office is reached from outside; where nobody said, as it was asked. */
function baseOf(req: Request, { publicUrl }: Deps): string {
  if (publicUrl !== undefined) return publicUrl;
  const host = req.get('host') ?? '';
  return /^[\w.:[\]-]{1,255}$/.test(host) ? `${req.protocol}://${host}` : 'http://localhost';
}
