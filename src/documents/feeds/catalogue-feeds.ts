/** An item as feeds tell it. Addresses are absolute. */
export interface FeedItem {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly organName: string;
  /** Kind of article 20 in words; empty for none. */
  readonly category: string;
  /** UTC instant. */
  readonly publishedAt: string;
  readonly updatedAt: string;
}

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Of the page that the feed follows. */
  readonly homeUrl: string;
  /** Of the feed itself. */
  readonly feedUrl: string;
  readonly language: string;
  readonly items: readonly FeedItem[];
}

/** RSS 2.0, with the feed's own address as Atom's `self`. */
export function rssOf({ title, description, homeUrl, feedUrl, language, items }: Feed): string {
  const head = [
    element('title', title),
    element('link', homeUrl),
    `<atom:link href="${escaped(feedUrl)}" rel="self" type="application/rss+xml"/>`,
    element('description', description),
    element('language', language),
  ];
  const body = [...head, ...items.map(rssItem)].join('\n');
  return `${XML}\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n${body}\n</channel>\n</rss>\n`;
}

function rssItem({ url, title, summary, organName, category, publishedAt }: FeedItem): string {
  const parts = [
    element('title', title),
    element('link', url),
    `<guid isPermaLink="true">${escaped(url)}</guid>`,
    element('pubDate', new Date(publishedAt).toUTCString()),
    element('dc:creator', organName),
    ...(category === '' ? [] : [element('category', category)]),
    ...(summary === '' ? [] : [element('description', summary)]),
  ];
  return `<item>${parts.join('')}</item>`;
}

/** JSON Feed 1.1. */
export function jsonFeedOf({ title, description, homeUrl, feedUrl, language, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    language,
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      content_text: item.summary === '' ? item.title : item.summary,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{ name: item.organName }],
      ...(item.category === '' ? {} : { tags: [item.category] }),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

/** A page that search engines may find. */
export interface SitemapEntry {
  readonly url: string;
  /** UTC instant; null when it is not known. */
  readonly updatedAt: string | null;
}

/** What the protocol allows one file to hold. */
export const MAX_SITEMAP_ENTRIES = 50_000;

/** Sitemap protocol 0.9. @param entries - At most `MAX_SITEMAP_ENTRIES`. */
export function sitemapOf(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ url, updatedAt }) => {
    const changed = updatedAt === null ? '' : element('lastmod', updatedAt);
    return `<url>${element('loc', url)}${changed}</url>`;
  });
  return `${XML}\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Characters that no XML document may hold. */
const UNPRINTABLE = /(?![\t\n\r])\p{Control}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
