import type { Locator, Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** Values by the name of the field, as the form sends them. Several options of one field as a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Fills in a form, sends it and waits for the page that comes next. */
export async function sendForm(form: Locator, hand: Hand, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) await fillIn(form, hand, { name, values: [value].flat() });
  const answered = form.page().waitForEvent('load');
  await hand.press(form.locator('button[type=submit]').first());
  await answered;
}

/**
 * Opens the form of a step on a case page, fills it in and records the step.
 *
 * @throws {Error} with the summary of what is wrong when the step is refused.
 */
export async function recordStep(page: Page, hand: Hand, { type, values = {} }: { type: string; values?: Values }): Promise<void> {
  const step = page.locator(`[data-step="${type}"]`);
  await unfold(step.locator('form'), hand);
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
  for (const value of values) {
    if (kind === 'radio' || kind === 'checkbox') await hand.mark(form.locator(`[name="${name}"][value="${value}"]`));
    else if (kind === 'date') await hand.writeDay(field, value);
    else if (kind === 'select') await hand.pick(field, value);
    else await hand.write(field, value);
  }
}

/** Opens the parts of the page in which an element is folded away, the outermost first. */
async function unfold(element: Locator, hand: Hand): Promise<void> {
  const closed = element.locator('xpath=ancestor::details[not(@open)]');
  while ((await closed.count()) > 0) await hand.press(closed.first().locator('> summary'));
}
