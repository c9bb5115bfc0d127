import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { PagedFile } from '../../../src/documents/pages/page-workshop.ts';

/** Where a PDF can keep a word besides the page itself. */
export const HIDING_PLACES = [
  'twice',
  'underPicture',
  'annotation',
  'attachment',
  'metadata',
  'layer',
  'formField',
  'outline',
  'white',
] as const;
export type HidingPlace = (typeof HIDING_PLACES)[number];

export interface HidingPdf {
  readonly secret: string;
  readonly open: string;
  readonly places: readonly HidingPlace[];
  readonly turned: 0 | 90 | 180 | 270;
  readonly pages: number;
  readonly x: number;
  readonly y: number;
  /** Set in a Chinese font. */
  readonly chinese: boolean;
}

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
/** A grey dot. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

/** A PDF that says a secret on each page and wherever else it is told to. */
export async function hidingPdf(spec: HidingPdf): Promise<PagedFile> {
  const { secret, places, pages } = spec;
  const info = places.includes('metadata') ? { Title: secret, Author: secret, Keywords: secret } : {};
  const document = new PDFDocument({ size: [320, 220], margin: 0, autoFirstPage: false, info });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let page = 0; page < pages; page += 1) {
    document.addPage();
    if (page === 0 && places.includes('formField')) document.font('Helvetica').initForm();
    drawPage(document, spec);
  }
  if (places.includes('attachment')) document.file(Buffer.from(secret), { name: `${secret}.txt` });
  if (places.includes('outline')) document.outline.addItem(secret);
  document.end();
  await once(document, 'end');
  return { bytes: Buffer.concat(chunks), mediaType: 'application/pdf' };
}

type Document = InstanceType<typeof PDFDocument>;

function drawPage(document: Document, { secret, open, places, turned, x, y, chinese }: HidingPdf): void {
  if (turned !== 0) Object.assign(document.page.dictionary.data, { Rotate: turned });
  document.font(chinese ? FONT : 'Helvetica').fontSize(14);
  const words = { lineBreak: false } as const;
  document.fillColor('#000000').text(open, 10, 195, words);
  document.text(secret, x, y, words);
  if (places.includes('twice')) document.text(secret, x + 0.4, y, words);
  if (places.includes('white')) document.fillColor('#ffffff').text(secret, 20, 20, words).fillColor('#000000');
  if (places.includes('underPicture')) {
    document.text(secret, 40, 170, words);
    document.image(PICTURE, 30, 165, { width: 200, height: 24 });
  }
  if (places.includes('layer')) drawLayer(document, secret);
  if (places.includes('annotation')) document.note(200, 10, 20, 20, secret);
  if (places.includes('formField')) drawField(document, { secret, name: `field-${document.bufferedPageRange().count}` });
}

/** Optional content that viewers do not show. */
function drawLayer(document: Document, secret: string): void {
  const inside = document as unknown as { readonly _root: { readonly data: Record<string, unknown> } };
  const layer = document.ref({ Type: 'OCG', Name: new String(secret) });
  (layer as unknown as { end(): void }).end(); // no stream
  const { resources } = document.page as unknown as { readonly resources: { readonly data: Record<string, unknown> } };
  resources.data.Properties = { L1: layer };
  document.addContent('/OC /L1 BDC');
  document.text(secret, 30, 60, { lineBreak: false });
  document.addContent('EMC');
  inside._root.data.OCProperties = { OCGs: [layer], D: { OFF: [layer], Order: [layer] } };
}

function drawField(document: Document, { secret, name }: { readonly secret: string; readonly name: string }): void {
  document.font('Helvetica');
  document.formText(name, 120, 120, 150, 20, { value: secret });
}
