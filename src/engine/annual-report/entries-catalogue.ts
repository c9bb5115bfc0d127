import type { Knex } from 'knex';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Figure } from '../../law/report/figure.ts';
import { sumOfOrgans } from '../../law/report/recorded-figures.ts';
import { type CatalogueFact, createEntriesCatalogueReadModel } from '../../store/entries-catalogue-read-model.ts';

/** Figures by organ and indicator. What has no item is not in it. */
export type CatalogueFigures = ReadonlyMap<number, ReadonlyMap<string, Figure>>;

/** Days are inclusive. */
export interface CatalogueAsk {
  readonly organIds: readonly number[];
  readonly from: CivilDate;
  readonly until: CivilDate;
}

const NORMATIVE = ['publicity.normative', 'normative.published'];
const CHANNELS: ReadonlySet<string> = new Set(['gazette', 'website', 'weibo', 'wechat', 'other']);

/**
 * What was published in a period according to the publication catalogue: each item once, on the day on which it was published first; by channel
 * once, on the day on which it first came out there. Refs are the ids of the items.
 *
 * Legal source: 国办发〔2014〕32号（不同渠道和方式公开相同信息计1条）.
 */
export async function catalogueFigures(db: Knex, { organIds, from, until }: CatalogueAsk): Promise<CatalogueFigures> {
  const facts = await createEntriesCatalogueReadModel(db).listFacts({ organIds, until });
  const refs = new Map<number, Map<string, string[]>>();
  const put = (indicator: string, { organId, caseId }: CatalogueFact) => {
    const own = refs.get(organId) ?? new Map<string, string[]>();
    const ids = own.get(indicator) ?? [];
    ids.push(caseId);
    refs.set(organId, own.set(indicator, ids));
  };
  for (const item of itemsOf(facts)) for (const [indicator, fact] of countedIn(item, from)) put(indicator, fact);
  return new Map([...refs].map(([organId, own]) => [organId, figuresOf(own)]));
}

function figuresOf(refs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Figure> {
  return new Map([...refs].map(([indicator, ids]) => [indicator, { value: ids.length, refs: ids }]));
}

function itemsOf(facts: readonly CatalogueFact[]): readonly (readonly CatalogueFact[])[] {
  const items = new Map<string, CatalogueFact[]>();
  for (const fact of facts) {
    const item = items.get(fact.caseId);
    if (item === undefined) items.set(fact.caseId, [fact]);
    else item.push(fact);
  }
  return [...items.values()];
}

/** The indicators that one item counts in, each once. */
function countedIn(item: readonly CatalogueFact[], from: CivilDate): readonly (readonly [indicator: string, fact: CatalogueFact])[] {
  const publications = item.filter(({ type }) => type === 'publication.published');
  const first = publications[0];
  if (first === undefined) return [];
  const isNormative = item.some(({ data }) => data.normativeDocument === true);
  const once = [...(isNormative ? NORMATIVE : []), 'publicity.total'].map((indicator) => [indicator, first] as const);
  const byChannel = new Map<string, CatalogueFact>();
  for (const fact of publications) for (const channel of channelsOf(fact)) if (!byChannel.has(channel)) byChannel.set(channel, fact);
  const ways = [...byChannel].map(([channel, fact]) => [`publicity.${channel}`, fact] as const);
  return [...once, ...ways].filter(([, { onDay }]) => onDay >= from);
}

/** One, or several at once. */
function channelsOf({ data }: CatalogueFact): readonly string[] {
  const named = [data.channel, ...(Array.isArray(data.channels) ? data.channels : [])];
  return named.filter((channel): channel is string => typeof channel === 'string' && CHANNELS.has(channel));
}

/** A figure of the catalogue and one of the ledger: entries are for what the catalogue does not have. Null where neither exists. */
export function withCatalogue(recorded: Figure, catalogue: Figure | undefined): Figure {
  return catalogue === undefined ? recorded : sumOfOrgans([catalogue, recorded]);
}
