import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { type BundleOffice, HANDED_IN, openBundleOffice, verifyBytes } from '../../support/bundle-office.ts';
import { databases } from '../../support/databases.ts';
import { entriesOf, unpack } from '../../support/repacked-bundle.ts';

describe.each(databases)('the bundle of a case on $kind', ({ kind }) => {
  let office: BundleOffice;
  beforeAll(async () => {
    office = await openBundleOffice(kind);
    await office.reply();
  });
  afterAll(() => office.close());

  it('verifies by itself, and holds the history, the letters and the files that it names', async () => {
    const zip = await office.bundle();
    const verified = await verifyBytes(zip);
    expect(verified.fault).toBeUndefined();
    const files = await unpack(zip);
    expect([...files.keys()].slice(0, 6)).toEqual([
      'manifest.json',
      'README.txt',
      'history.jsonl',
      'timeline.jsonl',
      'clock.json',
      'charts/disclosureRequest-1.json',
    ]);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual([...files.keys()].slice(1));
    expect(verified).toMatchObject({ entries: entriesOf(files).length, files: files.size - 1 });
    expect(manifest.head.hash).toBe(entriesOf(files).at(-1)?.hash);
    const letters = [...files.keys()].filter((path) => path.startsWith('letters/'));
    expect(letters.filter((path) => path.endsWith('.pdf')).length).toBeGreaterThanOrEqual(3);
    expect(letters.length % 2).toBe(0);
    for (const path of letters.filter((one) => one.endsWith('.pdf'))) expect(String(files.get(path)?.subarray(0, 5))).toBe('%PDF-');
    const [handedIn] = manifest.files.filter(({ part }: { part: string }) => part === 'file');
    expect(handedIn.namedBy).toEqual([{ entry: 1, as: 'attachments', name: '../身份证 "某甲".txt' }]);
    expect(handedIn.path).toBe('files/0001-file-1.txt');
    expect(files.get(handedIn.path)).toEqual(HANDED_IN);
    expect(JSON.parse(String(files.get('clock.json'))).clock).toMatchObject({ state: 'stopped', inTime: true, dueOn: expect.any(String) });
    expect(JSON.parse(String(files.get('timeline.jsonl'))).events.at(-1).type).toBe('service.proven');
  });

  it('is the same to the last byte when made again at the same moment', async () => {
    const [first, second] = [await office.bundle(), await office.bundle()];
    expect(createHash('sha256').update(second).digest('hex')).toBe(createHash('sha256').update(first).digest('hex'));
  });

  it('is known in the audit log by the digest of its manifest, which the verifier prints', async () => {
    const { digest, manifest } = await office.prepare();
    const zip = await office.bundle();
    const [act] = await createAuditStore(office.db.read).find({ kinds: ['bundle.exported'], subject: office.caseId }, 1);
    expect(act).toMatchObject({ actorKind: 'command', data: { digest, case: manifest.case.name, version: manifest.head.version } });
    expect((await verifyBytes(zip, digest)).manifestSha256).toBe(digest);
    expect(await verifyBytes(zip, '0'.repeat(64))).toMatchObject({ fault: { kind: 'otherDigest' } });
  });

  it('is taken as it lies there: altered contents make a bundle that does not verify, naming file and entry', async () => {
    const { manifest } = await office.prepare();
    const pdf = manifest.files.find(({ path }) => path.endsWith('.pdf'));
    const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)));
    await office.alter(pdf?.sha256 ?? '', turn);
    const zip = await office.bundle();
    await office.alter(pdf?.sha256 ?? '', turn);
    expect((await verifyBytes(zip)).fault).toMatchObject({ kind: 'altered', path: pdf?.path, entry: pdf?.namedBy?.[0]?.entry });
    expect((await verifyBytes(await office.bundle())).fault).toBeUndefined();
  });
});

describe('a byte that was changed, whichever it is', () => {
  let office: BundleOffice;
  let zip: Buffer;
  beforeAll(async () => {
    office = await openBundleOffice('sqlite');
    zip = await office.bundle();
  });
  afterAll(() => office.close());

  it('makes the verification fail', async () => {
    const change = fc.tuple(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), fc.integer({ min: 500, max: 90_000 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, bits, pieces]) => {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ bits;
        expect((await verifyBytes(changed, undefined, pieces)).fault).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });

  it('makes it fail in every place that is no contents: headers, the list at the end, its last record', async () => {
    const contents = await bodies(zip);
    const places = [...zip.keys()].filter((at) => !contents.some(([from, to]) => at >= from && at < to));
    expect(places.length).toBeGreaterThan(1_000);
    const unnoticed: number[] = [];
    for (const at of places) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 1;
      if ((await verifyBytes(changed)).fault === undefined) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  it('makes it fail when a byte was added or taken away, wherever', async () => {
    const kinds: (string | undefined)[] = [];
    for (const at of [0, 1, 29, 43, 5_000, zip.length - 22, zip.length - 1, zip.length]) {
      const more = Buffer.concat([zip.subarray(0, at), Buffer.from([0]), zip.subarray(at)]);
      const less = Buffer.concat([zip.subarray(0, at), zip.subarray(at + 1)]);
      for (const changed of at === zip.length ? [more] : [more, less]) kinds.push((await verifyBytes(changed)).fault?.kind);
    }
    expect(kinds).not.toContain(undefined);
    expect((await verifyBytes(Buffer.concat([zip, zip]))).fault?.kind).toBe('more');
    expect((await verifyBytes(Buffer.alloc(0))).fault?.kind).toBe('truncated');
  });
});

/** Where the contents of parts lie. */
async function bodies(zip: Buffer): Promise<[number, number][]> {
  const files = await unpack(zip);
  let at = 0;
  return [...files].map(([path, content]) => {
    const from = at + 30 + path.length;
    at = from + content.length;
    return [from, at];
  });
}
