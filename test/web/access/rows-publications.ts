import type { AccessOffice } from './access-office.ts';
import { type AccessRow, CASE_READERS, everybody, nobody, ofCase, type RoleName, staff } from './access-row.ts';
import { waitingFile } from './rows-entries.ts';

const HALF_LIST = 'Shows and counts the publications alone that the person may see.';
const FEED = 'What is published and in force, of organs with public pages.';

const CREATORS: readonly RoleName[] = ['officer', 'officeHead'];
const AT_IMPORT = '/publications/import';
const FILE = {
  params: { id: (office: AccessOffice) => waitingFile(office, 'publications') },
  otherwise: { otherOrgan: 404 },
} as const;

/** The catalogue of publications, and what staff do with several of them. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /catalogue', { why: FEED }),
  everybody('GET /catalogue.rss', { why: FEED }),
  everybody('GET /catalogue.json', { why: FEED }),
  everybody('GET /sitemap.xml', { why: FEED }),
  nobody('GET /catalogue/:id', 404, { why: 'What is not published is not found, whoever asks; a case never is.' }),
  nobody('GET /catalogue/:id/files/:number', 404, { params: { number: '1' } }),
  staff('GET /publications/export.csv', CASE_READERS, { why: HALF_LIST }),
  staff('GET /publications/export.xlsx', CASE_READERS, { why: HALF_LIST }),
  staff(`GET ${AT_IMPORT}`, CREATORS),
  staff(`POST ${AT_IMPORT}`, CREATORS, { multipart: true }),
  staff(`GET ${AT_IMPORT}/template.csv`, CREATORS),
  staff(`GET ${AT_IMPORT}/template.xlsx`, CREATORS),
  staff(`GET ${AT_IMPORT}/:id`, CREATORS, FILE),
  staff(`POST ${AT_IMPORT}/:id/compare`, CREATORS, FILE),
  staff(`POST ${AT_IMPORT}/:id/accept`, CREATORS, { ...FILE, body: { confirmed: 'yes' } }),
  staff(`POST ${AT_IMPORT}/:id/drop`, CREATORS, FILE),
  staff('POST /publications/steps', ['officer', 'secrecyReviewer'], { body: { step: 'publication.cleared' } }),
  staff('GET /publications/conversions', ['officer', 'officeHead']),
  staff('POST /publications/conversions', ['officer', 'officeHead'], { body: { key: 'none', decision: 'refused' } }),
  staff('GET /publications/reassessments', CASE_READERS, { why: HALF_LIST }),
  ofCase('GET /cases/:id/publish', ['officer', 'officeHead'], { why: 'Refused until a reply that gave information is delivered.' }),
  ofCase('POST /cases/:id/publish', ['officer', 'officeHead'], { body: { title: '' } }),
];
