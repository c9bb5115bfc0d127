import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { picturePdf } from '../../../src/documents/fax/picture-pdf.ts';
import { FaxRefusedError } from '../../../src/engine/fax/fax-refused-error.ts';
import { finishFax, takeFax } from '../../../src/engine/fax/take-fax.ts';
import { createFaxInStore } from '../../../src/store/fax-in-store.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { databases } from '../../support/databases.ts';
import { type FaxRoom, openFaxRoom } from '../../support/fax-room.ts';
import { codeG31D, sampleFax, tiffOf } from '../../support/fax-samples.ts';

const LIMIT = 20 * 1024 * 1024;

describe.each(databases)('a fax on $kind', ({ kind }) => {
  let room: FaxRoom;
  beforeEach(async () => {
    room = await openFaxRoom(kind);
  });
  afterEach(() => room.close());

  const reasonOf = async (bytes: Buffer) => {
    try {
      await takeFax(room.deps, room.arrival({ bytes, commId: null }));
      return 'taken';
    } catch (error) {
      return error instanceof FaxRefusedError ? error.refusal : error;
    }
  };

  it('becomes a case that waits for confirmation, with the original and a readable copy', async () => {
    const taken = await takeFax(room.deps, room.arrival());
    expect(taken).toMatchObject({ result: 'taken', caseNo: '甲政公开申〔2026〕1号', pages: 3 });
    const row = await room.db.read('cases').where({ id: taken.caseId }).first();
    expect(row).toMatchObject({
      channel: 'fax',
      arrived_on: '2026-03-04',
      received_on: null,
      title: '传真申请（来自 0477-8123456，3 页）',
    });
    const [arrival, ...rest] = await createHistoryStore(room.db.read).list(taken.caseId);
    expect(rest).toEqual([]);
    expect(arrival).toMatchObject({ type: 'application.arrived', actorKind: 'mailbox', actorId: 'fax', actorName: '传真机' });
    const { attachments } = (arrival ?? { data: {} }).data as {
      attachments: { id: string; name: string; mediaType: string; sha256: string }[];
    };
    expect(attachments.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'image/tiff']);
    for (const { sha256 } of attachments) expect(await room.deps.vault.has(sha256)).toBe(true);
    const files = await room.db.read('files').whereIn(
      'id',
      attachments.map(({ id }) => id),
    );
    expect(files.map((file) => file.case_id)).toEqual([taken.caseId, taken.caseId]);
  });

  it('arrives on the day that it was in China', async () => {
    room.advance(24 * 3_600_000);
    const { caseId } = await takeFax(room.deps, room.arrival({ at: new Date('2026-03-04T16:30:00Z') }));
    expect((await room.db.read('cases').where({ id: caseId }).first()).arrived_on).toBe('2026-03-05');
  });

  it('is taken in once, by its call or by number and time', async () => {
    const { caseId } = await takeFax(room.deps, room.arrival());
    const again = [
      room.arrival({ at: new Date('2026-03-04T03:00:00Z') }),
      room.arrival({ commId: null }),
      room.arrival({ name: 'other.tif' }),
    ];
    for (const arrival of again) expect(await takeFax(room.deps, arrival)).toMatchObject({ result: 'known', caseId });
    expect(await room.count('cases')).toBe(1);
    expect(await room.count('files')).toBe(2);
  });

  it('that is another one becomes a case of its own, also in the same call or under a number of a call that came again', async () => {
    await takeFax(room.deps, room.arrival());
    await takeFax(room.deps, room.arrival({ bytes: sampleFax('g31d') }));
    await takeFax(room.deps, room.arrival({ commId: '000000043', at: new Date('2026-03-04T02:06:00Z') }));
    await takeFax(room.deps, room.arrival({ commId: null, from: '0477-8000000' }));
    expect(await room.count('cases')).toBe(4);
  });

  it('that is taken in by several at once becomes one case', async () => {
    const taken = await Promise.all(Array.from({ length: 6 }, () => takeFax(room.deps, room.arrival())));
    expect(new Set(taken.map(({ caseId }) => caseId)).size).toBe(1);
    expect([await room.count('cases'), await room.count('faxes_in'), await room.count('files')]).toEqual([1, 1, 2]);
  });

  it('from a number that is not told is taken in all the same', async () => {
    for (const from of ['', 'anonymous', 'unknown']) {
      const { caseId } = await takeFax(room.deps, room.arrival({ from, commId: null }));
      const [arrival] = await createHistoryStore(room.db.read).list(caseId);
      expect(arrival?.data).toMatchObject({ title: '传真申请（来电号码未显示，3 页）' });
      expect(arrival?.data.fax).toBeUndefined();
      expect((await createFaxInStore(room.db.read).listOfCase(caseId))[0]?.sender).toBe(from);
    }
  });

  it('that cannot be read is refused with the reason, and nothing is kept', async () => {
    const one = { width: 16, height: 1, compression: 3, data: codeG31D([[10, 5, 1]]) };
    expect(await reasonOf(Buffer.alloc(0))).toBe('empty');
    expect(await reasonOf(Buffer.from('<html>'))).toBe('kind');
    expect(await reasonOf(sampleFax('g4').subarray(0, 2000))).toBe('broken');
    expect(await reasonOf(tiffOf({ ...one, pages: 201 }))).toBe('tooManyPages');
    expect(await reasonOf(Buffer.concat([sampleFax('g4'), Buffer.alloc(LIMIT)]))).toBe('tooLarge');
    expect(await reasonOf(Buffer.from('%PDF-1.4\nnothing'))).toBe('broken');
    const secret = await PDFDocument.create();
    secret.addPage();
    secret.encrypt({ userPassword: 'a secret', ownerPassword: 'a secret', permissions: {} });
    expect(await reasonOf(Buffer.from(await secret.save()))).toBe('encrypted');
    expect([await room.count('cases'), await room.count('faxes_in'), await room.count('files')]).toEqual([0, 0, 0]);
  });

  it('that breaks off anywhere is completed by the next try', async () => {
    const broken = { ...room.deps, engine: { open: () => Promise.reject(new Error('killed')) } };
    await expect(takeFax(broken, room.arrival())).rejects.toThrow('killed');
    const lost = { ...room.deps, vault: { ...room.deps.vault, store: () => Promise.reject(new Error('no disk')), has: async () => false } };
    await expect(takeFax(lost, room.arrival({ bytes: sampleFax('g31d') }))).rejects.toThrow('no disk');
    expect(await room.count('cases')).toBe(0);
    for (const bytes of [sampleFax('g4'), sampleFax('g31d')]) {
      expect(await takeFax(room.deps, room.arrival({ bytes }))).toMatchObject({ result: 'taken' });
    }
    expect([await room.count('cases'), await room.count('faxes_in'), await room.count('files')]).toEqual([2, 2, 4]);
  });

  it('whose contents were kept is completed without coming again', async () => {
    const broken = { ...room.deps, engine: { open: () => Promise.reject(new Error('killed')) } };
    await expect(takeFax(broken, room.arrival())).rejects.toThrow('killed');
    const [row] = await createFaxInStore(room.db.read).listUnfinished('2026-03-05T00:00:00.000Z', 5);
    if (row === undefined) throw new Error('Nothing is left to do');
    expect(await finishFax(room.deps, row)).toBe(true);
    expect((await createFaxInStore(room.db.read).findById(row.id))?.state).toBe('opened');
    expect(await takeFax(room.deps, room.arrival())).toMatchObject({ result: 'known', caseId: row.caseId });
  });
});

describe('a fax that came as PDF', () => {
  it('gets a copy of pictures: nothing that the file does lives on in it', async () => {
    const room = await openFaxRoom('sqlite');
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setAuthor('somebody');
    const page = document.addPage([842, 595]);
    page.drawText('Application', { x: 50, y: 300, size: 40 });
    const taken = await takeFax(room.deps, room.arrival({ bytes: Buffer.from(await document.save()), name: 'fax.pdf' }));
    const copy = await room.db
      .read('files')
      .where({ id: `fax-${taken.caseId}-readable` })
      .first();
    const chunks: Buffer[] = [];
    for await (const chunk of room.deps.vault.open(copy.sha256)) chunks.push(chunk as Buffer);
    const pdf = { bytes: Buffer.concat(chunks), mediaType: 'application/pdf' };
    expect(pdf.bytes.toString('latin1')).not.toMatch(/somebody|\/Info/);
    expect((await room.deps.workshop.inspect(pdf)).map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [842, 595],
    ]);
    expect(await room.deps.workshop.text(pdf, 0)).toEqual([]);
    await room.close();
  });

  it('may have 200 pages and no more', async () => {
    const room = await openFaxRoom('sqlite');
    const dot = { kind: 'jpeg', width: 1, height: 1, acrossDpi: 72, downDpi: 72, orientation: 1, bytes: Buffer.alloc(1) } as const;
    const bytes = await picturePdf(
      (async function* () {
        for (let page = 0; page < 201; page += 1) yield dot;
      })(),
    );
    await expect(takeFax(room.deps, room.arrival({ bytes }))).rejects.toMatchObject({ refusal: 'tooManyPages' });
    await room.close();
  });
});
