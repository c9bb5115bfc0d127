import { MEDIA, OBTAIN_WAYS } from '../../../law/events/common-fields.ts';

type Options = readonly { readonly value: string; readonly label: { readonly zh: string } }[];

export const MEDIA_WORDS: Readonly<Record<string, string>> = words(MEDIA);
export const OBTAIN_WORDS: Readonly<Record<string, string>> = words(OBTAIN_WAYS);

function words(options: Options): Readonly<Record<string, string>> {
  return Object.fromEntries(options.map(({ value, label }) => [value, label.zh]));
}

/** 纸质、光盘; values that nobody knows are left out. */
export function wordsOf(values: readonly string[], labels: Readonly<Record<string, string>>): string {
  return values
    .map((value) => labels[value] ?? '')
    .filter((label) => label !== '')
    .join('、');
}
