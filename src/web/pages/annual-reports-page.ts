import { type ComponentChild, h } from 'preact';
import { ReportBody } from '../../documents/report/report-body.tsx';
import type { PublishedReport } from '../../engine/annual-report/document.ts';
import { REPORT_FILE_KINDS } from '../../engine/annual-report/document-files.ts';
import type { PublishedList } from '../../engine/annual-report/document-list.ts';
import type { Frame } from '../frame.ts';
import { annualReportTexts } from '../texts/annual-reports.ts';
import type { TrendChartModel } from './past-reports/trends-page.ts';

interface FileLink {
  readonly href: string;
  readonly label: string;
  /** Begins with the label. */
  readonly says: string;
}

export interface AnnualReportsPage {
  readonly frame: Frame;
  readonly title: string;
  readonly lead: string;
  /** Leads to the list of all organs; null on it. */
  readonly back: { readonly href: string; readonly label: string } | null;
  readonly organs: readonly OrganPart[];
  /** Of one organ: its figures over the years. */
  readonly charts: readonly TrendChartModel[];
}

interface OrganPart {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly ReportRow[];
}

interface ReportRow {
  readonly year: string;
  readonly href: string;
  readonly publishedOn: string;
  readonly edition: string;
  readonly files: readonly FileLink[];
}

interface ListParts {
  readonly list: PublishedList;
  readonly ofOne: boolean;
  readonly charts?: readonly TrendChartModel[];
}

/** Published reports by organ and year. */
export function annualReportsPage(frame: Frame, { list, ofOne, charts = [] }: ListParts): AnnualReportsPage {
  const words = annualReportTexts;
  return {
    frame,
    title: frame.title,
    lead: words.lead,
    charts,
    back: ofOne ? { href: '/annual-reports', label: words.back } : null,
    organs: list.map(({ organ, reports }) => ({
      id: organ.id,
      name: organ.name,
      title: words.ofOrgan(organ.name),
      caption: words.caption(organ.name),
      rows: reports.map(({ year, publishedOn, edition }) => {
        const href = `/annual-reports/${organ.id}/${year}`;
        return {
          year: words.yearLink(year),
          href,
          publishedOn,
          edition: words.edition(edition),
          files: fileLinks(href, { year, query: '' }),
        };
      }),
    })),
  };
}

function fileLinks(href: string, { year, query }: { readonly year: number; readonly query: string }): FileLink[] {
  const words = annualReportTexts;
  return REPORT_FILE_KINDS.map((kind) => ({
    href: `${href}/report.${kind}${query}`,
    label: words.files[kind],
    says: words.fileOf(words.files[kind], year),
  }));
}

export interface AnnualReportPage {
  readonly frame: Frame;
  readonly back: { readonly href: string; readonly label: string };
  readonly link: string | null;
  readonly files: readonly FileLink[];
  /** More than one where the report was corrected. */
  readonly editions: readonly { readonly text: string; readonly href: string; readonly isShown: boolean }[];
  /** Set on an edition that was corrected later. */
  readonly newestHref: string | null;
  readonly report: ComponentChild;
}

/** One published report, the newest edition or the one that was asked for. */
export function annualReportPage(
  frame: Frame,
  { published, organId, year }: { readonly published: PublishedReport; readonly organId: number; readonly year: number },
): AnnualReportPage {
  const words = annualReportTexts;
  const { edition, editions, document } = published;
  const href = `/annual-reports/${organId}/${year}`;
  const newest = editions.at(-1)?.edition ?? edition.edition;
  const isOld = edition.edition !== newest;
  return {
    frame,
    back: { href: `/annual-reports/${organId}`, label: words.ofOrgan(document.organ) },
    link: edition.link !== null && /^https?:\/\//.test(edition.link) ? edition.link : null,
    files: fileLinks(href, { year, query: isOld ? `?edition=${edition.edition}` : '' }),
    editions: editions.map((one) => ({
      text: one.reason === null ? words.first(one.publishedOn) : words.corrected(one.edition, one.publishedOn, one.reason),
      href: `${href}?edition=${one.edition}`,
      isShown: one.edition === edition.edition,
    })),
    newestHref: isOld ? href : null,
    report: h(ReportBody, { report: document }),
  };
}
