import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const SHEET_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawWorkbook {
  /** What stands within `worksheet`. */
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  /** Attributes of `workbookPr`. */
  readonly properties?: string;
  /** Further parts, or others in place of these; null: left out. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
}

/** A workbook written by hand, for what no spreadsheet program would write. */
export async function rawWorkbook({ sheet = '', strings = '', styles = '', properties = '', parts = {} }: RawWorkbook): Promise<Buffer> {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
  const all: Record<string, string | Buffer | null> = {
    '_rels/.rels': `<Relationships ${RELATIONS}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${SHEET_NAMES} xmlns:r="${TYPE}"><workbookPr ${properties}/><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${RELATIONS}>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${SHEET_NAMES}>${sheet}</worksheet>`,
    'xl/sharedStrings.xml': `<sst ${SHEET_NAMES}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${SHEET_NAMES}>${styles}</styleSheet>`,
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(all)) if (content !== null) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream);
}
