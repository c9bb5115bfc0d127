import type { Frame } from '../../frame.ts';

/** A field of a form that narrows a list. */
export type ListField =
  | { readonly kind: 'select'; readonly name: string; readonly label: string; readonly options: readonly ListOption[] }
  | { readonly kind: 'day' | 'number'; readonly name: string; readonly label: string; readonly value: string };

export interface ListOption {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
  /** Options of a group stand together; null outside of any. */
  readonly group: string | null;
}

export interface ListForm {
  readonly action: string;
  readonly fields: readonly ListField[];
  readonly submit: string;
}

export interface ListCell {
  readonly text: string;
  readonly href?: string | null;
  readonly badges?: readonly { readonly text: string; readonly tone: 'alarm' | 'warn' | 'quiet' }[];
}

export interface ListTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean; readonly names?: boolean }[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly ListCell[])[];
  readonly empty: string;
}

export interface ListSection {
  readonly title: string;
  readonly rules: readonly string[];
  readonly table: ListTable | null;
  readonly lines: readonly ListCell[];
  readonly none: string | null;
}

/** A list of an auditor: a form above, a table, pages of it, files of it. */
export interface ListPage {
  readonly frame: Frame;
  readonly title: string;
  readonly intro: string;
  readonly back: { readonly href: string; readonly label: string } | null;
  readonly status: { readonly text: string; readonly tone: 'good' | 'alarm' } | null;
  readonly actions: readonly { readonly href: string; readonly label: string }[];
  readonly notes: readonly string[];
  readonly form: ListForm | null;
  /** Stand between form and list. */
  readonly sections: readonly ListSection[];
  readonly table: ListTable;
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
  readonly downloadHint: string;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Options with one chosen, the first standing for no choice. */
export function optionsOf(
  chosen: string | undefined,
  any: string,
  options: readonly { readonly value: string; readonly label: string; readonly group?: string }[],
): readonly ListOption[] {
  return [
    { value: '', label: any, chosen: chosen === undefined, group: null },
    ...options.map(({ value, label, group }) => ({ value, label, chosen: value === chosen, group: group ?? null })),
  ];
}
