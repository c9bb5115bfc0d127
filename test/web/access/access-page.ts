import { type AccessRow, type ExpectedAnswer, VISITORS, type VisitorName } from './access-row.ts';
import { TOPICS } from './all-rows.ts';

const HEADS: Readonly<Record<VisitorName, string>> = {
  registrar: 'registrar',
  officer: 'officer',
  secrecyReviewer: 'secrecy reviewer',
  legalReviewer: 'legal reviewer',
  officeHead: 'head of office',
  leader: 'leader',
  statistician: 'statistician',
  auditor: 'auditor',
  admin: 'administrator',
  otherUnit: 'officer of another unit',
  otherOrgan: 'another organ, all roles',
  halfway: 'signed in halfway',
  applicant: 'applicant of the case',
  otherApplicant: 'another applicant',
  stranger: 'stranger',
};

const WORDS: Readonly<Record<string, string>> = { ok: 'yes', 403: 'no', 404: 'not found', 400: 'refused' };

/** The table of routes and visitors as docs/access.md shows it. */
export function accessPage(): string {
  return [
    '# Who may call what',
    '',
    '<!-- Generated from test/web/access. Do not edit: run `UPDATE_DOCS=1 npx vitest run --project program test/web/access/access-table.test.ts`. -->',
    '',
    'Every route of the program and what it answers to each visitor. A test calls every route as every visitor and compares; a route without a',
    'row fails it. *yes*: let in, with the page, the file, a redirect or a form that comes back. *no*: 403. *not found*: 404, told as if there',
    'were no such thing. *sign-in*: sent to sign in first, *code*: to give the query code. Staff have one role each and belong to the unit with',
    'which the case lies. The routes of programs under `/api/v1` have a table of their own, by scopes.',
    '',
    'Officers see cases that lie with their unit, the units below it or their people, and those that nobody has been given yet. Registrars,',
    'reviewers, heads of office, leaders and auditors see all cases of their organ, administrators and statisticians none. A case out of sight',
    'is not found, and is in no list, count, search, export, calendar, mail or hint.',
    ...TOPICS.flatMap(({ heading, rows }) => ['', `## ${heading}`, '', ...tableOf(rows)]),
    '',
  ].join('\n');
}

function tableOf(rows: readonly AccessRow[]): readonly string[] {
  return [
    `| Route | ${VISITORS.map((name) => HEADS[name]).join(' | ')} | Remarks |`,
    `|---|${VISITORS.map(() => '---|').join('')}---|`,
    ...rows.map(
      ({ route, answers, why }) => `| \`${route}\` | ${VISITORS.map((name) => wordOf(answers[name])).join(' | ')} | ${why ?? ''} |`,
    ),
  ];
}

function wordOf(answer: ExpectedAnswer): string {
  if (typeof answer === 'string' && answer.startsWith('/')) return answer === '/track' ? 'code' : 'sign-in';
  return WORDS[String(answer)] ?? String(answer);
}
