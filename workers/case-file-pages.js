// @ts-check
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');
const MARGIN = 64;
const WIDTH = 595.28 - 2 * MARGIN;
const FOOT = 841.89 - MARGIN;
/** Lines of the index that stand on one page. */
const INDEX_LINES = 26;
const INDEX_TOP = 130;
const INDEX_STEP = 24.5;
/** Columns of the index: number, title, day, page; from the left margin, in points. */
const COLUMNS = { no: 0, title: 34, on: 318, page: 410 };

/**
 * @typedef {import('../src/documents/case-file/case-file.ts').CaseFile} CaseFile
 * @typedef {import('../src/documents/case-file/case-file.ts').CaseFileItem} Item
 * @typedef {{ title: string, on: string, from: number, count: number }} Entry
 */

/**
 * @param {(document: PDFKit.PDFDocument) => void} draw
 * @returns {Promise<Uint8Array>}
 */
function pdf(draw) {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: MARGIN });
    /** @type {Buffer[]} */
    const chunks = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    document.registerFont('regular', REGULAR);
    document.registerFont('bold', BOLD);
    draw(document);
    document.end();
  });
}

/** @param {number} entries */
export function indexPages(entries) {
  return Math.max(1, Math.ceil(entries / INDEX_LINES));
}

/**
 * Cover and index.
 *
 * @param {CaseFile} file
 * @param {readonly Entry[]} entries
 */
export function drawFront(file, entries) {
  return pdf((document) => {
    drawCover(
      document,
      file,
      entries.reduce((sum, { count }) => sum + count, 1 + indexPages(entries.length)),
    );
    for (let page = 0; page < indexPages(entries.length); page += 1) {
      document.addPage();
      drawIndexHead(document);
      entries.slice(page * INDEX_LINES, (page + 1) * INDEX_LINES).forEach((entry, line) => {
        drawIndexLine(document, entry, { no: page * INDEX_LINES + line + 1, y: INDEX_TOP + line * INDEX_STEP });
      });
    }
  });
}

/** @param {PDFKit.PDFDocument} document @param {CaseFile} file @param {number} pages */
function drawCover(document, { organ, caseNo, title, madeOn, items }, pages) {
  document.font('bold').fontSize(20).text(organ, MARGIN, 150, { align: 'center', width: WIDTH });
  document.moveDown(1).fontSize(28).text('政府信息公开申请办理卷宗', { align: 'center', width: WIDTH });
  document.font('regular').fontSize(14);
  /** @type {[string, string][]} */
  const facts = [
    ['案　　号', caseNo],
    ['事　　项', title],
    ['卷内材料', `${items.length} 件`],
    ['总 页 数', `${pages} 页（含封面、目录）`],
    ['成卷日期', madeOn],
  ];
  let y = 400;
  for (const [label, value] of facts) {
    document.font('bold').text(label, MARGIN + 40, y, { width: 90 });
    document.font('regular').text(value, MARGIN + 130, y, { width: WIDTH - 150, height: 84, ellipsis: true });
    y = Math.max(document.y, y + 20) + 14;
  }
}

/** @param {PDFKit.PDFDocument} document */
function drawIndexHead(document) {
  document.font('bold').fontSize(20).text('卷宗目录', MARGIN, MARGIN, { align: 'center', width: WIDTH });
  document.fontSize(11);
  /** @type {[string, number][]} */
  const heads = [
    ['序号', COLUMNS.no],
    ['材料名称', COLUMNS.title],
    ['日期', COLUMNS.on],
    ['页码', COLUMNS.page],
  ];
  for (const [text, x] of heads) document.text(text, MARGIN + x, INDEX_TOP - 26, { lineBreak: false });
  document
    .moveTo(MARGIN, INDEX_TOP - 6)
    .lineTo(MARGIN + WIDTH, INDEX_TOP - 6)
    .lineWidth(0.7)
    .stroke();
}

/** @param {PDFKit.PDFDocument} document @param {Entry} entry @param {{ no: number, y: number }} place */
function drawIndexLine(document, { title, on, from, count }, { no, y }) {
  document.font('regular').fontSize(10.5);
  document.text(String(no), MARGIN + COLUMNS.no, y, { lineBreak: false });
  document.text(fitted(document, title, COLUMNS.on - COLUMNS.title - 8), MARGIN + COLUMNS.title, y, { lineBreak: false });
  document.text(on, MARGIN + COLUMNS.on, y, { lineBreak: false });
  document.text(count > 1 ? `${from}–${from + count - 1}` : String(from), MARGIN + COLUMNS.page, y, { lineBreak: false });
  document
    .moveTo(MARGIN, y + 18)
    .lineTo(MARGIN + WIDTH, y + 18)
    .lineWidth(0.3)
    .strokeColor('#999')
    .stroke()
    .strokeColor('black');
}

/**
 * One line of it.
 *
 * @param {PDFKit.PDFDocument} document
 * @param {string} text
 * @param {number} width In points.
 */
function fitted(document, text, width) {
  const line = text.replace(/\s+/gu, ' ').slice(0, 120);
  if (document.widthOfString(line) <= width) return line;
  const characters = [...line];
  while (characters.length > 1 && document.widthOfString(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}

/**
 * A page each, in the place of papers that have none. All in one document: to read the fonts takes longer than to draw.
 *
 * @param {readonly { item: Item, why: string }[]} sheets At least one.
 */
export function drawSheets(sheets) {
  return pdf((document) => {
    for (const [index, { item, why }] of sheets.entries()) {
      if (index > 0) document.addPage();
      drawSheet(document, item, why);
    }
  });
}

/** @param {PDFKit.PDFDocument} document @param {Item} item @param {string} why */
function drawSheet(document, { title, on, facts }, why) {
  document.font('bold').fontSize(18).text('卷内材料说明', MARGIN, 150, { align: 'center', width: WIDTH });
  document.moveDown(1.5).fontSize(13).text(title.slice(0, 300), { width: WIDTH });
  document.font('regular').fontSize(11).moveDown(0.8).text(`日期：${on}`, { width: WIDTH });
  for (const fact of facts) document.moveDown(0.4).text(fact.slice(0, 400), { width: WIDTH });
  document.moveDown(1.2).text(why, { width: WIDTH });
}

/** What was recorded, oldest first. @param {CaseFile} file */
export function drawHistory({ caseNo, history, headHash }) {
  return pdf((document) => {
    document.font('bold').fontSize(18).text('附：办理过程记录', { align: 'center', width: WIDTH });
    document.font('regular').fontSize(11).moveDown(0.5).text(caseNo, { align: 'center', width: WIDTH }).moveDown(0.8);
    document.fontSize(10);
    for (const line of history) drawHistoryLine(document, line);
    if (document.y + 60 > FOOT) document.addPage();
    document.x = MARGIN;
    document
      .moveDown(1)
      .text('最后一条记录的散列值（SHA-256），与另行保存的数值相同，即可证明以上记录未被改动：', MARGIN, document.y, { width: WIDTH });
    document.text(headHash, { width: WIDTH });
  });
}

/** @param {PDFKit.PDFDocument} document @param {CaseFile['history'][number]} line */
function drawHistoryLine(document, { on, what, who }) {
  const [whatX, whoX] = [74, WIDTH - 110];
  const text = what.slice(0, 600);
  const height = Math.max(document.heightOfString(text, { width: whoX - whatX - 8 }), document.heightOfString(who, { width: 110 }));
  if (document.y + height > FOOT) document.addPage();
  const { y } = document;
  document.text(on, MARGIN, y, { width: 70 });
  document.text(text, MARGIN + whatX, y, { width: whoX - whatX - 8 });
  document.text(who, MARGIN + whoX, y, { width: 110 });
  document.y = y + height + 5;
}
