import type { ComponentChildren } from 'preact';

export interface TableColumn<Row> {
  readonly label: string;
  /** Right-aligned figures of equal width. */
  readonly numeric?: boolean;
  /** The cell that names its row: read out with each other cell. */
  readonly names?: boolean;
  cell(row: Row): ComponentChildren;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** `data-test` of each row. */
  readonly rowTest?: string;
}

/** A table that becomes a list of cards on a narrow screen. Whoever uses it decides what to show without rows. */
export function DataTable<Row>({ caption, hideCaption = false, columns, rows, rowTest }: DataTableProps<Row>) {
  return (
    <div class="table-scroll">
      <table class="table table-cards">
        <caption class={hideCaption ? 'visually-hidden' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={numericClass(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr {...(rowTest === undefined ? {} : { 'data-test': rowTest })}>
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const common = { class: numericClass(column), 'data-label': column.label };
  const content = column.cell(row);
  return column.names === true ? (
    <th scope="row" {...common}>
      {content}
    </th>
  ) : (
    <td {...common}>{content}</td>
  );
}

function numericClass({ numeric = false }: { readonly numeric?: boolean }): string {
  return numeric ? 'numeric' : '';
}
