import type { HistoryLine } from '../../engine/engine-types.ts';
import { MEDIA, OBTAIN_WAYS } from '../../law/events/common-fields.ts';
import { sayLabel } from '../language.ts';
import { trackActTexts } from '../texts/track.ts';
import { texts } from '../texts.ts';
import { applicationNow } from './application-now.ts';
import type { ShownField } from './show-value.ts';
import { textOf } from './track-rounds.ts';

/** How the applicant wants to receive information and letters, as last chosen. */
export interface Delivery {
  readonly obtainWay: readonly string[];
  readonly media: readonly string[];
  readonly address: string | null;
  readonly email: string | null;
  readonly fax: string | null;
}

/** The choice of the application with the changes since. */
export function deliveryOf(history: readonly HistoryLine[]): Delivery {
  const applied = applicationNow(history);
  const person = (typeof applied.applicant === 'object' && applied.applicant !== null ? applied.applicant : {}) as HistoryLine['data'];
  const first: Delivery = {
    obtainWay: listOf(applied.obtainWay),
    media: listOf(applied.media),
    address: textOf(person.address),
    email: textOf(person.email),
    fax: textOf(applied.fax),
  };
  return history.filter(({ type }) => type === 'delivery.changed').reduce(changed, first);
}

function changed(before: Delivery, { data }: HistoryLine): Delivery {
  return {
    ...before,
    obtainWay: listOf(data.obtainWay),
    address: textOf(data.address) ?? before.address,
    email: textOf(data.email) ?? before.email,
    fax: textOf(data.fax) ?? before.fax,
  };
}

/** In words: the ways, and the address of each way chosen. */
export function deliveryFacts(delivery: Delivery): readonly ShownField[] {
  const words = trackActTexts.delivery;
  const ways = OBTAIN_WAYS.filter(({ value }) => delivery.obtainWay.includes(value)).map(({ label }) => sayLabel(label));
  const media = MEDIA.filter(({ value }) => delivery.media.includes(value)).map(({ label }) => sayLabel(label));
  const facts: readonly (readonly [string, string | null])[] = [
    [words.ways, ways.length === 0 ? null : texts.write.list(ways)],
    [words.media, media.length === 0 ? null : texts.write.list(media)],
    [words.address, delivery.obtainWay.includes('post') ? delivery.address : null],
    [words.email, delivery.obtainWay.includes('email') ? delivery.email : null],
    [words.fax, delivery.obtainWay.includes('fax') ? delivery.fax : null],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
