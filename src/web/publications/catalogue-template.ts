import type { ExportedTable } from '../../documents/table-export.ts';
import { catalogueColumns } from '../texts/catalogue-columns.ts';
import { catalogueImportTexts } from '../texts/catalogue-import.ts';

const WIDTHS = [26, 44, 24, 44, 14, 40, 24, 44, 14, 14, 14];

/** Headings alone, to be filled in. */
export function catalogueTemplate(): ExportedTable {
  const { state: _state, dueOn: _dueOn, ...labels } = catalogueColumns.labels;
  const columns = [...Object.values(labels), catalogueImportTexts.normative];
  return {
    sheet: catalogueImportTexts.sheet,
    columns: columns.map((label, index) => ({ label, width: WIDTHS[index] ?? 14 })),
    portions: none(),
  };
}

async function* none(): AsyncGenerator<readonly (readonly string[])[]> {
  yield [];
}
