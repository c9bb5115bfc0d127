import { type Finding, finding, WHOLE_FILE } from './finding.ts';
import { commonFindings, numbersIn } from './inspect-office.ts';
import { attributeOf, contentsOf, decodeXml, isTrue, tagsOf, textOf } from './office-xml.ts';
import { personalNumbers } from './personal-numbers.ts';
import { readZipParts, type ZipParts } from './zip-parts.ts';

const PARTS =
  /^(?:docProps\/\w+\.xml|xl\/(?:workbook|sharedStrings)\.xml|xl\/(?:worksheets|persons|threadedComments|externalLinks|pivotCache)\/[^/]+\.xml|xl\/comments[^/]*\.xml|xl\/comments\/[^/]+\.xml|xl\/(?:worksheets\/)?_rels\/[^/]+\.rels)$/;

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its part; empty when an earlier sheet has the same. */
  readonly path: string;
}

/** Hidden sheets, rows and columns, comments, pivot data, properties and numbers of people in an Excel workbook. */
export async function inspectXlsx(bytes: Uint8Array): Promise<readonly Finding[]> {
  const parts = await readZipParts(bytes, PARTS);
  const sheets = sheetsOf(parts.texts);
  return [
    ...sheets.filter(({ hidden }) => hidden).map(({ name }) => finding('hiddenSheet', sheetPlace(name), name)),
    ...sheets.flatMap((sheet) => hiddenParts(sheet, parts.texts.get(sheet.path) ?? '')),
    ...sheets.flatMap((sheet) => personalNumbers(cellValues(parts.texts.get(sheet.path) ?? ''), sheetPlace(sheet.name))),
    ...numbersIn(parts.texts.get('xl/sharedStrings.xml') ?? '', { zh: '单元格文字', en: 'text of cells' }, 'si'),
    ...commentsOf(parts.texts),
    ...pivotData(parts.names),
    ...hiddenNames(parts.texts),
    ...commonFindings(parts),
  ];
}

const sheetPlace = (name: string) => ({ zh: `工作表“${name}”`, en: `sheet '${name}'` });

function sheetsOf(texts: ZipParts['texts']): readonly Sheet[] {
  const targets = new Map(
    tagsOf(texts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target') ?? '',
    ]),
  );
  const seen = new Set<string>();
  return tagsOf(texts.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => {
    const path = pathOf(targets.get(idOf(tag)) ?? '');
    // A part that thousands of sheets name is looked into once.
    const isNew = !seen.has(path);
    seen.add(path);
    const hidden = ['hidden', 'veryHidden'].includes(attributeOf(tag, 'state') ?? '');
    return { name: attributeOf(tag, 'name') ?? '', hidden, path: isNew ? path : '' };
  });
}

/** `r:id`, not `sheetId`. */
function idOf(tag: string): string | undefined {
  return /\s[\w.-]+:id="([^"]*)"/.exec(tag)?.[1];
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function hiddenParts({ name }: Sheet, xml: string): readonly Finding[] {
  const where = sheetPlace(name);
  const columns = tagsOf(xml, 'col').filter((tag) => isTrue(attributeOf(tag, 'hidden')) || attributeOf(tag, 'width') === '0');
  const width = columns.reduce((sum, tag) => sum + 1 + Number(attributeOf(tag, 'max') ?? 0) - Number(attributeOf(tag, 'min') ?? 0), 0);
  const rows = tagsOf(xml, 'row').filter((tag) => isTrue(attributeOf(tag, 'hidden')) || attributeOf(tag, 'ht') === '0');
  const unused = columns.every((tag) => Number(attributeOf(tag, 'max') ?? 0) >= 16_384);
  return [
    ...(columns.length === 0 || unused ? [] : [finding('hiddenColumns', where, columns.map(columnRange).join('、'), width)]),
    ...(rows.length === 0
      ? []
      : [
          finding(
            'hiddenRows',
            where,
            rows
              .slice(0, 10)
              .map((tag) => attributeOf(tag, 'r') ?? '')
              .join('、'),
            rows.length,
          ),
        ]),
  ];
}

function columnRange(tag: string): string {
  const [min, max] = [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))];
  return min === max ? letters(min) : `${letters(min)}–${letters(max)}`;
}

/** 1 is A, 27 is AA. */
function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

/** Numbers that stand in cells themselves: a telephone number typed as a number is one. */
function cellValues(xml: string): string {
  return [...contentsOf(xml, 'v'), ...contentsOf(xml, 'is').map((inline) => textOf(inline))].map(decodeXml).join('\n');
}

function commentsOf(texts: ZipParts['texts']): readonly Finding[] {
  const found = [...texts].filter(([name]) => /comments/i.test(name) && !name.endsWith('.rels'));
  const comments = found.flatMap(([, xml]) => [...contentsOf(xml, 'comment'), ...contentsOf(xml, 'threadedComment')]);
  return comments.length === 0 ? [] : [finding('comment', WHOLE_FILE, textOf(comments[0] ?? ''), comments.length)];
}

/** A pivot table keeps every row it was made from, also those that no sheet shows. */
function pivotData(names: readonly string[]): readonly Finding[] {
  const caches = names.filter((name) => /pivotCacheRecords\d*\.xml$/.test(name));
  return caches.length === 0 ? [] : [finding('pivotData', WHOLE_FILE, '', caches.length)];
}

function hiddenNames(texts: ZipParts['texts']): readonly Finding[] {
  const hidden = tagsOf(texts.get('xl/workbook.xml') ?? '', 'definedName').filter((tag) => isTrue(attributeOf(tag, 'hidden')));
  const own = hidden.map((tag) => attributeOf(tag, 'name') ?? '').filter((name) => !name.startsWith('_xlnm.'));
  return own.length === 0 ? [] : [finding('hiddenText', WHOLE_FILE, own.join('、'), own.length)];
}
