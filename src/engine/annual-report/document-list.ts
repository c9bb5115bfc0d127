import type { Database } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import type { OrganRow } from '../../store/rows.ts';

/** Organs with what they have published, the newest year first. */
export type PublishedList = readonly {
  readonly organ: OrganRow;
  readonly reports: readonly { readonly year: number; readonly publishedOn: string; readonly edition: number }[];
}[];

/** Reports that everybody may read, of organs that have public pages. Closed organs count: what was published stays so. */
export async function listPublishedReports(db: Database, only?: { readonly organId: number }): Promise<PublishedList> {
  const organs = (await createOrganStore(db.read).listShown()).filter(({ id }) => only === undefined || id === only.organId);
  const published = await createReportActStore(db.read).listPublications(only?.organId);
  return organs
    .map((organ) => {
      const own = published.filter(({ organId }) => organId === organ.id);
      const years = [...new Set(own.map(({ year }) => year))].sort((a, b) => b - a);
      return { organ, reports: years.map((year) => newestOf(own.filter((one) => one.year === year))) };
    })
    .filter(({ reports }) => reports.length > 0);
}

/** Each publication is an edition. */
function newestOf(publications: readonly { readonly year: number; readonly on: string }[]) {
  const last = publications.at(-1);
  return { year: last?.year ?? 0, publishedOn: last?.on ?? '', edition: publications.length };
}
