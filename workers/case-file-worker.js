// @ts-check
// Puts a case file together in a thread of its own: hundreds of pages must not hold up the server.
import { parentPort, workerData } from 'node:worker_threads';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { drawFront, drawHistory, drawSheets, indexPages } from './case-file-pages.js';
import { addOutline, stampNumber } from './case-file-stamp.js';

/**
 * @typedef {import('../src/documents/case-file/case-file.ts').CaseFile} CaseFile
 * @typedef {import('../src/documents/case-file/case-file.ts').CaseFileItem} Item
 * @typedef {import('@cantoo/pdf-lib').PDFPage} Page
 */

/**
 * The pages of a paper, made for `target`; undefined when it cannot be read.
 *
 * @param {PDFDocument} target
 * @param {Item['contents']} contents
 * @returns {Promise<Page[] | undefined>}
 */
async function pagesOf(target, contents) {
  if (contents.as === 'pdf') return copied(target, contents.bytes);
  if (contents.as === 'sheet') return undefined;
  const made = await PDFDocument.create();
  for (const { bytes, width, height } of contents.pages) {
    made.addPage([width, height]).drawImage(await made.embedJpg(bytes), { x: 0, y: 0, width, height });
  }
  return target.copyPages(made, made.getPageIndices());
}

/**
 * @param {PDFDocument} target
 * @param {Uint8Array} bytes
 */
async function copied(target, bytes) {
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await target.copyPages(source, source.getPageIndices());
    return pages.length === 0 ? undefined : pages;
  } catch {
    return undefined; // encrypted or broken: a sheet says so
  }
}

/**
 * @param {PDFDocument} target
 * @param {Uint8Array} bytes
 */
async function drawn(target, bytes) {
  const source = await PDFDocument.load(bytes);
  return target.copyPages(source, source.getPageIndices());
}

/**
 * Each paper with its pages, or with a sheet that says why it has none.
 *
 * @param {PDFDocument} target
 * @param {CaseFile & { unreadable: string }} file
 */
async function partsOf(target, { items, unreadable }) {
  /** @type {{ item: Item, pages: Page[] }[]} */
  const parts = [];
  for (const item of items) parts.push({ item, pages: (await pagesOf(target, item.contents)) ?? [] });
  const empty = parts.filter(({ pages }) => pages.length === 0);
  if (empty.length === 0) return parts;
  const whyOf = (/** @type {Item} */ { contents }) => (contents.as === 'sheet' ? contents.why : unreadable);
  const sheets = await drawn(target, await drawSheets(empty.map(({ item }) => ({ item, why: whyOf(item) }))));
  empty.forEach(({ pages }, index) => {
    pages.push(/** @type {Page} */ (sheets[index]));
  });
  return parts;
}

/** @param {CaseFile & { unreadable: string }} file */
async function assemble(file) {
  const target = await PDFDocument.create();
  const parts = await partsOf(target, file);
  let next = 1 + indexPages(file.items.length + 1) + 1;
  const entries = parts.map(({ item, pages }) => {
    const from = next;
    next += pages.length;
    return { title: item.title, on: item.on, from, count: pages.length };
  });
  const history = await drawn(target, await drawHistory(file));
  const all = [...entries, { title: '附：办理过程记录', on: '', from: next, count: history.length }];
  const front = await drawn(target, await drawFront(file, all));
  for (const page of [...front, ...parts.flatMap(({ pages }) => pages), ...history]) target.addPage(page);
  const font = await target.embedFont(StandardFonts.Helvetica);
  target.getPages().forEach((page, index) => {
    if (index > 0) stampNumber(page, font, index + 1);
  });
  addOutline(target, [
    { title: '封面', page: 0 },
    { title: '卷宗目录', page: 1 },
    ...all.map(({ title, from }) => ({ title, page: from - 1 })),
  ]);
  describe(target, file);
  return target.save();
}

/**
 * @param {PDFDocument} target
 * @param {CaseFile} file
 */
function describe(target, { organ, caseNo, title, madeAt }) {
  target.setTitle(`${caseNo} ${title}`);
  target.setAuthor(organ);
  target.setCreationDate(new Date(madeAt));
  target.setModificationDate(new Date(madeAt));
}

const bytes = await assemble(workerData);
const copy = new Uint8Array(bytes);
parentPort?.postMessage(copy, [copy.buffer]);
