import type { SameByApi } from './pages-and-operations.ts';

const none = (why: string): SameByApi => ({ none: why });

/** Routes of publications and the public catalogue, of the desk and the lists beside it. */
export const PUBLICATION_ROUTES: Readonly<Record<string, SameByApi>> = {
  'GET /publications': ['listPublications'],
  'GET /publications/new': none('an empty form: what it asks for stands in the document of the API'),
  'POST /publications': ['openPublication'],
  'GET /publications/export.csv': ['listPublications'],
  'GET /publications/export.xlsx': ['listPublications'],
  'GET /publications/import': ['draftPublicationImport'],
  'POST /publications/import': ['draftPublicationImport'],
  'GET /publications/import/template.csv': none('an empty table: its columns stand in the guide'),
  'GET /publications/import/template.xlsx': none('an empty table: its columns stand in the guide'),
  'GET /publications/import/:id': ['getPublicationImport'],
  'POST /publications/import/:id/compare': ['comparePublicationImport'],
  'POST /publications/import/:id/accept': ['acceptPublicationImport'],
  'POST /publications/import/:id/drop': ['dropPublicationImport'],
  'POST /publications/steps': ['recordEvent'],
  'GET /publications/conversions': ['listConversions'],
  'POST /publications/conversions': none('decided by a person who has read the requests'),
  'GET /publications/reassessments': ['listReassessments'],
  'GET /cases/:id/publish': ['getCase', 'listPublications'],
  'POST /cases/:id/publish': none(
    'what of a reply may be public is chosen by a person who reads it; openPublication opens one without files',
  ),
  'GET /catalogue': none('open to everybody without a key; nothing of staff'),
  'GET /catalogue/:id': none('open to everybody without a key; nothing of staff'),
  'GET /catalogue/:id/files/:number': none('open to everybody without a key; nothing of staff'),
  'GET /catalogue.rss': none('open to everybody without a key; nothing of staff'),
  'GET /catalogue.json': none('open to everybody without a key; nothing of staff'),
  'GET /sitemap.xml': none('open to everybody without a key; nothing of staff'),
  'GET /desk': ['getDesk'],
  'GET /dashboard': ['getOverview'],
  'GET /dashboard/cases': ['listOverviewCases'],
  'GET /month': ['getMonth'],
  'GET /workload': ['getWorkload'],
  'GET /suggestions': ['listSuggestions'],
  'POST /suggestions/:id': ['handleSuggestion'],
};
