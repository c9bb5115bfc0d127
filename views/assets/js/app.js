// @ts-check
// Starts what the page asks for: components of govuk-frontend, and our own modules by name. Pages work without any of it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  Tabs,
} from './govuk-frontend.min.js';

const PREFIX = 'yishen-';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
createAll(Button, { preventDoubleClick: true });
for (const component of [CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios, SkipLink, Tabs]) {
  createAll(component);
}
await startModules(document);

/**
 * Calls `init(element)` of /assets/js/<name>.js for each element with `data-module="yishen-<name>"`. One that fails is reported and
 * leaves the others alone.
 *
 * @param {ParentNode} scope
 */
async function startModules(scope) {
  const elements = [...scope.querySelectorAll(`[data-module*="${PREFIX}"]`)];
  const starts = elements.flatMap((element) => moduleNames(element).map((name) => start(name, element)));
  const failed = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
  if (failed !== undefined) reportError(failed.reason);
}

/**
 * @param {Element} element
 * @returns {string[]}
 */
function moduleNames(element) {
  const names = (element.getAttribute('data-module') ?? '').split(/\s+/).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => name.slice(PREFIX.length)).filter((name) => /^[a-z][a-z-]*$/.test(name));
}

/**
 * @param {string} name
 * @param {Element} element
 */
async function start(name, element) {
  const { init } = await import(`./${name}.js`);
  await init(element);
}
