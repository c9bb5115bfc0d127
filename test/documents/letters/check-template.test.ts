import { describe, expect, it } from 'vitest';
import { checkTemplate, type TemplateUse } from '../../../src/documents/letters/check-template.ts';
import { builtInTemplate } from '../../../src/documents/letters/fill-template.ts';
import { sampleContents } from '../../../src/documents/letters/sample-content.ts';
import { docxToPdf } from '../../../src/documents/pdf/docx-to-pdf.ts';
import { loadFonts } from '../../../src/engine/letters/load-fonts.ts';
import { docxOf, p, WHOLE, wholeWith } from './docx-samples.ts';

const notSet = async () => {};

async function problems(docx: Uint8Array, use: TemplateUse = 'redHead') {
  const check = await checkTemplate(docx, use, notSet);
  return check.ok ? [] : check.problems;
}

const table = (...rows: readonly (readonly string[])[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows
    .map(
      (cells) => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

describe('a template', () => {
  it.each(['redHead', 'sheet', 'index', 'REPLY_D', 'CLOSE_O', 'RECEIPT', 'REG_SHEET', 'FILE_INDEX'] as const)(
    'of the program is right for %s',
    async (use) => {
      const form = sampleContents(use)[0].index.length > 0 ? 'index' : sampleContents(use)[0].form;
      expect(await problems(await builtInTemplate(form), use)).toEqual([]);
    },
  );

  it.each([
    {
      text: '标题：{title',
      placeholder: '{title',
      zh: '正文第8段（“标题：{title”）：占位符 {title 缺少右花括号 }',
      en: 'text, paragraph 8 (“标题：{title”): The placeholder {title lacks its closing brace }',
    },
    { text: 'title} 之后', placeholder: 'title}', zh: '占位符 title} 缺少左花括号 {' },
    { text: '{{title}}', placeholder: '{{title}}', zh: '花括号重复' },
    { text: '{title}}', placeholder: '{title}}', zh: '花括号重复' },
    { text: '｛title｝', placeholder: '｛title｝', zh: '全角花括号' },
    {
      text: '{titel}',
      placeholder: '{titel}',
      zh: '没有名为 {titel} 的占位符，是不是 {title}？',
      en: 'There is no placeholder {titel}: is {title} meant?',
    },
    { text: '{当事人}', placeholder: '{当事人}', zh: '没有名为 {当事人} 的占位符' },
    { text: '{}', placeholder: '{}', zh: '花括号里没有名称' },
    { text: '{@body}', placeholder: '{@body}', zh: '以“@”开头，不能使用' },
    { text: '{body}', placeholder: '{body}', zh: '应当成对使用：{#body}……{/body}' },
    { text: '{text}', placeholder: '{text}', zh: '只能放在 {#body} 和 {/body} 之间' },
    { text: '{#contact}联系人', placeholder: '{#contact}', zh: '没有结束，请在后面补上 {/contact}' },
    { text: '联系人{/contact}', placeholder: '{/contact}', zh: '没有开始，请在前面补上 {#contact}' },
    { text: '{#contact}{#remark}甲{/contact}', placeholder: '{#remark}', zh: '没有结束，请在后面补上 {/remark}' },
    { text: '{%title}', placeholder: '{%title}', zh: '只有印章可以写成 {%seal}' },
    { text: '{#seal}', placeholder: '{#seal}', zh: '印章只能写成 {seal}' },
  ])('with $text is refused, and the message says what and where', async ({ text, placeholder, zh, en }) => {
    const [problem, ...others] = await problems(await wholeWith(text));
    expect(others.filter((other) => other.placeholder !== placeholder)).toEqual([]);
    expect(problem).toMatchObject({ placeholder, zh: expect.stringContaining(zh) });
    expect(problem?.zh).toContain('正文第8段');
    expect(problem?.en).toContain(en ?? 'text, paragraph 8');
  });

  it('tells its problems in the order in which they stand', async () => {
    const found = await problems(await wholeWith('{#contact}', '{titel}', '{foo}{bar}'));
    expect(found.map(({ placeholder }) => placeholder)).toEqual(['{#contact}', '{titel}', '{foo}', '{bar}']);
  });

  it('is read across runs, as Word splits what people type', async () => {
    const split = '<w:p><w:r><w:t>{ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tel}</w:t></w:r></w:p>';
    const [problem] = await problems(await docxOf(WHOLE.map(p).join('') + split));
    expect(problem?.zh).toContain('{titel}');
  });

  it('tells the cell of a table', async () => {
    const [problem] = await problems(await docxOf(WHOLE.map(p).join('') + table(['甲', '乙'], ['丙', '{titel}'])));
    expect(problem).toMatchObject({
      zh: expect.stringContaining('正文第1个表格第2行第2列'),
      en: expect.stringContaining('table 1, row 2, column 2'),
    });
  });

  it.each([
    { part: 'word/header1.xml', element: 'w:hdr', zh: '页眉第1段' },
    { part: 'word/footer1.xml', element: 'w:ftr', zh: '页脚第1段' },
  ])('tells that it is in $part', async ({ part, element, zh }) => {
    const xml = `<${element} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('{titel}')}</${element}>`;
    const found = await problems(await docxOf(WHOLE.map(p).join(''), (parts) => parts.set(part, xml)));
    expect(found.map(({ zh: text }) => text).join()).toContain(zh);
  });

  it('may have the seal in its text only', async () => {
    const xml = `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('{seal}')}</w:ftr>`;
    const [problem] = await problems(await docxOf(WHOLE.map(p).join(''), (parts) => parts.set('word/footer1.xml', xml)));
    expect(problem).toMatchObject({ placeholder: '{seal}', zh: expect.stringContaining('只能放在正文里') });
  });

  it.each([
    { use: 'redHead', missing: ['{documentNo}', '{#body}{text}{/body}', '{signature}', '{date}', '{remedy}'] },
    { use: 'REPLY_D', missing: ['{documentNo}', '{#body}{text}{/body}', '{signature}', '{date}', '{remedy}'] },
    { use: 'RECEIPT', missing: ['{documentNo}', '{#body}{text}{/body}', '{signature}', '{date}'] },
    { use: 'REG_SHEET', missing: ['{#rows}{label} | {value}{/rows}'] },
    { use: 'FILE_INDEX', missing: ['{#index}{no} | {title}{/index}'] },
  ] as const)('for $use that shows nothing lacks $missing', async ({ use, missing }) => {
    expect((await problems(await docxOf(p('{title}')), use)).map(({ placeholder }) => placeholder)).toEqual(missing);
  });

  it.each([
    { what: 'tracked changes', xml: '<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins></w:p>', zh: '有修订痕迹' },
    { what: 'a comment', xml: '<w:p><w:r><w:t>甲</w:t><w:commentReference w:id="0"/></w:r></w:p>', zh: '有批注' },
    { what: 'an object', xml: '<w:p><w:r><w:object/></w:r></w:p>', zh: '嵌有对象' },
    {
      what: 'a field that fetches text',
      xml: '<w:p><w:r><w:instrText> INCLUDETEXT "c:\\\\a" </w:instrText></w:r></w:p>',
      zh: '有域 INCLUDETEXT',
    },
    {
      what: 'a field that runs a program',
      xml: '<w:p><w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
      zh: '有域 DDEAUTO',
    },
  ])('with $what is refused', async ({ xml, zh }) => {
    const [problem] = await problems(await docxOf(WHOLE.map(p).join('') + xml));
    expect(problem?.zh).toContain(`正文第8段`);
    expect(problem?.zh).toContain(zh);
  });
});

describe('a hostile file', () => {
  const whole = WHOLE.map(p).join('');
  const rels = (relation: string) => (parts: Map<string, Uint8Array | string>) => {
    const name = 'word/_rels/document.xml.rels';
    parts.set(
      name,
      Buffer.from(parts.get(name) ?? '')
        .toString('utf8')
        .replace('</Relationships>', `${relation}</Relationships>`),
    );
  };
  const external = (type: string, target: string) =>
    rels(
      `<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`,
    );

  it.each([
    { what: 'a program in it', make: () => docxOf(whole, (parts) => parts.set('word/vbaProject.bin', 'x')), zh: '含有宏' },
    {
      what: 'the type of a document with macros',
      make: () =>
        docxOf(whole, (parts) => {
          const types = Buffer.from(parts.get('[Content_Types].xml') ?? '').toString('utf8');
          parts.set(
            '[Content_Types].xml',
            types.replace('openxmlformats-officedocument.wordprocessingml.document.main+xml', 'ms-word.document.macroEnabled.main+xml'),
          );
        }),
      zh: '含有宏',
    },
    {
      what: 'a picture from elsewhere',
      make: () => docxOf(whole, external('image', 'http://evil.example/a.png')),
      zh: '引用了外部图片，请改为嵌入图片：http://evil.example/a.png',
    },
    { what: 'a link to elsewhere', make: () => docxOf(whole, external('hyperlink', 'http://evil.example/')), zh: '外部链接' },
    {
      what: 'an embedded workbook',
      make: () => docxOf(whole, (parts) => parts.set('word/embeddings/a.xlsx', 'x')),
      zh: '嵌有对象，请删去：word/embeddings/a.xlsx',
    },
    { what: 'more than 5 MB', make: async () => Buffer.alloc(6 * 1_048_576, 'PK'), zh: '超过 5 MB' },
    {
      what: 'thousands of parts',
      make: () => docxOf(whole, (parts) => Array.from({ length: 600 }, (_, at) => parts.set(`word/media/${at}`, ''))),
      zh: '文件过多',
    },
    {
      what: 'entities',
      make: () => docxOf('', (parts) => parts.set('word/document.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
      zh: 'DTD',
    },
    { what: 'no document', make: async () => Buffer.from('hello'), zh: '不是 Word 文档' },
    { what: 'half of it', make: async () => (await docxOf(whole)).slice(0, 2000), zh: '已损坏' },
  ])('with $what is refused with the reason', async ({ make, zh }) => {
    const found = await problems(await make());
    expect(found.map((problem) => problem.zh).join()).toContain(zh);
  });

  it('is unpacked no further than the limit, whatever its directory says of sizes', async () => {
    const bomb = Buffer.from(await docxOf(whole, (parts) => parts.set('word/media/a.png', Buffer.alloc(41 * 1_048_576))));
    expect((await problems(bomb)).map(({ zh }) => zh).join()).toContain('解压后超过');
    for (let at = bomb.indexOf('PK\u0001\u0002'); at !== -1; at = bomb.indexOf('PK\u0001\u0002', at + 4)) bomb.writeUInt32LE(10, at + 24);
    expect((await problems(bomb)).map(({ zh }) => zh).join()).toContain('解压后超过');
  });

  it('may name the template it was made from: letters do not', async () => {
    expect(await problems(await docxOf(whole, external('attachedTemplate', 'file:///c:/a.dotm')))).toEqual([]);
  });
});

describe('the trial', () => {
  it('sets the built-in templates with little text and with much', async () => {
    const fonts = await loadFonts();
    const set = (docx: Uint8Array) => docxToPdf(docx, { fonts, title: '', author: '', madeAt: new Date(0) });
    for (const form of ['redHead', 'sheet', 'index'] as const) {
      expect(await checkTemplate(await builtInTemplate(form), form, set)).toMatchObject({ ok: true });
    }
  }, 60_000);

  it('tells what cannot be set', async () => {
    const fonts = await loadFonts();
    const set = (docx: Uint8Array) => docxToPdf(docx, { fonts, title: '', author: '', madeAt: new Date(0) });
    const box =
      '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>';
    const check = await checkTemplate(await docxOf(WHOLE.map(p).join('') + box), 'redHead', set);
    expect(check.ok ? [] : check.problems).toMatchObject([{ placeholder: null, zh: expect.stringContaining('不能排版') }]);
  });

  it('lists what a right template uses', async () => {
    const check = await checkTemplate(await wholeWith('{caseNo}'), 'REPLY_D', notSet);
    expect(check).toEqual({ ok: true, placeholders: ['documentNo', 'remedy', 'signature', 'date', 'body', 'caseNo'] });
  });
});
