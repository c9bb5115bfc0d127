import type { Locator, Page } from 'playwright-core';

/** How a person works a page: by pointing, or by the keyboard alone. Journeys are written once and taken with either. */
export interface Hand {
  /** Links, buttons, and what unfolds a part of the page. */
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Into a field for a day, which the browser splits into month, day and year. */
  writeDay(field: Locator, day: string): Promise<void>;
  /** A radio button or a check box that is to be marked. */
  mark(option: Locator): Promise<void>;
  /** An entry of a list, by its value. */
  pick(list: Locator, value: string): Promise<void>;
  /** Files of this machine, by the window that the browser opens for choosing them. */
  choose(field: Locator, files: readonly ChosenFile[]): Promise<void>;
}

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function pointingHand(): Hand {
  return {
    press: (control) => control.click(),
    write: (field, text) => field.fill(text),
    writeDay: (field, day) => field.fill(day),
    // A styled option lies under its own label.
    mark: (option) => option.check({ force: true }),
    async pick(list, value) {
      await list.selectOption(value);
    },
    choose: (field, files) => chooseFiles(field, files, () => field.click()),
  };
}

/** Fails where the keyboard alone does not suffice, or where it cannot be seen which element has the focus. */
export function keyboardHand(page: Page): Hand {
  return {
    async press(control) {
      await tabTo(page, control);
      await page.keyboard.press('Enter');
    },
    async write(field, text) {
      await tabTo(page, field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
    async writeDay(field, day) {
      const [year = '', month = '', dayOfMonth = ''] = day.split('-');
      await tabTo(page, field);
      await page.keyboard.type(`${month}${dayOfMonth}${year}`); // the order of the browser's own language, which is American English
      if ((await field.inputValue()) !== day) throw new Error(`Typing ${day} into ${field} gave '${await field.inputValue()}'`);
    },
    mark: (option) => markByKeys(page, option),
    async pick(list, value) {
      await tabTo(page, list);
      await stepThroughList(page, list, value);
    },
    async choose(field, files) {
      await tabTo(page, field);
      await chooseFiles(field, files, () => page.keyboard.press('Enter'));
    },
  };
}

async function chooseFiles(field: Locator, files: readonly ChosenFile[], open: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([field.page().waitForEvent('filechooser'), open()]);
  await chooser.setFiles([...files]);
}

/** More elements than any page has that take the focus. */
const MOST_TABS = 400;
const MOST_OPTIONS = 60;

/** Presses Tab until the element has the focus, visibly. Goes round once: the browser starts anew after the last element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = await stepsBefore(target); presses > 0; presses -= 1) await page.keyboard.press('Tab');
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await hasFocus(target)) return assertFocusIsVisible(target);
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by the Tab key to ${target}`);
}

/** Stops before which nobody need look where the focus is; fewer than there are, for it is only counted. Where it comes to stand is looked at. */
const STOPS_LOOKED_AT = 6;

async function stepsBefore(target: Locator): Promise<number> {
  const elements = await target.elementHandles();
  const [first] = elements;
  if (first === undefined) return 0; // such as the radio button that has the focus, before one has it
  const stops = await first.evaluate((element: Element) => {
    const mayStop = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, iframe';
    const all = [...document.querySelectorAll<HTMLElement>(mayStop)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    const from = document.activeElement ?? document.body;
    const after = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return all.filter((one) => after(from, one) && after(one, element)).length;
  });
  return Math.max(0, stops - STOPS_LOOKED_AT);
}

/** Of the radio buttons of one name Tab reaches one; the arrows lead to the others and mark them. */
async function markByKeys(page: Page, option: Locator): Promise<void> {
  if (await option.isChecked()) return;
  const isRadio = (await option.getAttribute('type')) === 'radio';
  const name = (await option.getAttribute('name')) ?? '';
  if (!isRadio) {
    await tabTo(page, option);
    return page.keyboard.press('Space');
  }
  const form = option.locator('xpath=ancestor::form[1]');
  await tabTo(page, form.locator(`input[type=radio][name="${name}"]:focus`));
  for (let presses = 0; presses < MOST_OPTIONS && !(await hasFocus(option)); presses += 1) await page.keyboard.press('ArrowDown');
  if (!(await option.isChecked())) await page.keyboard.press('Space');
}

async function stepThroughList(page: Page, list: Locator, value: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let presses = 0; presses < MOST_OPTIONS; presses += 1) {
    if ((await list.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No way by the arrow keys to '${value}' in ${list}`);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) === 1;
}

/** The element, its label or what is drawn before or after them must look otherwise than without the focus. */
async function assertFocusIsVisible(target: Locator): Promise<void> {
  const [focused, blurred] = await target.evaluate((element: HTMLElement) => {
    const look = (): string => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const parts = [element, ...labels, ...element.children].flatMap((part) =>
        ['', '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)),
      );
      return parts
        .map(({ outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth, backgroundColor }) =>
          [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, borderWidth, backgroundColor].join(' '),
        )
        .join('; ');
    };
    const withFocus = look();
    element.blur();
    const without = look();
    element.focus();
    return [withFocus, without];
  });
  if (focused === blurred) throw new Error(`It cannot be seen that ${target} has the focus`);
}
