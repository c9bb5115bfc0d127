import PDFDocument from 'pdfkit';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectPdf } from '../../../src/engine/outgoing/inspect-pdf.ts';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';

const pages = createPageWorkshop();
afterAll(() => pages.close());

type Document = InstanceType<typeof PDFDocument>;

async function pdf(draw: (document: Document) => void, info: Record<string, string> = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', info: { Producer: '', Creator: '', ...info } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const inspect = async (draw: (document: Document) => void, info?: Record<string, string>) =>
  inspectPdf(pages, { bytes: await pdf(draw, info), mediaType: 'application/pdf' });

describe('a PDF before it leaves', () => {
  it('shows text under a black box, not the text beside it', async () => {
    const found = await inspect((document) => {
      document.fontSize(16).text('open text', 100, 100).text('secret price', 100, 200);
      document.rect(95, 195, 150, 25).fill('black');
    });
    expect(found.filter(({ kind }) => kind === 'coveredText')).toMatchObject([{ sample: 'secret price', where: { zh: '第 1 页' } }]);
    expect(found.filter(({ kind }) => kind === 'hiddenText')).toEqual([]);
  });

  it('shows white text and text behind a white shape', async () => {
    const found = await inspect((document) => {
      document.fontSize(16).fillColor('white').text('white words', 100, 100);
      document.fillColor('black').text('behind paper', 100, 200).rect(95, 195, 150, 25).fill('white');
    });
    expect(found.find(({ kind }) => kind === 'hiddenText')?.sample).toBe('white words behind paper');
  });

  it('takes white text on a black heading for what it is: readable', async () => {
    const found = await inspect((document) => {
      document.rect(95, 95, 200, 40).fill('black').fillColor('white').fontSize(20).text('Heading', 100, 100);
    });
    expect(found).toEqual([]);
  });

  it('shows attached files, comments and the author', async () => {
    const found = await inspect(
      (document) => {
        document.text('page').note(100, 100, 30, 30, 'is this right?');
        document.file(Buffer.from('inner'), { name: 'inner.txt' });
      },
      { Author: '某甲' },
    );
    expect(found.map(({ kind }) => kind).sort()).toEqual(['attachment', 'comment', 'metadata']);
    expect(found.find(({ kind }) => kind === 'metadata')?.sample).toContain('某甲');
  });

  it('finds numbers of people by page', async () => {
    const found = await inspect((document) => {
      document.text('none').addPage().text('ID 11010519491231002X');
    });
    expect(found).toMatchObject([{ kind: 'identityNumber', where: { zh: '第 2 页' }, sample: '110*************2X' }]);
  });
});
