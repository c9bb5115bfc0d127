import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Login, openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { codeFor } from '../web/track-browser.ts';
import { type Cases, prepareCases } from './cases.ts';
import { bodyOf, type FormInput, findForm, isTyped, type PageForm, stepForms } from './posted-form.ts';

const LANGUAGES = {
  zh: { lang: 'zh-CN', summary: '未能提交，请改正以下问题' },
  en: { lang: 'en', summary: 'There is a problem' },
} as const;
type Language = keyof typeof LANGUAGES;

const SCRIPT = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
/** A zero byte, a text turned round, and quotes of SQL. */
const STRANGE = "a\u0000\u202Eb'); drop table cases; --";
/** Half a surrogate pair, and what is no UTF-8 at all. */
const BROKEN = Buffer.from([0x61, 0xed, 0xa0, 0x80, 0xff]);
const LONG = 'x'.repeat(6000);

/** What is typed into each field. Days never are days, choices are none of those there are. */
const ATTEMPTS: readonly { readonly name: string; readonly typed: string | Buffer; readonly back: string }[] = [
  { name: 'nothing', typed: '', back: '' },
  { name: 'scripts', typed: SCRIPT, back: '&lt;script>alert(1)' },
  { name: 'strange characters', typed: STRANGE, back: 'drop table cases' },
  { name: 'broken text', typed: BROKEN, back: '' },
  { name: 'very long text', typed: LONG, back: 'x'.repeat(300) },
];

/** Where any text of the right length is right. */
const TOO_LONG_OR_NOTHING = ATTEMPTS.filter(({ typed }) => typed === '' || typed === LONG);
/** Where everything may be left empty. */
const SOME_TEXT = ATTEMPTS.filter(({ typed }) => typed !== '' && typed !== BROKEN);

interface Form {
  readonly name: string;
  readonly path: (cases: Cases) => string;
  /** A piece of the form. */
  readonly mark: string;
  readonly who: Login | 'anonymous' | 'applicant';
  /** What was typed is not shown again: it is a secret. */
  readonly silent?: boolean;
  /** What is wrong in it; everything unless given. */
  readonly wrong?: typeof ATTEMPTS;
}

const own = (act: string, state: keyof Cases): Pick<Form, 'path' | 'mark' | 'who'> => ({
  path: (cases) => `/track/${cases[state]}/${act}`,
  mark: 'data-test="act-form"',
  who: 'applicant',
});

const FORMS: readonly Form[] = [
  ...['citizen', 'legalPerson'].map(
    (type): Form => ({
      name: `application of a ${type}`,
      path: () => `/apply/1/form?type=${type}`,
      mark: 'name="data.title"',
      who: 'anonymous',
    }),
  ),
  ...['suggestion', 'complaint', 'recordCorrection'].map(
    (kind): Form => ({
      name: kind,
      path: () => `/feedback/1/${kind}`,
      mark: 'data-test="feedback-form"',
      who: 'anonymous',
      ...(kind === 'suggestion' ? { wrong: TOO_LONG_OR_NOTHING } : {}),
    }),
  ),
  { name: 'query code', path: () => '/track', mark: 'data-test="track-form"', who: 'anonymous', silent: true },
  { name: 'sign-in', path: () => '/login', mark: 'name="password"', who: 'anonymous', silent: true },
  { name: 'account', path: () => '/account/register', mark: 'name="password"', who: 'anonymous', silent: true },
  { name: 'account sign-in', path: () => '/account/login', mark: 'name="password"', who: 'anonymous', silent: true },
  { name: 'correction', ...own('correct', 'uncorrected'), wrong: TOO_LONG_OR_NOTHING },
  { name: 'reasons', ...own('reasons', 'unreasoned'), wrong: TOO_LONG_OR_NOTHING },
  { name: 'payment', ...own('payment', 'unpaid') },
  { name: 'way of receiving', ...own('delivery', 'arrived') },
  { name: 'withdrawal', ...own('withdraw', 'arrived'), wrong: TOO_LONG_OR_NOTHING },
  ...['inPerson', 'fax', 'mailSigned', 'mailOrdinary', 'email', 'oral'].map(
    (channel): Form => ({
      name: `intake by ${channel}`,
      path: () => `/cases/new?channel=${channel}`,
      mark: 'data-test="intake-form"',
      who: 'registrar',
    }),
  ),
  { name: 'note', path: ({ arrived }) => `/cases/${arrived}`, mark: 'name="text"', who: 'officer', wrong: TOO_LONG_OR_NOTHING },
  { name: 'split', path: ({ processing }) => `/cases/${processing}/split`, mark: 'data-test="split-form"', who: 'officer' },
  { name: 'publication', path: () => '/publications/new', mark: 'data-test="publication-form"', who: 'officer' },
  {
    name: 'breach',
    path: ({ arrived }) => `/cases/${arrived}/breach?type=reply.served`,
    mark: 'data-test="breach-form"',
    who: 'head',
  },
  { name: 'saved view', path: () => '/queue?scope=all', mark: 'action="/queue/views"', who: 'officer', wrong: TOO_LONG_OR_NOTHING },
  { name: 'guide', path: () => '/guide/1/edit', mark: 'data-test="guide-form"', who: 'head', wrong: SOME_TEXT },
  { name: 'suggestion handled', path: () => '/suggestions', mark: 'action="/suggestions/', who: 'officer', wrong: TOO_LONG_OR_NOTHING },
  {
    name: 'merge',
    path: ({ arrived, sentTwice }) => `/cases/${arrived}/merge?with=${sentTwice}`,
    mark: 'data-test="merge-form"',
    who: 'officer',
  },
];

describe('bad input', () => {
  let office: RunningOffice;
  let cases: Cases;
  beforeAll(async () => {
    office = await openRunningOffice();
    cases = await prepareCases(office);
    await suggest(office);
  });
  afterEach(() => expect(office.failures.splice(0)).toEqual([]));
  afterAll(() => office?.close());

  describe.each(Object.keys(LANGUAGES) as Language[])('in %s', (language) => {
    const visitors = new Map<Form['who'], Promise<Visitor>>();
    const visitorFor = (who: Form['who']): Promise<Visitor> => {
      const visitor = visitors.get(who) ?? arrive(who, language);
      visitors.set(who, visitor);
      return visitor;
    };

    it.each(FORMS)(
      '$name comes back with a summary, and nothing is stored',
      async ({ path, mark, who, silent = false, wrong = ATTEMPTS }) => {
        const visitor = await visitorFor(who);
        for (const attempt of wrong) {
          const form = findForm((await visitor.get(path(cases))).html, mark);
          await refuses(visitor, form, { ...attempt, language, back: silent ? '' : attempt.back });
        }
      },
    );

    it.each([
      ['officer', ['arrived', 'consulting', 'uncorrected', 'unpaid', 'unreasoned', 'drafting', 'inReview', 'processing']],
      ['registrar', ['unconfirmed']],
      ['head', ['consulting', 'overdue']],
      ['secrecy', ['processing']],
      ['legal', ['inReview']],
    ] as const)('no step of %s is recorded of it', async (login, states) => {
      const visitor = await visitorFor(login);
      const tried = new Set<string>();
      for (const state of states) {
        const forms = stepForms((await visitor.get(`/cases/${cases[state]}`)).html);
        for (const [type, form] of forms) {
          if (tried.has(type)) continue;
          tried.add(type);
          for (const attempt of ATTEMPTS) await refuses(visitor, form, { ...attempt, language });
        }
      }
      expect(tried.size).toBeGreaterThan(0);
    });
  });

  interface Attempt {
    readonly name: string;
    readonly typed: string | Buffer;
    readonly back: string;
    readonly language: Language;
  }

  async function refuses(visitor: Visitor, form: PageForm, { name, typed, back, language }: Attempt): Promise<void> {
    const before = await stored();
    const { body, type } = bodyOf(form, (input) => (isEmptyOf(input, typed) ? undefined : typed));
    const answer = await visitor.ask(form.action, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } });
    const about = `${name} to ${form.action} of ${form.inputs.find((input) => input.name === 'type')?.value ?? 'the form'}`;
    expect([400, 401, 409, 413, 422], about).toContain(answer.status);
    const { lang, summary } = LANGUAGES[language];
    const told = {
      language: answer.html.includes(`lang="${lang}"`),
      summary: answer.html.includes('data-test="error-summary"') && answer.html.includes(summary),
      raw: /<script>alert|<img src=x/.test(answer.html),
      back: !form.inputs.some(isTyped) || answer.html.includes(back),
    };
    expect(told, about).toEqual({ language: true, summary: true, raw: false, back: true });
    expect(await stored(), about).toEqual(before);
  }

  /** Boxes are not ticked and files not chosen where nothing is filled in. */
  function isEmptyOf({ kind }: FormInput, typed: string | Buffer): boolean {
    return kind === 'file' || (typed.length === 0 && (kind === 'radio' || kind === 'checkbox'));
  }

  async function arrive(who: Form['who'], language: Language): Promise<Visitor> {
    const visitor = visitorAt(office.url);
    await visitor.get(`/login?lang=${language}`);
    if (who === 'applicant') {
      for (const state of ['arrived', 'uncorrected', 'unpaid', 'unreasoned'] as const) {
        await visitor.get('/track');
        await visitor.post('/track', await codeFor(office, cases[state]));
      }
    } else if (who !== 'anonymous') await visitor.signIn(who, PASSWORD);
    return visitor;
  }

  /** How many rows each table has of what people store. Tries at a code and readings of cases are kept on purpose. */
  async function stored(): Promise<Readonly<Record<string, number>>> {
    const { read } = office.db;
    return read.select(TABLES.map((table) => read(table).count('*').as(table))).first();
  }
});

/** Something for the office to handle. */
async function suggest(office: RunningOffice): Promise<void> {
  const somebody = visitorAt(office.url);
  const { html } = await somebody.get('/feedback/1/suggestion');
  const token = findForm(html, 'data-test="feedback-form"').inputs.find(({ name }) => name === 'token')?.value ?? '';
  expect((await somebody.post('/feedback/1/suggestion/send', { token, 'data.text': '希望公开更多图纸' })).status).toBe(303);
}

const TABLES = [
  'applicant_accounts',
  'applicant_cases',
  'breaches',
  'cases',
  'document_numbers',
  'files',
  'history',
  'notes',
  'organ_guides',
  'outbox',
  'query_codes',
  'saved_views',
  'submission_keys',
  'suggestions',
  'users',
] as const;
