import { type AccessRow, CASE_READERS, everybody, nobody, ofCase, staff } from './access-row.ts';

const HALF_LIST = 'Shows and counts the publications alone that the person may see.';
const FEED = 'What is published and in force, of organs with public pages.';

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
  staff('POST /publications/steps', ['officer', 'secrecyReviewer'], { body: { step: 'publication.cleared' } }),
  staff('GET /publications/conversions', ['officer', 'officeHead']),
  staff('POST /publications/conversions', ['officer', 'officeHead'], { body: { key: 'none', decision: 'refused' } }),
  staff('GET /publications/reassessments', CASE_READERS, { why: HALF_LIST }),
  ofCase('GET /cases/:id/publish', ['officer', 'officeHead'], { why: 'Refused until a reply that gave information is delivered.' }),
  ofCase('POST /cases/:id/publish', ['officer', 'officeHead'], { body: { title: '' } }),
];
