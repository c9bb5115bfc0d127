import { searchWords } from '../../engine/search-words.ts';
import { PUBLICATION_CATEGORIES, PUBLICATION_CHANNELS, PUBLICATION_STATES } from '../../law/publication-catalogue.ts';
import { DUE_CHOICES, type PublicationChoices } from '../../store/publication-read-model.ts';

const MAX_PAGE = 10_000;
const MAX_TYPED = 100;

/** What the staff list is asked for. Titles of publications name no applicants, so they may stand in addresses. */
export interface ListAddress {
  readonly choices: PublicationChoices;
  /** As it was typed. */
  readonly text: string;
  /** 1 for the first. */
  readonly page: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whatever cannot be understood is left out. */
export function readListAddress(fields: Fields): ListAddress {
  const text = typeof fields.q === 'string' ? [...fields.q].slice(0, MAX_TYPED).join('').trim() : '';
  const choices: PublicationChoices = {
    state: oneOf(PUBLICATION_STATES, fields.state),
    category: oneOf(
      PUBLICATION_CATEGORIES.map(({ value }) => value),
      fields.category,
    ),
    channel: oneOf(
      PUBLICATION_CHANNELS.map(({ value }) => value),
      fields.channel,
    ),
    due: oneOf(DUE_CHOICES, fields.due),
    words: text === '' ? [] : searchWords(text),
  };
  return { choices, text, page: pageIn(fields.page) };
}

/** The same conditions at another path, or on another page; the first page has no number. */
export function listHref({ choices, text }: ListAddress, { path = '/publications', page = 1 } = {}): string {
  const { state, category, channel, due } = choices;
  const named = { q: text === '' ? null : text, state, category, channel, due, page: page > 1 ? String(page) : null };
  const query = new URLSearchParams(Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return query.size === 0 ? path : `${path}?${query}`;
}

export function isNarrowed({ choices, text }: ListAddress): boolean {
  const { state, category, channel, due } = choices;
  return text !== '' || [state, category, channel, due].some((choice) => choice !== null);
}

/** 1 for whatever is no number of a page. */
export function pageIn(asked: unknown): number {
  const page = Number(asked);
  return Number.isSafeInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1;
}

export function oneOf<T extends string>(known: readonly T[], asked: unknown): T | null {
  return known.find((one) => one === asked) ?? null;
}
