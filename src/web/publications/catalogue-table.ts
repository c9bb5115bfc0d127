import type { ExportedTable } from '../../documents/table-export.ts';
import type { createPublicationReadModel, PublicationItem, PublicationQuery } from '../../store/publication-read-model.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { currentLanguage, withLanguage } from '../language.ts';
import { categoryLabel, channelLabels, validityLabel } from '../pages/publications/labels.ts';
import { catalogueColumns } from '../texts/catalogue-columns.ts';
import { publicationTexts } from '../texts/publications.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

const PORTION = 500;
const WIDTHS = [26, 40, 24, 40, 14, 24, 24, 40, 12, 14, 14];

/** The list as a table, in the language of the request: the columns that the import reads, then state and days. */
export function catalogueTable(
  model: ReturnType<typeof createPublicationReadModel>,
  query: Omit<PublicationQuery, 'offset' | 'limit'>,
  machines: WebDeps['machines'],
): ExportedTable {
  const language = currentLanguage();
  const labels = Object.values(catalogueColumns.labels);
  return {
    sheet: publicationTexts.exports.sheet,
    columns: labels.map((label, index) => ({ label, width: WIDTHS[index] ?? 14 })),
    portions: portionsOf(model, query, (item) => withLanguage(language, () => cellsOf(item, machines))),
  };
}

async function* portionsOf(
  model: ReturnType<typeof createPublicationReadModel>,
  query: Omit<PublicationQuery, 'offset' | 'limit'>,
  toCells: (item: PublicationItem) => readonly string[],
) {
  for (let offset = 0; ; offset += PORTION) {
    const items = await model.list({ ...query, offset, limit: PORTION });
    yield items.map(toCells);
    if (items.length < PORTION) return;
  }
}

/** In the order of `catalogueColumns.labels`. */
function cellsOf({ title, createdOn, dueOn, handlingState, entry }: PublicationItem, machines: WebDeps['machines']): readonly string[] {
  const plain = (text: string) => (text === texts.none ? '' : text);
  return [
    entry.indexNo ?? '',
    title ?? '',
    entry.documentNo ?? '',
    entry.summary ?? '',
    createdOn ?? '',
    plain(categoryLabel(entry.category)),
    plain(channelLabels(entry.channels)),
    entry.link ?? '',
    validityLabel(entry.validity),
    entry.publishedOn ?? '',
    stateLabel(machines.publication, handlingState),
    dueOn ?? '',
  ];
}
