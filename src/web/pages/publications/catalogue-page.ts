import type { SummaryRow } from '../../../../views/partials/summary-list.tsx';
import { PUBLICATION_CATEGORIES, PUBLICATION_VALIDITIES } from '../../../law/publication-catalogue.ts';
import type { CatalogueItem } from '../../../store/published-read-model.ts';
import type { OrganRow } from '../../../store/rows.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { type CatalogueAddress, catalogueHref, isNarrowed } from '../../publications/catalogue-address.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { texts } from '../../texts.ts';
import { categoryLabel, channelLabels, type SelectChoice, selectOf, validityLabel } from './labels.ts';

export interface CatalogueRow {
  readonly href: string;
  readonly title: string;
  readonly indexNo: string;
  readonly documentNo: string;
  readonly organ: string;
  readonly category: string;
  readonly publishedOn: string;
}

export interface CataloguePage {
  readonly frame: Frame;
  readonly text: string;
  readonly filters: readonly SelectChoice[];
  readonly narrowed: boolean;
  readonly rows: readonly CatalogueRow[];
  readonly found: string;
  readonly kinds: readonly { readonly href: string; readonly label: string; readonly count: number }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

interface CatalogueParts {
  readonly address: CatalogueAddress;
  readonly organs: readonly OrganRow[];
  readonly years: readonly number[];
  readonly items: readonly CatalogueItem[];
  readonly total: number;
  readonly byCategory: ReadonlyMap<string | null, number>;
  readonly more: boolean;
}

export function cataloguePage(frame: Frame, parts: CatalogueParts): CataloguePage {
  const { address, organs, items, total, byCategory, more } = parts;
  const names = new Map(organs.map(({ id, name }) => [id, name]));
  return {
    frame,
    text: address.text,
    filters: filtersOf(parts),
    narrowed: isNarrowed(address),
    rows: items.map((item) => rowOf(item, names)),
    found: catalogueTexts.found(total),
    kinds: PUBLICATION_CATEGORIES.flatMap(({ value, label }) => {
      const count = byCategory.get(value) ?? 0;
      return count === 0 ? [] : [{ href: catalogueHref(address, { category: value }), label: sayLabel(label), count }];
    }),
    previousHref: address.page > 1 ? catalogueHref(address, { page: address.page - 1 }) : null,
    nextHref: more ? catalogueHref(address, { page: address.page + 1 }) : null,
  };
}

function rowOf({ id, organId, title, entry }: CatalogueItem, names: ReadonlyMap<number, string>): CatalogueRow {
  return {
    href: `/catalogue/${encodeURIComponent(id)}`,
    title,
    indexNo: entry.indexNo ?? texts.none,
    documentNo: entry.documentNo ?? texts.none,
    organ: names.get(organId) ?? texts.none,
    category: categoryLabel(entry.category),
    publishedOn: entry.publishedOn ?? texts.none,
  };
}

function filtersOf({ address, organs, years }: CatalogueParts): readonly SelectChoice[] {
  const words = catalogueTexts;
  const categories = PUBLICATION_CATEGORIES.map(({ value }) => ({ value, label: categoryLabel(value) }));
  const yearOptions = years.map((year) => ({ value: String(year), label: String(year) }));
  const organOptions = organs.map(({ id, name }) => ({ value: String(id), label: name }));
  const validities = PUBLICATION_VALIDITIES.map(({ value, label }) => ({
    value,
    label: sayLabel(label),
    chosen: value === address.validity,
  }));
  return [
    selectOf('category', words.category, categories, address.category),
    selectOf('year', words.year, yearOptions, address.year === null ? null : String(address.year)),
    ...(organs.length > 1 ? [selectOf('organ', words.organ, organOptions, address.organId === null ? null : String(address.organId))] : []),
    { name: 'validity', label: words.validity, options: validities },
  ];
}

export interface CatalogueItemPage {
  readonly frame: Frame;
  readonly rows: readonly SummaryRow[];
  /** http or https. */
  readonly link: string | null;
  readonly repealed: boolean;
  readonly paragraphs: readonly string[];
  readonly files: readonly { readonly href: string; readonly name: string }[];
}

/** One item with everything that article 12 asks of a catalogue. */
export function catalogueItemPage(frame: Frame, { id, title, createdOn, entry }: CatalogueItem, organName: string): CatalogueItemPage {
  const words = catalogueTexts.item;
  const rows = [
    { label: words.indexNo, value: entry.indexNo ?? texts.none },
    { label: words.title, value: title },
    { label: words.organ, value: organName },
    { label: words.documentNo, value: entry.documentNo ?? texts.none },
    { label: words.category, value: categoryLabel(entry.category) },
    { label: words.createdOn, value: createdOn ?? texts.none },
    { label: words.publishedOn, value: entry.publishedOn ?? texts.none },
    { label: words.channels, value: channelLabels(entry.channels) },
    { label: words.validity, value: validityLabel(entry.validity) },
    { label: words.summary, value: entry.summary ?? texts.none },
  ];
  return {
    frame,
    rows,
    link: entry.link,
    repealed: entry.validity === 'repealed',
    paragraphs: (entry.text ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    files: entry.files.map(({ name }, index) => ({ href: `/catalogue/${encodeURIComponent(id)}/files/${index + 1}`, name })),
  };
}
