import { openAccount } from '../../../src/web/applicant-accounts.ts';
import { PASSWORD } from '../../support/running-office.ts';
import { type Answer, type Visitor, visitorAt } from '../../support/visitor.ts';
import { codeFor } from '../track-browser.ts';
import { type AccessOffice, APPLICANT_PASSWORD, accountOf } from './access-office.ts';
import type { VisitorName } from './access-row.ts';

/** Keeps one session for each visitor; a session that a call ends or changes is not kept. */
export function createVisitors(office: AccessOffice) {
  const known = new Map<VisitorName, Promise<Visitor>>();
  return {
    /** @param last - The call ends or changes the session: whoever comes next begins another. */
    visitor(name: VisitorName, last: boolean): Promise<Visitor> {
      const visitor = known.get(name) ?? arrive(office, name);
      if (last) known.delete(name);
      else known.set(name, visitor);
      return visitor;
    },
  };
}

/** Comes to the site and signs in, as far as the visitor does. */
async function arrive(office: AccessOffice, name: VisitorName): Promise<Visitor> {
  const visitor = visitorAt(office.url);
  const account = accountOf(name);
  if (account !== undefined) await expectAway(await visitor.signIn(account, PASSWORD), name);
  else if (name === 'applicant')
    await track(office, visitor, { login: 'jia-applicant', caseIds: [office.things.case, office.things.served] });
  else if (name === 'otherApplicant') await track(office, visitor, { login: 'yi-applicant', caseIds: [office.things.other] });
  // Every session has a form with its token.
  await visitor.get('/login');
  return visitor;
}

/** Opens the account, signs in to it, adds the cases by their codes and opens them. */
async function track(
  office: AccessOffice,
  visitor: Visitor,
  { login, caseIds }: { login: string; caseIds: readonly string[] },
): Promise<void> {
  const password = APPLICANT_PASSWORD;
  await openAccount({ db: office.db, now: office.time.now }, { login, password });
  await visitor.get('/account/login');
  await expectAway(await visitor.post('/account/login', { login, password }), login);
  await visitor.get('/account');
  for (const caseId of caseIds) {
    await expectAway(await visitor.post('/account/cases', { ...(await codeFor(office, caseId)) }), login);
    await expectAway(await visitor.get(`/account/open/${caseId}`), login);
    await visitor.get('/account');
  }
}

async function expectAway({ status, html }: Answer, name: string): Promise<void> {
  if (status !== 303) throw new Error(`${name} was not let in: ${status} ${html.slice(0, 2000)}`);
}
