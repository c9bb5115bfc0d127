import type { Page } from 'playwright-core';
import type { PageUnderTest } from './pages.ts';

const editDraft = async (page: Page) => {
  await page.locator('#letter-text').fill('您申请的信息可以公开。\n\n请持有效身份证件到本机关领取。');
  await page.locator('[data-test=save-draft]').click();
  await page.locator('[data-test=text-diff]').waitFor();
};

const emptyDraft = async (page: Page) => {
  await page.locator('#letter-text').fill('');
  await page.locator('[data-test=save-draft]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const remakeUnconfirmed = async (page: Page) => {
  await page.locator('#remake-bears').fill('昨天');
  await page.locator('[data-test=remake]').click();
  await page.locator('[data-test=error-summary]').waitFor();
};

const REMAKE = 'letters/remake?letter=REG_SHEET&of=1';

/** The text of replies, and letters made again. */
export const LETTER_PAGES: readonly PageUnderTest[] = [
  { name: 'text of a reply', path: ({ drafting }) => `/cases/${drafting}/letters/draft`, who: ['officer', 'legal'] },
  { name: 'text of a reply edited', path: ({ drafting }) => `/cases/${drafting}/letters/draft`, who: ['officer'], prepare: editDraft },
  { name: 'text of a reply refused', path: ({ drafting }) => `/cases/${drafting}/letters/draft`, who: ['officer'], prepare: emptyDraft },
  { name: 'no text of a reply', path: ({ arrived }) => `/cases/${arrived}/letters/draft`, who: ['officer'], status: 404 },
  { name: 'letter to be made again', path: ({ inReview }) => `/cases/${inReview}/${REMAKE}`, who: ['officer'] },
  {
    name: 'letter made again refused',
    path: ({ inReview }) => `/cases/${inReview}/${REMAKE}`,
    who: ['officer'],
    prepare: remakeUnconfirmed,
  },
  {
    name: 'no letter to be made again',
    path: ({ inReview }) => `/cases/${inReview}/letters/remake?letter=DEFENCE&of=1`,
    who: ['officer'],
    status: 409,
  },
];
