import PizZip from 'pizzip';
import { beforeAll, describe, expect, it } from 'vitest';
import { BrokenDocxError, UnsupportedDocxError } from '../../../src/documents/pdf/docx-errors.ts';
import type { LetterFonts } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { rawDocx, setDocx } from './setting.ts';

let fonts: LetterFonts;

beforeAll(async () => {
  fonts = await loadFonts();
});

const inRun = (content: string) => `<w:p><w:r><w:t>现答复如下：</w:t>${content}</w:r></w:p>`;
const drawing = (content: string) =>
  inRun(
    `<w:drawing><wp:inline><wp:extent cx="100" cy="100"/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing>`,
  );

describe('what cannot be set', () => {
  it.each([
    { name: 'a text box', element: 'wps:wsp', content: drawing('<wps:wsp><w:txbxContent><w:p/></w:txbxContent></wps:wsp>') },
    { name: 'a chart', element: 'c:chart', content: drawing('<c:chart xmlns:c="c"/>') },
    { name: 'an old drawing', element: 'w:pict', content: inRun('<w:pict><v:shape/></w:pict>') },
    { name: 'an equation', element: 'm:oMath', content: '<w:p><w:r><w:t>现答复如下：</w:t></w:r><m:oMath/></w:p>' },
    {
      name: 'a tracked deletion',
      element: 'w:del',
      content: '<w:p><w:r><w:t>现答复如下：</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>',
    },
    { name: 'a footnote', element: 'w:footnoteReference', content: inRun('<w:footnoteReference w:id="1"/>') },
    { name: 'a comment', element: 'w:commentReference', content: inRun('<w:commentReference w:id="1"/>') },
    { name: 'a page number in the text', element: 'PAGE', content: inRun('').replace('</w:p>', '<w:fldSimple w:instr=" PAGE "/></w:p>') },
    { name: 'an unknown element', element: 'w:marvel', content: inRun('<w:marvel/>') },
  ])('$name is refused with its element and its paragraph', async ({ element, content }) => {
    const refusal = await setDocx(rawDocx(`<w:p/>${content}`), fonts).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnsupportedDocxError);
    expect(refusal).toMatchObject({ element, place: { part: 'word/document.xml', paragraph: expect.stringMatching(/^现答复如下：/) } });
    expect((refusal as UnsupportedDocxError).text.zh).toContain(`${element}；word/document.xml，段落“现答复如下：`);
  });

  it.each(['<w:cols w:num="2"/>', '<w:pgBorders/>'])('a section with %s is refused', async (property) => {
    const docx = rawDocx('<w:p/>');
    const zip = new PizZip(docx);
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace('</w:sectPr>', `${property}</w:sectPr>`));
    await expect(setDocx(zip.generate({ type: 'uint8array' }), fonts)).rejects.toThrow(UnsupportedDocxError);
  });

  it('ignores properties that it does not know', async () => {
    const content =
      '<w:p w:rsidR="00A1"><w:pPr><w:suppressAutoHyphens/></w:pPr><w:proofErr/><w:r><w:rPr><w:kern w:val="2"/></w:rPr><w:t>好</w:t></w:r></w:p>';
    await expect(setDocx(rawDocx(content), fonts)).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('a file that is no DOCX', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zipped = (parts: Readonly<Record<string, string | Uint8Array>>) => {
    const zip = new PizZip();
    for (const [name, content] of Object.entries(parts)) zip.file(name, content);
    return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
  };

  it.each([
    { name: 'text', docx: () => bytes('你好') },
    { name: 'nothing', docx: () => new Uint8Array() },
    { name: 'half a file', docx: () => rawDocx('<w:p/>').subarray(0, 500) },
    { name: 'a zip of something else', docx: () => zipped({ 'a.txt': '你好' }) },
    { name: 'broken XML', docx: () => zipped({ 'word/document.xml': '<w:document><w:body></w:document>' }) },
    {
      name: 'entities',
      docx: () => zipped({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body/></w:document>' }),
    },
    { name: 'XML that unpacks to 21 MB', docx: () => zipped({ 'word/document.xml': ' '.repeat(21_000_000) }) },
    {
      name: 'elements nested without end',
      docx: () => rawDocx('<w:sdt><w:sdtContent>'.repeat(3_000) + '</w:sdtContent></w:sdt>'.repeat(3_000)),
    },
    { name: 'more text than any letter has', docx: () => rawDocx(`<w:p><w:r><w:t>${'字'.repeat(1_000_001)}</w:t></w:r></w:p>`) },
    {
      name: 'margins without room between them',
      docx: () => rawDocx('<w:p><w:pPr><w:sectPr><w:pgSz w:w="1000" w:h="1000"/></w:sectPr></w:pPr></w:p>'),
    },
  ])('is refused: $name', async ({ docx }) => {
    await expect(setDocx(docx(), fonts)).rejects.toThrow(BrokenDocxError);
  });

  it('is refused when it holds more than its directory says', async () => {
    const docx = Buffer.from(zipped({ 'word/document.xml': ' '.repeat(30_000_000) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(30_000_000);
    for (let at = docx.indexOf(size); at !== -1; at = docx.indexOf(size, at)) docx.writeUInt32LE(1_000, at);
    await expect(setDocx(docx, fonts)).rejects.toThrow(BrokenDocxError);
  });
});
