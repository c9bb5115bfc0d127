import { afterEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../src/law/channels.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { StaleVersionError, StepRefusedError } from '../../src/law/errors.ts';
import { EVENTS, findEvent } from '../../src/law/events/catalogue.ts';
import type { QueuePageData, QueueRow, WebDeps } from '../../src/web/web-deps.ts';
import { type Browser, openBrowser, type Reply } from './browser.ts';
import { type FakeOptions, fakeDeps } from './fake-deps.ts';
import { sampleCase, sampleHistory } from './sample-case.ts';

const ENGLISH = { cookie: 'yishen-language=en' };

/** What people typed, and what the chart's own fact says: it is shown as it was recorded, in every language. */
const DATA = [
  '东政公开申〔2026〕38号',
  '某道路工程的验收报告',
  '2025 年某道路工程竣工验收报告及附件',
  '甲区人民政府',
  '某建设公司',
  '建设科',
  '申请人本人',
  '张承办',
  '张某某',
  '张*某',
];
/** The link to the other language names itself in that language. */
const SWITCH = /<a[^>]*hreflang="zh[^"]*"[^>]*>.*?<\/a>/gs;
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;

let browser: Browser | undefined;
afterEach(() => browser?.close());

/** Chinese characters and full-width punctuation in a page that are not somebody's data. */
function chineseIn({ html }: Reply): string[] {
  const said = DATA.reduce((text, value) => text.replaceAll(value, ''), html.replace(SWITCH, ''));
  return [...new Set(said.match(CHINESE) ?? [])];
}

async function signedIn(options: FakeOptions = {}): Promise<(path: string) => Promise<Reply>> {
  const opened = await openBrowser(fakeDeps(options));
  browser = opened;
  await opened.signIn();
  const cookie = `${opened.cookie()}; ${ENGLISH.cookie}`;
  return (path) => opened.get(path, { cookie });
}
