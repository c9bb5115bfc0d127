import { searchWords } from '../../engine/search-words.ts';
import { PUBLICATION_CATEGORIES, PUBLICATION_VALIDITIES, type PublicationValidity } from '../../law/publication-catalogue.ts';
import { oneOf, pageIn } from './list-address.ts';

const MAX_TYPED = 100;

/** What the public catalogue is asked for. */
export interface CatalogueAddress {
  readonly text: string;
  readonly words: readonly string[];
  readonly category: string | null;
  readonly year: number | null;
  readonly organId: number | null;
  readonly validity: PublicationValidity;
  /** 1 for the first. */
  readonly page: number;
}

/** Whatever cannot be understood is left out. */
export function readCatalogueAddress(fields: Readonly<Record<string, unknown>>): CatalogueAddress {
  const text = typeof fields.q === 'string' ? [...fields.q.replace(/\p{Control}/gu, ' ')].slice(0, MAX_TYPED).join('').trim() : '';
  return {
    text,
    words: text === '' ? [] : searchWords(text),
    category: oneOf(
      PUBLICATION_CATEGORIES.map(({ value }) => value),
      fields.category,
    ),
    year: numberIn(fields.year, /^(?:19|20)\d\d$/),
    organId: numberIn(fields.organ, /^\d{1,9}$/),
    validity:
      oneOf(
        PUBLICATION_VALIDITIES.map(({ value }) => value),
        fields.validity,
      ) ?? 'inForce',
    page: pageIn(fields.page),
  };
}

function numberIn(asked: unknown, form: RegExp): number | null {
  return typeof asked === 'string' && form.test(asked) ? Number(asked) : null;
}

/** The same conditions, some of them changed; the first page unless another is named. */
export function catalogueHref(address: CatalogueAddress, changes: Partial<CatalogueAddress> = {}): string {
  const { text, category, year, organId, validity, page } = { ...address, page: 1, ...changes };
  const named = {
    q: text === '' ? null : text,
    category,
    year: year === null ? null : String(year),
    organ: organId === null ? null : String(organId),
    validity: validity === 'inForce' ? null : validity,
    page: page > 1 ? String(page) : null,
  };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return query.size === 0 ? '/catalogue' : `/catalogue?${query}`;
}

export function isNarrowed({ text, category, year, organId, validity }: CatalogueAddress): boolean {
  return text !== '' || category !== null || year !== null || organId !== null || validity !== 'inForce';
}
