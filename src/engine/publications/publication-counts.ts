import type { Knex } from 'knex';
import { PUBLICATION_CHANNELS } from '../../law/publication-catalogue.ts';
import { catalogueFigures } from '../annual-report/entries-catalogue.ts';
import { daysOf } from '../annual-report/recorded-figures.ts';

type PublicationChannel = (typeof PUBLICATION_CHANNELS)[number]['value'];

/** What was published in a year. */
export interface PublicationCounts {
  /** Items, each once however many channels it came out in. */
  readonly total: number;
  /** Of them, normative documents. */
  readonly normative: number;
  /** Items by channel, each once in each of its channels. */
  readonly channels: Readonly<Record<PublicationChannel, number>>;
}

/**
 * How much the organs together published in a year, counted on the day on which an item first came out.
 *
 * Legal source: 国办发〔2014〕32号（不同渠道和方式公开相同信息计1条）.
 */
export async function publicationCounts(
  db: Knex,
  { organIds, year }: { readonly organIds: readonly number[]; readonly year: number },
): Promise<PublicationCounts> {
  const figures = [...(await catalogueFigures(db, { organIds, ...daysOf(year) })).values()];
  const sum = (indicator: string) => figures.reduce((total, own) => total + (own.get(indicator)?.value ?? 0), 0);
  const channels = Object.fromEntries(PUBLICATION_CHANNELS.map(({ value }) => [value, sum(`publicity.${value}`)]));
  return { total: sum('publicity.total'), normative: sum('publicity.normative'), channels: channels as PublicationCounts['channels'] };
}
