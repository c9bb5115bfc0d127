import PDFDocument from 'pdfkit';

type Options = ConstructorParameters<typeof PDFDocument>[0];

/** A PDF as a sender's program makes it. */
export function samplePdf(draw: (document: InstanceType<typeof PDFDocument>) => void, options: Options = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: 50, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    draw(document);
    document.end();
  });
}

/** A PDF written by hand: object n is `objects[n - 1]`, the first one is the catalogue. */
export function rawPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const starts: number[] = [];
  objects.forEach((object, index) => {
    starts.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n`;
  return new Uint8Array(Buffer.from(`${text}${text.lastIndexOf('xref\n0')}\n%%EOF`, 'latin1'));
}

export function rawStream(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}
