import type { FieldValues } from './atoms.ts';
import { BrokenDocxError } from './docx-errors.ts';
import { type FlowItem, fillArea } from './flow.ts';
import type { FontSet } from './fonts.ts';
import { type LaidBlocks, layoutBlocks } from './layout-blocks.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Block, DocxDocument, HeaderKind, PageGeometry, Section } from './model.ts';
import { moveOps, type Op, settleAnchor } from './ops.ts';
import { pageLabel } from './page-labels.ts';

/** A page as it is drawn. Points from its top left corner. */
export interface SetPage {
  readonly width: number;
  readonly height: number;
  readonly ops: readonly Op[];
}

/** More than any letter or case file has; a document that asks for more is not one of ours. */
const MAX_PAGES = 2_000;

interface BodyPage {
  readonly section: Section;
  readonly sectionAt: number;
  /** Within its section, from 1. */
  readonly inSection: number;
  /** As printed. */
  readonly number: number;
  readonly ops: readonly Op[];
}

interface Setting {
  readonly document: DocxDocument;
  readonly fonts: FontSet;
}

/** Sets the sections on pages. @throws {BrokenDocxError} when there is no room for text, or there would be no end. */
export function setPages(document: DocxDocument, fonts: FontSet): readonly SetPage[] {
  const setting = { document, fonts };
  let total = 1;
  let pages = bodyPages(setting, total);
  // A document may print its number of pages in the text: a longer number may need more room.
  for (let tries = 0; tries < 3 && pages.length !== total; tries += 1) {
    total = pages.length;
    pages = bodyPages(setting, total);
  }
  return pages.map((page) => finishPage(page, pages, setting));
}

function bodyPages(setting: Setting, total: number): readonly BodyPage[] {
  const pages: BodyPage[] = [];
  const fields: FieldValues = () => String(total);
  for (const [sectionAt, section] of flowsOf(setting.document).entries()) {
    const context = contextOf(section, setting, fields);
    const { items } = layoutBlocks(section.blocks, textWidth(section.page), context);
    let number = section.pageNumber.start ?? (pages.at(-1)?.number ?? 0) + 1;
    if ((section.start === 'evenPage' && number % 2 === 1) || (section.start === 'oddPage' && number % 2 === 0)) {
      if (pages.length > 0) pages.push({ section, sectionAt, inSection: 0, number, ops: [] });
      number += 1;
    }
    fillSection(items, { section, sectionAt, number, setting, pages });
  }
  return pages;
}

/** A section that goes on upon the same page is the same flow where its pages are alike. */
function flowsOf(document: DocxDocument): readonly Section[] {
  const flows: Section[] = [];
  for (const section of document.sections) {
    const before = flows.at(-1);
    const alike = before !== undefined && JSON.stringify(before.page) === JSON.stringify(section.page);
    if (section.start === 'continuous' && alike) flows[flows.length - 1] = { ...before, blocks: [...before.blocks, ...section.blocks] };
    else flows.push(section);
  }
  return flows;
}

interface SectionFill {
  readonly section: Section;
  readonly sectionAt: number;
  readonly number: number;
  readonly setting: Setting;
  readonly pages: BodyPage[];
}

function fillSection(items: readonly FlowItem[], { section, sectionAt, number, setting, pages }: SectionFill): void {
  let rest = items;
  for (let inSection = 1; inSection === 1 || rest.length > 0; inSection += 1) {
    const page = { section, sectionAt, inSection, number: number + inSection - 1 };
    const area = bodyArea(page, setting);
    const filled = fillArea(rest, { available: area.bottom - area.top, first: inSection === 1, force: true });
    const ops = filled.placed.flatMap(({ item, y }) => moveOps(item.ops, section.page.left, area.top + y));
    pages.push({ ...page, ops });
    rest = filled.rest;
    if (pages.length > MAX_PAGES) throw new BrokenDocxError({ zh: `超过 ${MAX_PAGES} 页`, en: `it has more than ${MAX_PAGES} pages` });
  }
}

function textWidth(page: PageGeometry): number {
  return page.width - page.left - page.right;
}

function contextOf(section: Section, { document, fonts }: Setting, fields: FieldValues): LayoutContext {
  return { fonts, fields, grid: section.page.grid, defaultTab: document.defaultTab, compatibility: document.compatibility };
}

type PageName = Pick<BodyPage, 'section' | 'inSection' | 'number'>;

/** Which header and footer a page has. */
function kindOf({ section, inSection, number }: PageName, document: DocxDocument): HeaderKind {
  if (section.titlePage && inSection === 1) return 'first';
  return document.evenAndOddHeaders && number % 2 === 0 ? 'even' : 'default';
}

function layHeader(
  blocks: readonly Block[] | undefined,
  page: PageName,
  { setting, fields }: { setting: Setting; fields: FieldValues },
): LaidBlocks & { height: number } {
  const laid = layoutBlocks(blocks ?? [], textWidth(page.section.page), contextOf(page.section, setting, fields));
  const height = laid.items.reduce((sum, item) => sum + item.gap + item.height, laid.after);
  return { ...laid, height };
}

/** High headers and footers push the text away. */
function bodyArea(page: PageName, setting: Setting): { top: number; bottom: number } {
  const { section } = page;
  const kind = kindOf(page, setting.document);
  const place = { setting, fields: () => '1' };
  const header = layHeader(section.headers[kind], page, place).height;
  const footer = layHeader(section.footers[kind], page, place).height;
  const top = Math.max(section.page.top, header > 0 ? section.page.header + header : 0);
  const bottom = section.page.height - Math.max(section.page.bottom, footer > 0 ? section.page.footer + footer : 0);
  const enough = bottom - top >= 10 && textWidth(section.page) >= 10 && section.page.width <= 15_000 && section.page.height <= 15_000;
  if (!enough) throw new BrokenDocxError({ zh: '页边距没有给正文留下位置', en: 'the margins leave no room for text' });
  return { top, bottom };
}

function finishPage(page: BodyPage, pages: readonly BodyPage[], setting: Setting): SetPage {
  const { section } = page;
  const geometry = section.page;
  const kind = kindOf(page, setting.document);
  const values = {
    PAGE: pageLabel(page.number, section.pageNumber.format),
    NUMPAGES: String(pages.length),
    SECTIONPAGES: String(pages.filter((one) => one.sectionAt === page.sectionAt).length),
  };
  const place = { setting, fields: (field: keyof typeof values) => values[field] };
  const blank = page.inSection === 0;
  const header = layHeader(blank ? [] : section.headers[kind], page, place);
  const footer = layHeader(blank ? [] : section.footers[kind], page, place);
  const ops = [
    ...page.ops,
    ...stack(header.items, geometry.left, geometry.header),
    ...stack(footer.items, geometry.left, geometry.height - geometry.footer - footer.height),
  ];
  return { width: geometry.width, height: geometry.height, ops: ops.map((op) => settleAnchor(op, geometry)) };
}

function stack(items: readonly FlowItem[], x: number, top: number): readonly Op[] {
  let y = top;
  return items.flatMap((item) => {
    y += item.gap + item.height;
    return moveOps(item.ops, x, y - item.height);
  });
}
