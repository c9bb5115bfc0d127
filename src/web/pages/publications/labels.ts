import type { CivilDate } from '../../../law/civil-date.ts';
import { PUBLICATION_CATEGORIES, PUBLICATION_CHANNELS, PUBLICATION_VALIDITIES } from '../../../law/publication-catalogue.ts';
import { sayLabel } from '../../language.ts';
import { publicationTexts } from '../../texts/publications.ts';
import { texts } from '../../texts.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface SelectChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
}

/** Words for the kind of article 20. */
export function categoryLabel(category: string | null): string {
  const found = PUBLICATION_CATEGORIES.find(({ value }) => value === category);
  return found === undefined ? texts.none : sayLabel(found.label);
}

export function channelLabels(channels: readonly string[]): string {
  const labels = PUBLICATION_CHANNELS.filter(({ value }) => channels.includes(value)).map(({ label }) => sayLabel(label));
  return labels.length === 0 ? texts.none : texts.write.list(labels);
}

export function validityLabel(validity: string): string {
  const found = PUBLICATION_VALIDITIES.find(({ value }) => value === validity);
  return found === undefined ? texts.none : sayLabel(found.label);
}

export interface DueMark {
  readonly text: string;
  readonly tone: 'alarm' | 'warn';
}

/** How pressing a limit is; null while there is time, and where none runs. */
export function dueMark(
  dueOn: CivilDate | null,
  { today, soonUntil }: { readonly today: CivilDate; readonly soonUntil: CivilDate },
): DueMark | null {
  if (dueOn === null) return null;
  if (dueOn < today) return { text: publicationTexts.overdue, tone: 'alarm' };
  return dueOn <= soonUntil ? { text: publicationTexts.dueSoon, tone: 'warn' } : null;
}

export function selectOf(
  name: string,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string | null,
): SelectChoice {
  const all = { value: '', label: publicationTexts.all, chosen: chosen === null };
  return { name, label, options: [all, ...options.map((option) => ({ ...option, chosen: option.value === chosen }))] };
}
