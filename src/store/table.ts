/** How a field is stored: days, instants and JSON are text on both databases. */
export type ColumnType = 'text' | 'integer' | 'json';

type Cell = string | number | null;

/** A table as the row type R sees it. Only this module turns field names into column names and JSON into text. */
export interface Table<R> {
  readonly name: string;
  readonly fields: readonly (keyof R & string)[];
  /** In the order of `fields`. */
  readonly columns: readonly string[];
  readonly types: readonly ColumnType[];
  toRow(row: R): Record<string, Cell>;
  /** In the order of `columns`. */
  toCells(row: R): Cell[];
  fromRow(record: Readonly<Record<string, unknown>>): R;
}

export function defineTable<R extends object>(name: string, types: Readonly<Record<keyof R & string, ColumnType>>): Table<R> {
  const fields = Object.keys(types) as (keyof R & string)[];
  const plan = fields.map((field) => ({ field, column: toSnakeCase(field), json: types[field] === 'json' }));
  const toCell = (row: R, { field, json }: { field: keyof R; json: boolean }): Cell => {
    const value: unknown = row[field];
    return value === null || value === undefined ? null : json ? JSON.stringify(value) : (value as Cell);
  };
  return {
    name,
    fields,
    columns: plan.map(({ column }) => column),
    types: fields.map((field) => types[field]),
    toRow: (row) => Object.fromEntries(plan.map((item) => [item.column, toCell(row, item)])),
    toCells: (row) => plan.map((item) => toCell(row, item)),
    fromRow: (record) => {
      const row: Record<string, unknown> = {};
      for (const { field, column, json } of plan) {
        const value = record[column];
        row[field] = json && typeof value === 'string' ? JSON.parse(value) : value;
      }
      return row as R;
    },
  };
}

function toSnakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
