import { type AccessRow, CASE_READERS, ofCase, type RoleName } from './access-row.ts';

/** Who checks what an officer covered, but never the own. */
const CHECKERS: readonly RoleName[] = ['secrecyReviewer', 'legalReviewer'];
const DRAWN = { params: { rid: 'redaction' } } as const;
const PROPOSED = { params: { rid: 'proposed' } } as const;
const PAGE = { params: { rid: 'redaction', page: '1' } } as const;
const MARK = { params: { rid: 'redaction', mark: 'mark' } } as const;

/** Parts of documents that are covered before they are released. */
export const ROWS: readonly AccessRow[] = [
  ofCase('GET /cases/:id/redactions', CASE_READERS),
  ofCase('POST /cases/:id/redactions', ['officer'], { body: { file: 'none' } }),
  ofCase('GET /cases/:id/redactions/:rid', CASE_READERS, DRAWN),
  ofCase('GET /cases/:id/redactions/:rid/pages/:page', CASE_READERS, PAGE),
  ofCase('GET /cases/:id/redactions/:rid/text/:page', CASE_READERS, PAGE),
  ofCase('POST /cases/:id/redactions/:rid/marks', ['officer'], DRAWN),
  ofCase('POST /cases/:id/redactions/:rid/marks/:mark', ['officer'], MARK),
  ofCase('POST /cases/:id/redactions/:rid/marks/:mark/remove', ['officer'], MARK),
  ofCase('POST /cases/:id/redactions/:rid/undo', ['officer'], DRAWN),
  ofCase('GET /cases/:id/redactions/:rid/search', ['officer'], DRAWN),
  ofCase('POST /cases/:id/redactions/:rid/search', ['officer'], DRAWN),
  ofCase('POST /cases/:id/redactions/:rid/hits', ['officer'], DRAWN),
  ofCase('GET /cases/:id/redactions/:rid/submit', CASE_READERS, { ...DRAWN, why: 'Whoever may not submit it is led back to its page.' }),
  ofCase('POST /cases/:id/redactions/:rid/submit', ['officer'], DRAWN),
  ofCase('POST /cases/:id/redactions/:rid/return', CHECKERS, PROPOSED),
  ofCase('POST /cases/:id/redactions/:rid/release', CHECKERS, PROPOSED),
  ofCase('GET /cases/:id/redactions/:rid/burning', CASE_READERS, DRAWN),
];
