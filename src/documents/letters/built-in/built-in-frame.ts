import { Document, type ISectionOptions, Packer } from 'docx';
import { MAIN_PART, readDocx, writeDocx } from '../docx-zip.ts';
import type { LetterContent } from '../letter-content.ts';
import { FANG_SONG } from './frame-parts.ts';
import { indexFrame } from './index-frame.ts';
import { redHeadFrame } from './red-head-frame.ts';
import { sheetFrame } from './sheet-frame.ts';

type Form = LetterContent['form'] | 'index';

const FRAMES: Readonly<Record<Form, () => ISectionOptions>> = { redHead: redHeadFrame, sheet: sheetFrame, index: indexFrame };

/** Nothing but what the standard asks: no spaces between Chinese and digits, lines that do not move to keep each other company. */
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FANG_SONG}" w:hAnsi="${FANG_SONG}" w:eastAsia="${FANG_SONG}" w:cs="${FANG_SONG}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

const PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>';

const made = new Map<Form, Promise<Uint8Array>>();

/** Made once; its bytes depend on nothing but the program. */
export function builtInFrame(form: Form): Promise<Uint8Array> {
  const known = made.get(form) ?? makeFrame(form);
  made.set(form, known);
  return known;
}

function makeFrame(form: Form): Promise<Uint8Array> {
  return packDocument([FRAMES[form]()]);
}

/**
 * A DOCX with nothing in it but what its sections say: its bytes depend on them alone.
 *
 * @param latin - Language of Latin letters and digits. As Chinese, some programs break a line within a number; as English, none does.
 */
export async function packDocument(
  sections: readonly ISectionOptions[],
  { latin = 'zh-CN' }: { readonly latin?: 'zh-CN' | 'en-US' } = {},
): Promise<Uint8Array> {
  const document = new Document({ evenAndOddHeaderAndFooters: true, sections: [...sections] });
  const parts = new Map<string, Uint8Array | string>(readDocx(await Packer.toBuffer(document)));
  parts.set(MAIN_PART, withoutSpaces(Buffer.from(parts.get(MAIN_PART) ?? '').toString('utf8')));
  parts.set('word/styles.xml', STYLES.replace('w:lang w:val="zh-CN"', `w:lang w:val="${latin}"`));
  parts.set('docProps/core.xml', PROPERTIES);
  return writeDocx(parts);
}

/** Said of each paragraph too: not every program looks for it among the defaults. */
function withoutSpaces(xml: string): string {
  return xml.replace(/<w:spacing (?=w:(?:before|after|line))/g, '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>$&');
}
