import type { Locator, Page } from 'playwright-core';
import type { ChosenFile, Hand } from './hand.ts';

/** Values by the name of the field, as the form sends them. Several options of one field as a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Fills in a form without sending it. */
export async function fillForm(form: Locator, hand: Hand, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillIn(form, hand, { name, values: [value].flat() });
}

/** Chooses files for a field of a form. Where scripts run they are on the server when this returns. */
export async function attach(form: Locator, hand: Hand, { name, files }: { name: string; files: readonly ChosenFile[] }): Promise<void> {
  const input = `input[type=file][name="${name}"]`;
  const field = form.locator(input);
  await unfold(field, hand);
  const uploaded = form.locator(`input[type=hidden][name="${name}"]`);
  const before = await uploaded.count();
  const scripts = (await form.page().locator('body.js-enabled').count()) > 0;
  if (scripts) await form.locator(`.upload-zone ${input}`).waitFor({ state: 'attached' }); // the field was moved into it
  await hand.choose(field, files);
  if (scripts) await uploaded.nth(before + files.length - 1).waitFor({ state: 'attached' });
}

/** Fills in a form, sends it and waits for the page that comes next. */
export async function sendForm(form: Locator, hand: Hand, values: Values): Promise<void> {
  await fillForm(form, hand, values);
  // A button beside the way of the Tab key is there for the Enter key alone.
  await Promise.all([form.page().waitForEvent('load'), hand.press(form.locator('button[type=submit]:not([tabindex="-1"])').first())]);
}

export interface StepToRecord {
  readonly type: string;
  /** By the names of the event's fields. */
  readonly values?: Values;
  /** Goes with the step as its attachment. */
  readonly file?: ChosenFile;
}

/**
 * Opens the form of a step on a case page, fills it in and records the step.
 *
 * @throws {Error} with the summary of what is wrong when the step is refused.
 */
export async function recordStep(page: Page, hand: Hand, { type, values = {}, file }: StepToRecord): Promise<void> {
  const step = page.locator(`[data-step="${type}"]`).first();
  if ((await step.count()) === 0) throw new Error(`${type} is not offered on ${page.url()}, only ${await offered(page)}`);
  await unfold(step.locator('form'), hand);
  if (file !== undefined) await attach(step.locator('form'), hand, { name: 'data.attachments', files: [file] });
  const confirm = step.locator('input[name=confirmed]');
  const confirmed = (await confirm.count()) > 0 ? { confirmed: 'yes' } : {};
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [`data.${name}`, value]));
  await sendForm(step.locator('form'), hand, { ...fields, ...confirmed });
  const refusal = page.locator('[data-test=error-summary]');
  if ((await refusal.count()) > 0) throw new Error(`${type} was refused: ${await refusal.innerText()}`);
}

async function fillIn(form: Locator, hand: Hand, { name, values }: { name: string; values: readonly string[] }): Promise<void> {
  const field = form.locator(`[name="${name}"]`);
  await unfold(field.first(), hand);
  const kind = await field.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName));
  for (const [index, value] of values.entries()) {
    const one = field.nth(index); // several lists or lines may bear one name
    if (kind === 'radio' || kind === 'checkbox') await hand.mark(form.locator(`[name="${name}"][value="${value}"]`));
    else if (kind === 'date') await hand.writeDay(one, value);
    else if (kind === 'select') await hand.pick(one, value);
    else await hand.write(one, value);
  }
}

async function offered(page: Page): Promise<string> {
  const types = await page.locator('[data-step]').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
  return types.join(', ');
}

/** Opens the parts of the page in which an element is folded away, the outermost first. */
async function unfold(element: Locator, hand: Hand): Promise<void> {
  const closed = element.locator('xpath=ancestor::details[not(@open)]');
  while ((await closed.count()) > 0) await hand.press(closed.first().locator('> summary'));
}
