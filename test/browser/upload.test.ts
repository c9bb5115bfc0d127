import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { officeInBrowser } from '../support/office-in-browser.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { html, pdf, png } from '../web/uploads/upload-samples.ts';

const NAME = 'data.attachments';
/** For one thing to appear; a busy machine is slow. */
const PATIENCE_MS = 10_000;

const about = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

describe('the field for files', () => {
  let office: RunningOffice;
  let browser: Browser;
  officeInBrowser((opened) => {
    ({ office, browser } = opened);
  });

  async function openIntake(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await office.signIn(page, 'registrar');
    await page.goto(`${office.url}/cases/new?channel=inPerson`);
    return page;
  }

  const field = (page: Page) => page.locator(`[data-field="${NAME}"]`);
  const items = (page: Page) => field(page).locator('.upload-item');
  const ids = (page: Page) => field(page).locator(`input[type=hidden][name="${NAME}"]`);
  const choose = (page: Page, ...files: ReturnType<typeof about>[]) => field(page).locator('input[type=file]').setInputFiles(files);

  /** A text of so many letters, made in the browser. */
  async function drop(page: Page, file: { readonly name: string; readonly bytes: number }): Promise<void> {
    const dropped = await page.evaluateHandle(({ name, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a'.repeat(bytes)], name));
      return transfer;
    }, file);
    await field(page).locator('.upload-zone').dispatchEvent('drop', { dataTransfer: dropped });
  }

  it('uploads what is chosen at once and gives its id to the form', async () => {
    const page = await openIntake();
    await choose(page, about('申请表.pdf', 'application/pdf', pdf()), about('身份证.png', 'image/png', png));
    await expect.poll(() => ids(page).count()).toBe(2);
    expect(await items(page).allInnerTexts()).toEqual([expect.stringContaining('已上传'), expect.stringContaining('已上传')]);
    expect(await field(page).locator('[role=status]').textContent()).toContain('已上传');
    expect((await office.db.read('files').select()).map(({ name }) => name).sort()).toEqual(['申请表.pdf', '身份证.png']);
  });

  it('uploads what was chosen before the script had come', async () => {
    const page = await openIntake();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/upload.js*', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await choose(page, about('申请表.pdf', 'application/pdf', pdf()));
    release();
    await expect.poll(() => ids(page).count()).toBe(1);
    expect(await items(page).innerText()).toContain('已上传');
  });

  it('takes files that are dropped on it', async () => {
    const page = await openIntake();
    await drop(page, { name: '说明.txt', bytes: 1000 });
    await expect.poll(() => ids(page).count()).toBe(1);
    expect(await items(page).innerText()).toContain('说明.txt');
  });

  it('tells beside the file why it was refused, here or by the server, and keeps the others', async () => {
    const page = await openIntake({ viewport: { width: 360, height: 740 } });
    await choose(
      page,
      about('网页.pdf', 'application/pdf', html),
      about('程序.exe', 'application/octet-stream', pdf()),
      about('申请表.pdf', 'application/pdf', pdf()),
    );
    await drop(page, { name: '太大.pdf', bytes: 20 * 1024 * 1024 + 1 });
    await expect.poll(() => ids(page).count()).toBe(1);
    await expect.poll(() => field(page).locator('.upload-failed').count()).toBe(3);
    expect(await items(page).allInnerTexts()).toEqual([
      expect.stringContaining('内容与扩展名不符'),
      expect.stringContaining('不是可以上传的文件类型'),
      expect.stringContaining('已上传'),
      expect.stringContaining('超过 20 MB'),
    ]);
    const { violations } = await new AxeBuilder({ page }).include(`[data-field="${NAME}"]`).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it('removes a file from the form and from the server, by keyboard too', async () => {
    const page = await openIntake();
    const before = (await office.db.read('files').select()).length;
    await choose(page, about('申请表.pdf', 'application/pdf', pdf('remove me')));
    await expect.poll(() => ids(page).count()).toBe(1);
    const remove = items(page).getByRole('button', { name: '移除 申请表.pdf' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => items(page).count()).toBe(0);
    await expect.poll(async () => (await office.db.read('files').select()).length).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file');
  });

  it('offers to try again when the line fails, and does', async () => {
    const page = await openIntake();
    let calls = 0;
    await page.route('**/uploads', (route) => {
      calls += 1;
      return calls === 1 ? route.abort() : route.continue();
    });
    await choose(page, about('申请表.pdf', 'application/pdf', pdf()));
    await items(page).getByRole('button', { name: '重试 申请表.pdf' }).click();
    await expect.poll(() => ids(page).count()).toBe(1);
  });

  it('holds the form back while a file is under way, and lets it be cancelled', async () => {
    const page = await openIntake();
    await page.route('**/uploads', () => undefined); // never answered
    await choose(page, about('申请表.pdf', 'application/pdf', pdf()));
    await page.locator('[data-test=intake-form] button[type=submit]').click();
    await expect.poll(() => field(page).locator('[role=status]').innerText()).toContain('请稍候再提交');
    expect(page.url()).toContain('/cases/new');
    await items(page).getByRole('button', { name: '取消 申请表.pdf' }).click();
    await expect.poll(() => items(page).count()).toBe(0);
  });

  it.each([true, false])('gives files back with a form that was refused (scripts: %s)', async (javaScriptEnabled) => {
    const page = await openIntake({ javaScriptEnabled });
    await choose(page, about('申请表.pdf', 'application/pdf', pdf()), about('回执.png', 'image/png', png));
    if (javaScriptEnabled) await expect.poll(() => ids(page).count()).toBe(2);
    await page.locator('[data-test=intake-form] button[type=submit]').click();
    await page.locator('[data-test=error-summary]').waitFor();
    await expect.poll(() => items(page).count()).toBe(2);
    await expect.poll(() => ids(page).count()).toBe(2);
    if (javaScriptEnabled) {
      await items(page).first().getByRole('button').click();
    } else {
      await items(page).first().locator('input[type=checkbox]').check({ force: true });
      await page.locator('[data-test=intake-form] button[type=submit]').click();
      await page.locator('[data-test=error-summary]').waitFor();
    }
    await expect.poll(() => items(page).count()).toBe(1);
    expect(await items(page).innerText()).toContain('回执.png');
  });
});
