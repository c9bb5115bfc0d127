import type { OpenYear } from '../../engine/open-data/open-data.ts';
import { SETTINGS } from '../../law/settings.ts';
import type { Frame } from '../frame.ts';
import { openDataTexts } from '../texts/open-data.ts';
import type { AdminCell, AdminPage, AdminTable } from './admin/admin-parts.ts';

interface Parts {
  readonly years: readonly OpenYear[];
  readonly k: number;
  readonly terms: string;
}

export function openDataPage(frame: Frame, { years, k, terms }: Parts): AdminPage {
  const words = openDataTexts;
  return {
    ...{ frame, heading: words.title, lead: words.lead, crumb: null },
    notes: years.length === 0 ? [{ text: words.none, test: 'no-open-data', tone: 'info' }] : [],
    // The office may have written its own, in the language of its choice.
    facts: [{ label: words.terms, value: terms === SETTINGS.openDataTerms.initial ? words.usualTerms : terms }],
    tables: [...(years.length === 0 ? [] : [figuresTable(), casesTable(years, k)]), describeTable()],
  };
}

function file(href: string, text: string): AdminCell {
  return { text, href };
}

function figuresTable(): AdminTable {
  const words = openDataTexts;
  return {
    ...{ title: words.figures, text: words.figuresText, test: 'open-figures', empty: '' },
    columns: [{ label: words.name }, { label: words.download }],
    rows: ['figures.csv', 'figures.json'].map((name) => [{ text: words.allFigures }, file(`/open-data/${name}`, name)]),
  };
}

function casesTable(years: readonly OpenYear[], k: number): AdminTable {
  const words = openDataTexts;
  const { organ, year, publishedOn, csv, json, meta } = words.columns;
  return {
    ...{ title: words.cases, text: words.casesText(k), test: 'open-cases', empty: '' },
    columns: [organ, year, publishedOn, csv, json, meta].map((label) => ({ label })),
    rows: years.map((one) => [
      { text: one.organ.name },
      { text: String(one.year), isWhole: true },
      { text: one.publishedOn, isWhole: true },
      ...caseFiles(one),
    ]),
  };
}

function caseFiles({ organ, year, hasCases }: OpenYear): AdminCell[] {
  if (!hasCases) return [{ text: openDataTexts.notListed }, { text: '' }, { text: '' }];
  const at = `/open-data/${organ.id}/${year}`;
  const link = (name: string, kind: string) => file(`${at}/${name}`, openDataTexts.file(kind, organ.name, year));
  return [link('cases.csv', 'CSV'), link('cases.json', 'JSON'), link('cases.csv-metadata.json', 'CSVW')];
}

function describeTable(): AdminTable {
  const words = openDataTexts;
  return {
    ...{ title: words.describe, test: 'open-descriptions', empty: '' },
    columns: [{ label: words.name }, { label: words.download }],
    rows: [
      [{ text: words.readme }, file('/open-data/readme.txt', 'readme.txt')],
      [{ text: words.schema }, file('/open-data/cases.schema.json', 'cases.schema.json')],
      [{ text: words.schema }, file('/open-data/figures.schema.json', 'figures.schema.json')],
      [{ text: words.csvw }, file('/open-data/figures.csv-metadata.json', 'figures.csv-metadata.json')],
    ],
  };
}
