import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN_PART, readDocx } from '../../src/documents/letters/docx-zip.ts';
import { builtInTemplate } from '../../src/documents/letters/fill-template.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createLetterSettingsStore } from '../../src/store/letter-settings-store.ts';
import { docxOf, p, wholeWith } from '../documents/letters/docx-samples.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { type OfficeBrowser, type OfficeReply, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';

let office: RunningOffice;
let head: OfficeBrowser;

beforeAll(async () => {
  office = await openRunningOffice({ day: DAY });
  head = await signedIn(office, 'head');
});

afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

const settings = () => createLetterSettingsStore(office.db.read);
const organId = async () => (await office.db.read('organs').first('id')).id as number;

/** Without marks, and with what they stand for. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

async function send(key: string, bytes: Uint8Array, name = '我们的模板.docx'): Promise<OfficeReply> {
  await head.get(`/letters/templates/${key}`);
  return head.upload(`/letters/templates/${key}`, {}, { file: { name, bytes } });
}

async function seenOf(key: string): Promise<string> {
  return String((await settings().findTemplate(await organId(), key as 'redHead'))?.version ?? 0);
}

/** Uploads and puts into use. @returns the page that follows. */
async function adopt(key: string, bytes: Uint8Array): Promise<OfficeReply> {
  const { location } = await send(key, bytes);
  const file = new URL(location, office.url).searchParams.get('file') ?? '';
  return head.submit(`/letters/templates/${key}/adopt`, { file, seen: await seenOf(key), do: 'adopt' });
}

async function bytesOf(browser: OfficeBrowser, path: string): Promise<Buffer> {
  const response = await browser.open(path);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('templates of letters', () => {
  it('are all built in at first, and can be downloaded', async () => {
    const { html } = await head.get('/letters/templates');
    expect(html.match(/data-test="template"/g)).toHaveLength(35);
    expect(html).not.toContain('data-test="own-template"');
    const docx = await bytesOf(head, '/letters/templates/REPLY_D/template.docx');
    expect(docx.equals(Buffer.from(await builtInTemplate('redHead')))).toBe(true);
  });

  it('that are broken are named with placeholder and place, and what was in force stays', async () => {
    await adopt('RECEIPT', await wholeWith('第一版'));
    const reply = await send('RECEIPT', await wholeWith('{titel}', '{#contact}'));
    expect(reply.status).toBe(422);
    const text = textOf(reply.html);
    expect(text).toContain('正文第8段（“{titel}”）：没有名为 {titel} 的占位符，是不是 {title}？');
    expect(text).toContain('正文第9段（“{#contact}”）：{#contact} 开始的部分没有结束');
    expect(text).toContain('目前的模板继续使用');
    expect((await settings().findTemplate(await organId(), 'RECEIPT'))?.version).toBe(1);
    const docx = await bytesOf(head, '/letters/templates/RECEIPT/template.docx');
    expect(Buffer.from(readDocx(docx).get(MAIN_PART) ?? []).toString()).toContain('第一版');
    expect(await office.db.read('files').whereNull('claimed_at')).toEqual([]);
  });

  it('can be looked at before they are used, and are used only then', async () => {
    const { status, location } = await send('redHead', await wholeWith('第二机关'));
    expect(status).toBe(303);
    const { html } = await head.get(location);
    expect(html).toContain('data-test="template-checked"');
    expect(textOf(html)).toContain('{seal}');
    expect(await settings().findTemplate(await organId(), 'redHead')).toBeUndefined();
    const file = new URL(location, office.url).searchParams.get('file') ?? '';
    const pdf = await bytesOf(head, `/letters/templates/redHead/preview.pdf?file=${file}&long=1`);
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    const { html: after } = await head.submit('/letters/templates/redHead/adopt', { file, seen: '0', do: 'adopt' });
    expect(after).toContain('已启用第 1 版');
    expect(textOf((await head.get('/letters/templates')).html)).toContain('随“红头文书”：本机关第 1 版');
  });

  it('are given up without a trace', async () => {
    const { location } = await send(
      'sheet',
      await docxOf(['{#rows}{label}{value}{/rows}', '{#body}', '{text}', '{/body}'].map(p).join('')),
    );
    const file = new URL(location, office.url).searchParams.get('file') ?? '';
    await head.submit('/letters/templates/sheet/adopt', { file, seen: '0', do: 'drop' });
    expect(await createFileStore(office.db.read).findById(file)).toBeUndefined();
    expect(await settings().findTemplate(await organId(), 'sheet')).toBeUndefined();
  });

  it('keep every version, with who and when, also after the built-in one is used again', async () => {
    await adopt('CLOSE_O', await wholeWith('甲版'));
    await adopt('CLOSE_O', await wholeWith('乙版'));
    const { html: question } = await head.get('/letters/templates/CLOSE_O/reset');
    expect(question).toContain('恢复使用内置模板？');
    const { html } = await head.submit('/letters/templates/CLOSE_O/reset', { seen: '2' });
    expect(html.match(/data-test="template-version"/g)).toHaveLength(3);
    expect(textOf(html)).toContain('员工戊');
    const old = await bytesOf(head, '/letters/templates/CLOSE_O/template.docx?version=1');
    expect(Buffer.from(readDocx(old).get(MAIN_PART) ?? []).toString()).toContain('甲版');
    expect((await head.get('/letters/templates/CLOSE_O/template.docx?version=3')).status).toBe(404);
    expect((await head.get('/letters/templates/CLOSE_O/reset')).status).toBe(303);
  });

  it('are not overwritten by somebody who saw an older version', async () => {
    const { location } = await send('FEE_NOTICE', await wholeWith('先'));
    const file = new URL(location, office.url).searchParams.get('file') ?? '';
    await adopt('FEE_NOTICE', await wholeWith('后'));
    const reply = await head.post('/letters/templates/FEE_NOTICE/adopt', { file, seen: '0', do: 'adopt' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('模板刚被其他人更换过');
    expect((await settings().findTemplate(await organId(), 'FEE_NOTICE'))?.version).toBe(1);
    expect((await head.post('/letters/templates/FEE_NOTICE/reset', { seen: '0' })).status).toBe(422);
  });

  it.each([
    { name: 'a.docm', bytes: Buffer.from('x'), words: 'a.docm' },
    { name: 'a.docx', bytes: Buffer.from('hello'), words: 'a.docx' },
    { name: 'a.pdf', bytes: Buffer.from('%PDF-1.4\n'), words: '模板应为不带宏的 Word 文档' },
    { name: 'big.docx', bytes: Buffer.alloc(6 * 1_048_576, 'PK'), words: 'big.docx' },
  ])('are no $name', async ({ name, bytes, words }) => {
    const reply = await send('EXT_NOTICE', bytes, name);
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(words);
    expect(await settings().findTemplate(await organId(), 'EXT_NOTICE')).toBeUndefined();
  });

  it('are asked for when a form comes without one', async () => {
    await head.get('/letters/templates/EXT_NOTICE');
    expect((await head.upload('/letters/templates/EXT_NOTICE', {}, {})).html).toContain('请选择模板文件');
  });

  it('are changed with uploads of one’s own only', async () => {
    const { location } = await send('EXT_NOTICE', await wholeWith('甲'));
    const file = new URL(location, office.url).searchParams.get('file') ?? '';
    const admin = await signedIn(office, 'admin');
    await admin.get('/letters/templates/EXT_NOTICE');
    expect((await admin.post('/letters/templates/EXT_NOTICE/adopt', { file, seen: '0', do: 'adopt' })).status).toBe(422);
    expect((await admin.open(`/letters/templates/EXT_NOTICE/preview.pdf?file=${file}`)).status).toBe(404);
  });

  it('makes the letters from then on, and each letter names the version it was made with', async () => {
    const key = 'CORR_NOTICE';
    const officer = await signedIn(office, 'officer');
    const ask = async () => {
      const caseId = await office.carry([
        ['registrar', 'application.arrived', DAY],
        ['registrar', 'examination.started', DAY],
      ]);
      await officer.get(`/cases/${caseId}`);
      const step = {
        type: 'correction.requested',
        on: DAY,
        version: '2',
        'data.points': '请写明文号',
        'data.workingDays': '10',
        confirmed: 'yes',
      };
      const { status, html } = await officer.post(`/cases/${caseId}/events`, step);
      expect([status, /data-test="error-summary".*?<\/ul>/s.exec(html)?.[0]]).toEqual([303, undefined]);
      return office.db.read('letters').where({ case_id: caseId, letter: key }).first('template', 'docx_file');
    };
    const before = await ask();
    await adopt(key, await wholeWith('本机关自拟的结尾'));
    const after = await ask();
    expect([before.template, after.template]).toEqual([expect.not.stringContaining(`office:${key}`), `office:${key}:1`]);
    const { sha256 } = (await createFileStore(office.db.read).findById(after.docx_file)) ?? { sha256: '' };
    const entry = await office.db.read('history').where('data', 'like', `%${sha256}%`).first('data');
    expect(entry.data).toContain(`office:${key}:1`);
  });

  it.each(['officer', 'legal', 'leader'] as const)('are read, not changed, by %s', async (login) => {
    const reader = await signedIn(office, login);
    const { status, html } = await reader.get('/letters/templates/redHead');
    expect(status).toBe(200);
    expect(html).not.toContain('data-test="template-form"');
    expect((await reader.upload('/letters/templates/redHead', {}, { file: { name: 'a.docx', bytes: await wholeWith() } })).status).toBe(
      403,
    );
    expect((await reader.post('/letters/templates/redHead/reset', { seen: '1' })).status).toBe(403);
  });

  it.each(['registrar', 'auditor', 'statistician'] as const)('are no business of %s', async (login) => {
    const other = await signedIn(office, login);
    expect((await other.get('/letters/templates')).status).toBe(403);
    expect((await other.get('/letterhead')).status).toBe(403);
  });

  it('of an unknown letter are not found', async () => {
    expect((await head.get('/letters/templates/NO_SUCH')).status).toBe(404);
  });
});

describe('the letterhead', () => {
  const png = (side: number): Buffer => createCanvas(side, side).toBuffer('image/png');
  const damaged = (bytes: Buffer): Buffer => Buffer.from(bytes.fill(0xee, bytes.indexOf('IDAT') + 4, bytes.indexOf('IDAT') + 24));
  const FIELDS = { redHead: '某某区人民政府文件', signature: '某某区人民政府', phone: '000-0000000', sealWidthMm: '42' };
  const current = async () => settings().findLetterhead(await organId());

  async function save(fields: Readonly<Record<string, string>>, seal?: { name: string; bytes: Uint8Array }): Promise<OfficeReply> {
    await head.get('/letterhead');
    const seen = String((await current())?.version ?? 0);
    return head.upload('/letterhead', { ...FIELDS, seen, ...fields }, seal === undefined ? {} : { seal });
  }

  it('is kept in versions that say what changed', async () => {
    expect((await save({})).status).toBe(303);
    expect((await save({ phone: '000-1111111' })).status).toBe(303);
    const { html } = await head.get('/letterhead');
    expect(html.match(/data-test="letterhead-version"/g)).toHaveLength((await current())?.version ?? 0);
    expect(textOf(html)).toMatch(/联系电话 员工戊/);
  });

  it('has a seal that is shown, placed and removed again', async () => {
    await save({}, { name: 'seal.png', bytes: png(300) });
    const { version = 0, sealSha256 } = (await current()) ?? {};
    expect(sealSha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await head.get('/letterhead')).html).toContain(`/letterhead/seal.png?version=${version}`);
    expect((await bytesOf(head, '/letterhead/seal.png')).equals(png(300))).toBe(true);
    const sealed = await bytesOf(head, '/letterhead/preview.pdf');
    await save({ phone: '1' });
    expect((await current())?.sealSha256).toBe(sealSha256);
    await save({ removeSeal: 'yes' });
    expect((await current())?.sealSha256).toBeNull();
    expect((await head.open('/letterhead/seal.png')).status).toBe(404);
    const images = (pdf: Buffer) => pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0;
    expect(images(sealed)).toBeGreaterThan(images(await bytesOf(head, '/letterhead/preview.pdf')));
    expect((await bytesOf(head, `/letterhead/seal.png?version=${version}`)).length).toBeGreaterThan(0);
  });

  it.each([
    { fields: { email: 'nobody' }, words: '电子邮箱的格式不对' },
    { fields: { postcode: '12345' }, words: '邮政编码应为六位数字' },
    { fields: { sealWidthMm: '90' }, words: '20 至 60' },
    { fields: { redHead: '长'.repeat(41) }, words: '不能超过 40 个字' },
  ])('is refused with $words', async ({ fields, words }) => {
    const before = (await current())?.version;
    const reply = await save(fields);
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(words);
    expect((await current())?.version).toBe(before);
  });

  it.each([
    { what: 'a JPEG', name: 'seal.jpg', bytes: () => createCanvas(300, 300).toBuffer('image/jpeg'), words: '应为 PNG' },
    { what: 'too few pixels', name: 'seal.png', bytes: () => png(100), words: '不足 200 像素' },
    { what: 'too many pixels', name: 'seal.png', bytes: () => png(4200), words: '超过 4000 像素' },
    { what: 'a picture that is damaged', name: 'seal.png', bytes: () => damaged(png(300)), words: '应为 PNG' },
    { what: 'no picture', name: 'seal.png', bytes: () => Buffer.from('hello'), words: 'seal.png' },
  ])('takes no seal of $what', async ({ name, bytes, words }) => {
    const reply = await save({}, { name, bytes: bytes() });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(words);
    expect(await office.db.read('files').whereNull('claimed_at').where('name', 'like', 'seal%')).toEqual([]);
  });

  it('is not overwritten by somebody who saw an older version', async () => {
    const before = (await current())?.version;
    const reply = await save({ seen: '0', phone: '2' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('发文信息刚被其他人修改过');
    expect((await current())?.version).toBe(before);
  });

  it('is read, not changed, by officers', async () => {
    const officer = await signedIn(office, 'officer');
    const { html } = await officer.get('/letterhead');
    expect(html).not.toContain('data-test="letterhead-form"');
    expect((await officer.upload('/letterhead', { ...FIELDS, seen: '0' }, {})).status).toBe(403);
  });
});
