// @ts-check
// A thread of the page workshop (src/engine/pages/create-page-workshop.ts). Plain JavaScript: threads of Node 20 load no TypeScript.
import { parentPort } from 'node:worker_threads';
import { NOTHING_BESIDES } from './describe-pdf.js';
import { openImage } from './image-pages.js';
import { openPdf } from './pdf-pages.js';
import { openTiff } from './tiff-pages.js';
import { checkSizes, Unreadable } from './unreadable.js';

/**
 * @typedef {{
 *   id: number,
 *   ask: 'inspect' | 'picture' | 'text' | 'describe',
 *   digest: string,
 *   bytes?: Uint8Array,
 *   mediaType: string,
 *   page: number,
 *   wanted: import('./unreadable.js').Wanted,
 * }} Question `bytes` comes with the first question about a file; later ones name it by its digest.
 */

/** @type {{ digest: string, pages: import('./unreadable.js').Pages, sizes: import('./unreadable.js').Size[] } | undefined} */
let current;

/** @param {Question} question */
async function open({ digest, bytes, mediaType }) {
  if (current?.digest === digest) return current;
  current?.pages.close();
  current = undefined;
  if (bytes === undefined) throw new Error('The thread does not have this file');
  const pages = await openerOf(mediaType)(bytes, mediaType);
  try {
    const sizes = pages.sizes();
    checkSizes(sizes);
    current = { digest, pages, sizes };
    return current;
  } catch (error) {
    pages.close();
    throw error;
  }
}

// What libraries print about strangers' files is of no use to anyone.
for (const method of /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug'])) console[method] = () => undefined;

/** @param {string} mediaType */
function openerOf(mediaType) {
  if (mediaType === 'application/pdf') return openPdf;
  if (mediaType === 'image/tiff') return openTiff;
  if (mediaType.startsWith('image/')) return openImage;
  throw new Unreadable('kind');
}

/** @param {Question} question */
async function answer(question) {
  const { pages, sizes } = await open(question);
  if (question.ask === 'inspect') return sizes;
  if (question.ask === 'describe') return pages.describe?.() ?? NOTHING_BESIDES;
  if (sizes[question.page] === undefined) throw new RangeError(`There is no page ${question.page}`);
  return question.ask === 'text' ? pages.text(question.page) : pages.picture(question.page, question.wanted);
}

/** @param {unknown} value */
function transferOf(value) {
  if (typeof value !== 'object' || value === null || !('bytes' in value) || !(value.bytes instanceof Uint8Array)) return [];
  const { buffer } = value.bytes;
  return buffer instanceof ArrayBuffer && value.bytes.byteLength === buffer.byteLength ? [buffer] : [];
}

parentPort?.on('message', async (/** @type {Question} */ question) => {
  const { id } = question;
  try {
    const value = await answer(question);
    parentPort?.postMessage({ id, value }, transferOf(value));
  } catch (error) {
    if (error instanceof Unreadable) parentPort?.postMessage({ id, reason: error.reason });
    else if (error instanceof RangeError && /^There is no page/.test(error.message)) parentPort?.postMessage({ id, noPage: true });
    // A library that stumbled over the file may be in any state: this thread answers no more questions.
    else parentPort?.postMessage({ id, reason: 'broken', spoilt: true });
  }
});
