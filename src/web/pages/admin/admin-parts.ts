import type { ErrorLine } from '../../forms/form-errors.ts';
import type { Frame } from '../../frame.ts';

export type Tone = 'alarm' | 'warn' | 'good' | 'quiet';

/** What stands in one cell of a table. */
export interface AdminCell {
  readonly text: string;
  readonly href?: string | undefined;
  readonly hint?: string | null | undefined;
  readonly badge?: { readonly text: string; readonly tone: Tone } | null | undefined;
  /** Such as a password: each letter told from the next. */
  readonly isCode?: boolean | undefined;
  /** Never broken over two lines, such as a day. */
  readonly isWhole?: boolean | undefined;
  /** Steps to the right, for trees. */
  readonly depth?: number | undefined;
  readonly act?: AdminAct | null | undefined;
}

/** A button that posts. */
export interface AdminAct {
  readonly action: string;
  /** Its address is a page that asks once more: the button leads there and posts nothing. */
  readonly asks?: boolean;
  readonly label: string;
  /** For hearing: says of which row. Begins with the label. */
  readonly spoken?: string;
  readonly variant?: 'primary' | 'secondary' | 'warning';
  /** What it does, said before it. */
  readonly text?: string;
  /** For what cannot be undone: what it does, told when the label is opened, with the button below it. */
  readonly warning?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly test?: string;
}

export interface AdminTable {
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly text?: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly AdminCell[])[];
  readonly empty: string;
  readonly test: string;
}

export interface AdminLink {
  readonly href: string;
  readonly label: string;
}

/** A page of facts, tables and buttons. */
export interface AdminPage {
  readonly frame: Frame;
  readonly heading: string;
  readonly crumb: AdminLink | null;
  readonly lead: string;
  readonly errors?: readonly ErrorLine[];
  /** To be read before anything else. */
  readonly notes?: readonly { readonly text: string; readonly test: string; readonly tone: 'info' | 'warn' }[];
  /** Label of a button that prints the page. */
  readonly print?: string;
  /** Shown once, such as a new password. */
  readonly secret?: { readonly label: string; readonly value: string; readonly text: string } | null;
  readonly links?: readonly (AdminLink & { readonly primary?: boolean; readonly test?: string })[];
  readonly filter?: AdminFilter | null;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly months?: readonly AdminMonth[];
  readonly tables?: readonly AdminTable[];
  readonly acts?: readonly AdminAct[];
  /** Whether the buttons stay in sight below long tables. */
  readonly actsStay?: boolean;
  readonly paging?: { readonly previous: string | null; readonly next: string | null; readonly label: string } | null;
}

/** A form that asks with GET. */
export interface AdminFilter {
  readonly action: string;
  readonly submit: string;
  readonly fields: readonly AdminField[];
}

/** A month with the days that a notice changes. */
export interface AdminMonth {
  readonly title: string;
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly AdminDay[])[];
}

export interface AdminDay {
  readonly on: string;
  readonly number: string;
  readonly inMonth: boolean;
  readonly kind: 'plain' | 'rest' | 'off' | 'works';
  /** 休 or 班; empty for others. */
  readonly mark: string;
  /** Differs from what is known. */
  readonly changed: boolean;
}

export interface AdminOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly chosen: boolean;
  /** Of a `select`: the heading that it stands below. Options of one group follow each other. */
  readonly group?: string;
}

export interface AdminField {
  readonly kind:
    | 'text'
    | 'email'
    | 'number'
    | 'date'
    | 'time'
    | 'password'
    | 'search'
    | 'select'
    | 'checks'
    | 'radios'
    | 'textarea'
    | 'file';
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly marker?: string | null;
  readonly error?: string | null;
  readonly value?: string;
  readonly options?: readonly AdminOption[];
  readonly autocomplete?: string;
  readonly accept?: string;
}

/** A page with one form. */
export interface AdminForm {
  readonly frame: Frame;
  readonly heading: string;
  readonly crumb: AdminLink | null;
  readonly lead: string;
  readonly action: string;
  readonly multipart?: boolean;
  readonly errors: readonly ErrorLine[];
  readonly fields: readonly AdminField[];
  readonly notes?: readonly string[];
  readonly submit: string;
  readonly cancel: AdminLink | null;
  readonly test: string;
  /** To the same form of something else. */
  readonly links?: readonly AdminLink[];
  /** Buttons below the form, such as for closing what it changes. */
  readonly after?: readonly AdminAct[];
}

/** Of the input, or of the first of several. */
export function fieldId({ kind, name }: Pick<AdminField, 'kind' | 'name'>): string {
  return kind === 'checks' || kind === 'radios' ? `${name}-0` : name;
}

/** The fields with what is wrong with them, and the summary of it all. */
export function withErrors(
  fields: readonly AdminField[],
  problems: Readonly<Record<string, string>>,
): { readonly fields: readonly AdminField[]; readonly errors: readonly ErrorLine[] } {
  const shown = new Map(fields.map((field) => [field.name, fieldId(field)]));
  return {
    fields: fields.map((field) => ({ ...field, error: problems[field.name] ?? null })),
    errors: Object.entries(problems).map(([name, text]) => {
      const target = shown.get(name);
      return { text, href: target === undefined ? null : `#${target}` };
    }),
  };
}
