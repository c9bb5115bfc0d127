import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/engine/bundle/verify-bundle.ts';
import { type BundleOffice, openBundleOffice, verifyBytes } from '../../support/bundle-office.ts';
import { entriesOf, forge, historyOf, type LooseManifest, measured, pack, type Unpacked, unpack } from '../../support/repacked-bundle.ts';

describe('a bundle that somebody forged with care', () => {
  let office: BundleOffice;
  let zip: Buffer;
  beforeAll(async () => {
    office = await openBundleOffice('sqlite');
    zip = await office.bundle();
  });
  afterAll(() => office.close());

  const faultOf = async (change: Parameters<typeof forge>[1]) => (await verifyBytes(await forge(zip, change))).fault;
  const rewrite =
    (change: (entries: Record<string, unknown>[]) => Record<string, unknown>[], rehash = false) =>
    (files: Unpacked) =>
      void files.set('history.jsonl', historyOf(change(entriesOf(files)), rehash));
  const letterOf = (files: Unpacked): string => [...files.keys()].find((path) => path.startsWith('letters/')) ?? '';

  it('verifies when nothing was forged after all', async () => {
    expect(await faultOf({})).toBeUndefined();
  });

  it('names the entry that was altered', async () => {
    const fault = await faultOf({ files: rewrite(([first, second, ...rest]) => [first ?? {}, { ...second, actorName: '某乙' }, ...rest]) });
    expect(fault).toMatchObject({ kind: 'entry', path: 'history.jsonl', entry: 2 });
  });

  it('names the entry that is missing', async () => {
    expect(await faultOf({ files: rewrite(([first, , ...rest]) => [first ?? {}, ...rest]) })).toMatchObject({ entry: 2 });
    expect(await faultOf({ files: rewrite((entries) => entries.slice(0, -1)) })).toMatchObject({ kind: 'head', path: 'history.jsonl' });
    expect(await faultOf({ files: rewrite(() => []) })).toMatchObject({ kind: 'head', entry: 1 });
  });

  it('is found by its head when all hashes were computed anew, and by the noted digest when the head was replaced as well', async () => {
    const renamed = rewrite(([first, ...rest]) => [{ ...first, actorName: '某乙' }, ...rest], true);
    expect(await faultOf({ files: renamed })).toMatchObject({ kind: 'head' });
    const { digest } = await office.prepare();
    const forged = await forge(zip, {
      files: renamed,
      manifest: (manifest) => {
        manifest.head = { ...manifest.head, hash: '' };
      },
    });
    const rehead = await forge(forged, {
      manifest: (manifest: LooseManifest) => {
        manifest.head.hash = 'f'.repeat(64);
      },
    });
    expect((await verifyBytes(rehead)).fault).toMatchObject({ kind: 'head' });
    const files = await unpack(forged);
    const whole = await forge(zip, {
      files: renamed,
      manifest: (manifest: LooseManifest) => {
        manifest.head.hash = entriesOf(files).at(-1)?.hash;
      },
    });
    expect((await verifyBytes(whole)).fault).toBeUndefined();
    expect((await verifyBytes(whole, digest)).fault).toMatchObject({ kind: 'otherDigest' });
  });

  it('does not hide another letter, a letter that is gone, or a file that nobody names', async () => {
    const other = { files: (files: Unpacked) => void files.set(letterOf(files), Buffer.from('%PDF-1.7 forged')) };
    expect(await faultOf(other)).toMatchObject({ kind: 'altered', path: expect.stringMatching(/^letters\//), entry: 1 });
    const gone = { files: (files: Unpacked) => void files.delete(letterOf(files)) };
    expect(await faultOf(gone)).toMatchObject({ kind: 'missing', path: expect.stringMatching(/^letters\//), entry: 1 });
    const added = { files: (files: Unpacked) => void files.set('files/9999-file-1.pdf', Buffer.from('added')) };
    expect(await faultOf(added)).toMatchObject({ kind: 'unnamed', path: 'files/9999-file-1.pdf' });
    const twice = { files: (files: Unpacked) => void files.set('files/twice.bin', files.get(letterOf(files)) ?? Buffer.alloc(0)) };
    expect(await faultOf(twice)).toMatchObject({ kind: 'unnamed', path: 'files/twice.bin' });
  });

  it('does not say that another entry names a file, or call it otherwise', async () => {
    const change = (field: string, value: unknown) => ({
      manifest: (manifest: LooseManifest) => {
        const file = manifest.files.find(({ part }: { part: string }) => part === 'file');
        file.namedBy[0][field] = value;
      },
    });
    for (const one of [change('entry', 2), change('name', '另一个名字.txt'), change('as', 'pdf')]) {
      expect(await faultOf(one)).toMatchObject({ kind: 'namings', path: 'files/0001-file-1.txt' });
    }
  });

  it('does not pass for another case', async () => {
    const other = (manifest: LooseManifest) => {
      manifest.case.id = 'another';
    };
    expect(await faultOf({ manifest: other })).toMatchObject({ kind: 'entry', entry: 1 });
  });

  it('needs a history, before what it names', async () => {
    expect(await faultOf({ files: (files) => void files.delete('history.jsonl') })).toMatchObject({ kind: 'altered' });
    const manifestOnly = await forge(zip, {
      files: (files) => [...files.keys()].filter((p) => p !== 'manifest.json' && p !== 'README.txt').forEach((p) => void files.delete(p)),
    });
    expect((await verifyBytes(manifestOnly)).fault).toMatchObject({ kind: 'missing', path: 'history.jsonl' });
  });

  it.each([
    '../outside.txt',
    '/etc/passwd',
    'a/../../b',
    'C:/x',
    'a\\b',
    'files/身份证.pdf',
    'files/.hidden',
    'a/b/c',
    'MANIFEST.JSON',
    'files/',
  ])('leads nowhere by the name %s', async (path) => {
    const content = Buffer.from('x');
    const add = (manifest: LooseManifest) => void manifest.files.push({ path, part: 'readme', ...measured(content) });
    const files = await unpack(await forge(zip, {}));
    const manifest = JSON.parse(String(files.get('manifest.json')));
    add(manifest);
    files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
    expect((await verifyBytes(pack(files))).fault).toMatchObject({ kind: 'manifest' });
    expect(await faultOf({ manifest: add })).toMatchObject({ kind: 'manifest' });
  });

  it('has every name once, and its manifest in one form only', async () => {
    const files = await unpack(zip);
    const [readme = Buffer.alloc(0), text = Buffer.alloc(0)] = [files.get('README.txt'), files.get('manifest.json')];
    expect((await verifyBytes(pack([...files, ['README.txt', readme]]))).fault).toBeDefined();
    const twice = (manifest: LooseManifest) => void manifest.files.push(manifest.files[0]);
    expect(await faultOf({ manifest: twice })).toMatchObject({ kind: 'manifest' });
    const spaced = Buffer.concat([text, Buffer.from('\n')]);
    expect((await verifyBytes(pack(new Map(files).set('manifest.json', spaced)))).fault).toMatchObject({ kind: 'manifest' });
    const marked = Buffer.concat([Buffer.from('\ufeff'), text]);
    expect((await verifyBytes(pack(new Map(files).set('manifest.json', marked)))).fault).toMatchObject({ kind: 'manifest' });
  });

  it('tells a bundle of a newer program from a broken one', async () => {
    const newer = (manifest: LooseManifest) => {
      manifest.formatVersion = 2;
    };
    expect(await faultOf({ manifest: newer })).toMatchObject({ kind: 'otherVersion' });
  });

  it('is no bundle when it is an archive that must be unpacked', async () => {
    const packed = deflateRawSync(Buffer.alloc(1_000_000));
    const bomb = pack([['manifest.json', packed]]);
    bomb.writeUInt16LE(8, 8);
    bomb.writeUInt32LE(0xffff_fffe, 22);
    expect((await verifyBytes(bomb)).fault).toMatchObject({ kind: 'noBundle' });
    expect((await verifyBytes(Buffer.from('%PDF-1.7\n'.repeat(100)))).fault).toMatchObject({ kind: 'noBundle' });
  });

  it('takes no memory for what a header claims', async () => {
    const huge = pack([['manifest.json', Buffer.from('{}')]]);
    huge.writeUInt32LE(0xffff_fff0, 18);
    huge.writeUInt32LE(0xffff_fff0, 22);
    expect((await verifyBytes(huge)).fault).toMatchObject({ kind: 'manifest' });
    const deep = Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect((await verifyBytes(pack([['manifest.json', deep]]))).fault).toMatchObject({ kind: 'manifest' });
    const line = Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`);
    expect(await faultOf({ files: (files) => void files.set('history.jsonl', line) })).toMatchObject({ kind: 'entry', entry: 1 });
  });

  it('ends with the failure of the disk, not with a verdict', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield zip.subarray(0, 500);
      throw new Error('EIO');
    }
    await expect(verifyBundle(broken())).rejects.toThrow('EIO');
  });
});
