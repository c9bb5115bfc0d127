import type { Page } from 'playwright-core';
import { LOGINS, type Login } from '../support/running-office.ts';
import { ACCESS_PAGES } from './access-pages.ts';
import { ACCOUNT_PAGES } from './account-pages.ts';
import { ADMIN_PAGES } from './admin-pages.ts';
import { API_PAGES } from './api-pages.ts';
import { AUDIT_PAGES } from './audit-pages.ts';
import type { Cases } from './cases.ts';
import { FAX_PAGES } from './fax-pages.ts';
import { FILE_VIEW_PAGES } from './file-view-pages.ts';
import { INBOX_PAGES } from './inbox-pages.ts';
import { LETTER_PAGES } from './letter-pages.ts';
import { LETTER_SAMPLE_PAGES } from './letter-sample-pages.ts';
import { MAIL_SAMPLE_PAGES } from './mail-sample-pages.ts';
import { PUBLICATION_PAGES } from './publication-pages.ts';
import { REDACTION_PAGES } from './redaction-pages.ts';
import { SETTINGS_PAGES } from './settings-pages.ts';
import { TEMPLATE_PAGES } from './template-pages.ts';
import { WEBHOOK_PAGES } from './webhook-pages.ts';
import { YEAR_PAGES } from './year-pages.ts';

/** `applicant` is signed in to an account and gave the codes of all cases. */
export type Visitor = Login | 'anonymous' | 'applicant';

export interface PageUnderTest {
  /** Told when the page fails. */
  readonly name: string;
  readonly path: string | ((cases: Cases) => string);
  readonly who: readonly Visitor[];
  /** Brings the page that was opened into the state that is looked at. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** The address, as the program routes it, of the page to which `prepare` leads; where it has one of its own that no line opens. */
  readonly leadsTo?: string;
  /** Of the answer to the address itself, before `prepare`; 200 unless given. */
  readonly status?: number;
}

const CASE_READERS: readonly Login[] = LOGINS.filter((login) => login !== 'admin' && login !== 'statistician');

const sendEmpty = (form: string) => (page: Page) => page.locator(`${form} button[type=submit]`).first().click();

/** Presses the button of a step without filling anything in. */
const recordEmpty = (step: string) => async (page: Page) => {
  await openDetails(page);
  await page.locator(`[data-step="${step}"] button[type=submit]`).first().click();
};

const reviewWithdrawal = async (page: Page) => {
  await page.locator('#withdraw-statement').fill('已从别处获得');
  await page.locator('[data-test=act-submit]').click();
};

const assignFirst = async (page: Page) => {
  await page.locator('input[name=case]').first().check();
  await page.locator('[data-test=assign]').click();
};

const saveViewWithoutName = async (page: Page) => {
  await openDetails(page);
  await page.locator('[data-test=save-view] button').click();
};

const fillApplication = async (page: Page) => {
  await page.locator('[name="data.applicant.name"]').fill('张某某');
  await page.locator('[name="data.applicant.idType"]').selectOption('residentId');
  await page.locator('[name="data.applicant.idNumber"]').fill('11010519491231002X');
  await page.locator('[name="data.applicant.phone"]').fill('13800000000');
  await page.locator('[name="data.description"]').fill('某道路工程的竣工验收报告');
  await page.locator('[name="data.media"]').first().check();
  await page.locator('#apply-obtainWay-1').selectOption('pickUp');
  await page.locator('[data-test=to-review]').click();
};

/** The applicant and text of the cases that are there already. */
const takeInAgain = async (page: Page) => {
  await page.locator('[name="data.applicant.name"]').fill('某甲');
  await page.locator('[name="data.applicant.idNumber"]').fill('11010519491231002X');
  await page.locator('[name="data.applicant.phone"]').fill('13800000000');
  await page.locator('[name="data.title"]').fill('某道路工程的验收报告');
  await page.locator('[name="data.description"]').fill('申请公开某道路工程的竣工验收报告。');
  await page.locator('[name="data.obtainWay"]').nth(1).check();
  await page.locator('[data-test=intake-form] > button').click();
  await page.locator('[data-test=hints-form]').waitFor();
};

const makeCode = (page: Page) => page.locator('[data-test=new-code] button').click();

const pressPreview = (page: Page) => page.locator('[data-test=preview]').click();

const previewSplit = async (page: Page) => {
  await page.locator('#split-matter-1').fill('某道路工程的验收报告');
  await page.locator('#split-matter-2').fill('某公园绿化招标文件');
  await page.locator('#split-reason').fill('两项内容互不相关');
  await pressPreview(page);
  await page.locator('[data-test=split-confirm]').waitFor();
};

const sendApplication = async (page: Page) => {
  await fillApplication(page);
  await page.locator('[name=confirmed]').check();
  await page.locator('[data-test=submit-application]').click();
  await page.locator('[data-test=receipt]').waitFor();
};

const reviewSuggestion = async (page: Page) => {
  await page.locator('[name="data.text"]').fill('希望公开更多图纸');
  await page.locator('[data-test=feedback-form] button[type=submit]').click();
  await page.locator('[data-test=feedback-send]').waitFor();
};

const previewGuide = (page: Page) => page.locator('[data-test=guide-preview]').click();

const misspellLink = async (page: Page) => {
  await page.locator('#guide-links').fill('没有网址');
  await previewGuide(page);
};

const deleteNewView = async (page: Page) => {
  await openDetails(page);
  await page.locator('#view-name').fill(`view ${Math.random()}`);
  await page.locator('[data-test=save-view] button').click();
  await page.locator('[data-test=manage-views]').click();
  await page.locator('[data-test=view-row] a[href$="/delete"]').first().click();
};

/** Every page of the program and every state in which it looks different: one line each. */
export const PAGES: readonly PageUnderTest[] = [
  { name: 'sign-in', path: '/login', who: ['anonymous'] },
  { name: 'sign-in refused', path: '/login', who: ['anonymous'], prepare: sendEmpty('main form') },
  { name: 'front door', path: '/', who: ['anonymous'] },
  { name: 'guide', path: '/guide', who: ['anonymous', 'head'] },
  { name: 'guide of an organ', path: '/guide/1', who: ['anonymous'] },
  { name: 'guide to edit', path: '/guide/1/edit', who: ['head'] },
  { name: 'guide refused', path: '/guide/1/edit', who: ['head'], prepare: misspellLink },
  { name: 'guide previewed', path: '/guide/1/edit', who: ['head'], prepare: previewGuide },
  { name: 'guide, versions', path: '/guide/1/versions', who: ['head'] },
  { name: 'guide, old version', path: '/guide/1/versions/1', who: ['head'] },
  { name: 'application, organ', path: '/apply', who: ['anonymous'] },
  { name: 'application, nothing searched', path: '/apply/1', who: ['anonymous'] },
  { name: 'application, found', path: '/apply/1?subject=征地补偿', who: ['anonymous'] },
  { name: 'application, type', path: '/apply/1/form', who: ['anonymous'] },
  { name: 'application, no type chosen', path: '/apply/1/form?chosen=1', who: ['anonymous'], status: 422 },
  { name: 'application of a citizen', path: '/apply/1/form?type=citizen', who: ['anonymous'] },
  { name: 'application of an organisation', path: '/apply/1/form?type=otherOrg', who: ['anonymous'] },
  {
    name: 'application refused',
    path: '/apply/1/form?type=citizen',
    who: ['anonymous'],
    prepare: sendEmpty('[data-test=application-form]'),
  },
  { name: 'application reviewed', path: '/apply/1/form?type=citizen', who: ['anonymous'], prepare: fillApplication },
  { name: 'application sent', path: '/apply/1/form?type=citizen', who: ['anonymous'], prepare: sendApplication },
  { name: 'no receipt of an application', path: '/apply/receipt', who: ['officer'], status: 404 },
  { name: 'query code shown before', path: ({ arrived }) => `/cases/${arrived}/query-code`, who: ['registrar'] },
  { name: 'signed out', path: '/login?out=1', who: ['anonymous'] },
  { name: 'queue', path: '/queue', who: CASE_READERS },
  { name: 'queue, overdue', path: '/queue?group=overdue', who: ['officer'] },
  { name: 'queue, nothing found', path: '/queue?channel=oral&state=issued', who: ['officer'] },
  { name: 'queue, mine and empty', path: '/queue?scope=mine', who: ['officer'] },
  { name: 'queue, other kind', path: '/queue?scope=unit&kind=complaint&group=finished', who: ['head'] },
  { name: 'queue, assignment', path: '/queue?scope=all', who: ['head'], prepare: assignFirst },
  {
    name: 'queue, nothing to assign',
    path: '/queue?scope=all',
    who: ['officer'],
    prepare: (page) => page.locator('[data-test=assign]').click(),
  },
  { name: 'queue, result of an assignment gone', path: '/queue/assigned', who: ['head'] },
  { name: 'saved views', path: '/queue/views', who: ['officer'] },
  { name: 'saved view, deletion', path: '/queue?scope=all', who: ['officer'], prepare: deleteNewView },
  { name: 'saved view refused', path: '/queue?scope=all', who: ['officer'], prepare: saveViewWithoutName },
  { name: 'queue, not allowed', path: '/queue', who: ['statistician', 'admin'], status: 403 },
  { name: 'channel', path: '/cases/new', who: ['registrar', 'officer'] },
  { name: 'channel, none chosen', path: '/cases/new?chosen=1', who: ['registrar'], status: 422 },
  { name: 'intake in person', path: '/cases/new?channel=inPerson', who: ['registrar'] },
  { name: 'intake by fax', path: '/cases/new?channel=fax', who: ['registrar'] },
  { name: 'intake by mail', path: '/cases/new?channel=mailOrdinary', who: ['registrar'] },
  { name: 'intake, hints', path: '/cases/new?channel=mailSigned', who: ['registrar'], prepare: takeInAgain },
  { name: 'receipt on paper', path: ({ arrived }) => `/cases/${arrived}/receipt`, who: ['registrar'] },
  {
    name: 'receipt on paper with its code',
    path: ({ unconfirmed }) => `/cases/${unconfirmed}/receipt`,
    who: ['registrar'],
    prepare: makeCode,
  },
  { name: 'split', path: ({ arrived }) => `/cases/${arrived}/split`, who: ['officer'] },
  { name: 'split refused', path: ({ arrived }) => `/cases/${arrived}/split`, who: ['officer'], prepare: pressPreview },
  { name: 'split, preview', path: ({ arrived }) => `/cases/${arrived}/split`, who: ['officer'], prepare: previewSplit },
  { name: 'split, not possible', path: ({ drafting }) => `/cases/${drafting}/split`, who: ['officer'], status: 409 },
  { name: 'merge', path: ({ arrived }) => `/cases/${arrived}/merge`, who: ['officer'] },
  { name: 'merge, nothing chosen', path: ({ arrived }) => `/cases/${arrived}/merge?sent=1`, who: ['officer'], status: 422 },
  { name: 'merge, side by side', path: ({ arrived, sentTwice }) => `/cases/${arrived}/merge?with=${sentTwice}`, who: ['officer'] },
  { name: 'merge, not possible', path: ({ arrived, drafting }) => `/cases/${arrived}/merge?with=${drafting}`, who: ['officer'] },
  ...PUBLICATION_PAGES,
  { name: 'intake, oral', path: '/cases/new?channel=oral', who: ['officer'] },
  {
    name: 'intake refused',
    path: '/cases/new?channel=inPerson',
    who: ['registrar'],
    prepare: sendEmpty('[data-test=intake-form]'),
  },
  { name: 'case arrived', path: ({ arrived }) => `/cases/${arrived}`, who: CASE_READERS },
  { name: 'case not yet confirmed', path: ({ unconfirmed }) => `/cases/${unconfirmed}`, who: ['registrar'] },
  { name: 'case overdue', path: ({ overdue }) => `/cases/${overdue}`, who: ['officer', 'head'] },
  { name: 'case in consultation', path: ({ consulting }) => `/cases/${consulting}`, who: ['officer', 'secrecy'] },
  { name: 'case to be corrected', path: ({ uncorrected }) => `/cases/${uncorrected}`, who: ['officer'] },
  { name: 'case to be paid for', path: ({ unpaid }) => `/cases/${unpaid}`, who: ['officer'] },
  { name: 'case with a draft', path: ({ drafting }) => `/cases/${drafting}`, who: ['officer', 'legal', 'leader'] },
  { name: 'case in review', path: ({ inReview }) => `/cases/${inReview}`, who: CASE_READERS },
  {
    name: 'case, step refused',
    path: ({ consulting }) => `/cases/${consulting}`,
    who: ['officer'],
    prepare: recordEmpty('thirdParty.consulted'),
  },
  { name: 'what-if, empty', path: ({ arrived }) => `/cases/${arrived}/what-if`, who: ['officer'] },
  {
    name: 'what-if with a fact, a refusal and a mistake',
    path: ({ arrived }) =>
      `/cases/${arrived}/what-if?type=examination.started&on=&value=&type=fee.paid&on=2030-01-02&value=&add=period.extended`,
    who: ['officer', 'auditor'],
  },
  { name: 'breaches to choose from', path: ({ arrived }) => `/cases/${arrived}/breach`, who: ['head'] },
  { name: 'breach, form', path: ({ arrived }) => `/cases/${arrived}/breach?type=reply.served`, who: ['head'] },
  { name: 'readings of a case', path: ({ arrived }) => `/cases/${arrived}/reads`, who: ['auditor', 'head'] },
  { name: 'check of a history', path: ({ inReview }) => `/cases/${inReview}/verify`, who: ['officer', 'auditor'] },
  { name: 'desk', path: '/desk', who: ['leader', 'head', 'legal', 'secrecy'] },
  { name: 'month of deadlines', path: '/month', who: ['officer', 'leader'] },
  { name: 'workload', path: '/workload', who: ['head'] },
  { name: 'suggestions and complaints', path: '/feedback', who: ['anonymous'] },
  { name: 'a suggestion', path: '/feedback/1/suggestion', who: ['anonymous'] },
  { name: 'a suggestion reviewed', path: '/feedback/1/suggestion', who: ['anonymous'], prepare: reviewSuggestion },
  { name: 'a complaint', path: '/feedback/1/complaint', who: ['anonymous'] },
  { name: 'a complaint refused', path: '/feedback/1/complaint', who: ['anonymous'], prepare: sendEmpty('[data-test=feedback-form]') },
  { name: 'a correction', path: '/feedback/1/recordCorrection', who: ['anonymous'] },
  { name: 'no receipt', path: '/feedback/receipt', who: ['anonymous'] },
  { name: 'suggestions handled', path: '/suggestions?handled=1', who: ['officer'] },
  { name: 'tracking', path: '/track', who: ['anonymous'] },
  { name: 'tracking refused', path: '/track', who: ['anonymous'], prepare: sendEmpty('[data-test=track-form]') },
  { name: 'tracking left', path: '/track?left=1', who: ['anonymous'] },
  { name: 'own case arrived', path: ({ arrived }) => `/track/${arrived}`, who: ['applicant'] },
  { name: 'own case not yet confirmed', path: ({ unconfirmed }) => `/track/${unconfirmed}`, who: ['applicant'] },
  { name: 'own case overdue', path: ({ overdue }) => `/track/${overdue}`, who: ['applicant'] },
  { name: 'own case in consultation', path: ({ consulting }) => `/track/${consulting}`, who: ['applicant'] },
  { name: 'own case to correct', path: ({ uncorrected }) => `/track/${uncorrected}`, who: ['applicant'] },
  { name: 'own case to pay', path: ({ unpaid }) => `/track/${unpaid}`, who: ['applicant'] },
  { name: 'own case in review', path: ({ inReview }) => `/track/${inReview}`, who: ['applicant'] },
  { name: 'own reply', path: ({ inReview }) => `/track/${inReview}/reply`, who: ['applicant'] },
  { name: 'own correction', path: ({ uncorrected }) => `/track/${uncorrected}/correct`, who: ['applicant'] },
  {
    name: 'own correction refused',
    path: ({ uncorrected }) => `/track/${uncorrected}/correct`,
    who: ['applicant'],
    prepare: sendEmpty('[data-test=act-form]'),
  },
  { name: 'own supplement, not possible', path: ({ arrived }) => `/track/${arrived}/supplement`, who: ['applicant'] },
  { name: 'own reasons', path: ({ unreasoned }) => `/track/${unreasoned}/reasons`, who: ['applicant'] },
  { name: 'own payment', path: ({ unpaid }) => `/track/${unpaid}/payment`, who: ['applicant'] },
  { name: 'own way of receiving', path: ({ arrived }) => `/track/${arrived}/delivery`, who: ['applicant'] },
  { name: 'own withdrawal', path: ({ arrived }) => `/track/${arrived}/withdraw`, who: ['applicant'] },
  {
    name: 'own withdrawal, to confirm',
    path: ({ arrived }) => `/track/${arrived}/withdraw`,
    who: ['applicant'],
    prepare: reviewWithdrawal,
  },
  ...ACCOUNT_PAGES,
  ...ACCESS_PAGES,
  ...SETTINGS_PAGES,
  ...AUDIT_PAGES,
  ...INBOX_PAGES,
  ...FAX_PAGES,
  ...MAIL_SAMPLE_PAGES,
  ...LETTER_PAGES,
  ...LETTER_SAMPLE_PAGES,
  ...TEMPLATE_PAGES,
  ...WEBHOOK_PAGES,
  ...ADMIN_PAGES,
  ...API_PAGES,
  ...FILE_VIEW_PAGES,
  ...REDACTION_PAGES,
  ...YEAR_PAGES,
  { name: 'deadlines', path: '/deadline', who: ['anonymous'] },
  { name: 'deadline computed', path: '/deadline?channel=inPerson&arrivedOn=2026-03-02&confirmedOn=', who: ['anonymous'] },
  { name: 'mail', path: '/mail', who: ['officer', 'admin'] },
  { name: 'mail, waiting', path: '/mail?tab=waiting', who: ['officer'] },
  { name: 'mail of a case', path: '/mail/1', who: ['officer', 'admin'] },
  { name: 'mail that is not there', path: '/mail/999999', who: ['officer'], status: 404 },
  { name: 'system status', path: '/system', who: ['officer', 'statistician', 'admin'] },
  { name: 'deadline refused', path: '/deadline?channel=inPerson&arrivedOn=x', who: ['anonymous'], status: 422 },
  { name: 'no such case', path: '/cases/none', who: ['officer'], status: 404 },
  { name: 'no such page', path: '/none', who: ['officer'], status: 404 },
];

/** What is folded away is part of the page. */
export async function openDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
