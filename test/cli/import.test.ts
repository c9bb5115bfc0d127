import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTempDir, objects, run } from './run-test-cli.ts';

const lineOf = (ref: string, events: readonly object[]): string =>
  JSON.stringify({ ref, organ: '甲区人民政府', channel: 'inPerson', events });
const ARRIVED = { type: 'application.arrived', on: '2026-03-02' };
const GOOD = lineOf('good', [ARRIVED]);
const TWICE = lineOf('twice', [
  ARRIVED,
  { type: 'correction.requested', on: '2026-03-04', workingDays: 10 },
  { type: 'correction.received', on: '2026-03-06' },
  { type: 'correction.requested', on: '2026-03-09', workingDays: 10 },
]);

describe('yishen import', () => {
  let temp: ReturnType<typeof makeTempDir>;
  let env: Record<string, string>;
  beforeEach(() => {
    temp = makeTempDir();
    env = { YISHEN_DATA: temp.path };
  });
  afterEach(() => temp.remove());

  it.each([
    { name: 'JSON', bad: '{"ref":', says: 'this is not valid JSON' },
    { name: 'event', bad: lineOf('bad', [ARRIVED, { type: 'tea.served', on: '2026-03-03' }]), says: 'tea.served' },
    { name: 'day', bad: lineOf('bad', [{ ...ARRIVED, on: '2026-02-30' }]), says: 'events[0].on' },
    { name: 'channel', bad: GOOD.replace('inPerson', 'pigeon').replace('good', 'bad'), says: 'must be one of inPerson' },
  ])('names the line with a wrong $name and its reason, imports the rest and exits with 1', async ({ bad, says }) => {
    const ran = await run(['import', '-'], { env, stdin: `${GOOD}\n${bad}\n${TWICE}\n` });
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/第 2 行/);
    expect(ran.err).toContain('line 2');
    expect(ran.err).toContain(says);
    expect(ran.err).toContain('imported 2, unchanged 0, refused 1');
    expect(objects(ran).map(({ ref }) => ref)).toEqual(['good', 'twice']);
  });

  it('refuses a line that is no UTF-8 and imports the rest', async () => {
    const stdin = Buffer.concat([Buffer.from([0xc4, 0xe3, 0x0a]), Buffer.from(GOOD)]);
    const ran = await run(['import', '-'], { env, stdin });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('line 1: this is not UTF-8') });
    expect(ran.err).toContain('imported 1, unchanged 0, refused 1');
  });

  it('imports what broke the law, and flags the breach', async () => {
    const ran = await run(['import', '-'], { env, stdin: TWICE });
    expect(ran).toMatchObject({ code: 0, err: expect.stringMatching(/twice breaches C5 \(correction\.requested\)/) });
    expect(objects(ran)).toMatchObject([{ ref: 'twice', breaches: [{ rule: 'C5', event: 'correction.requested' }] }]);
  });

  it('shows a bar on a terminal', async () => {
    const seen: string[] = [];
    const stderr = Object.assign(new Writable({ write: (chunk, _encoding, done) => done(void seen.push(String(chunk)) as undefined) }), {
      isTTY: true,
    });
    expect((await run(['import', '-'], { env, stdin: GOOD, stderr })).code).toBe(0);
    expect(seen.join('')).toContain('行 lines');
  });

  it.each([
    { argv: ['import'], says: "missing required argument 'file'" },
    { argv: ['import', '/nowhere.jsonl'], says: 'File /nowhere.jsonl: there is no such file' },
  ])('exits with 2 on wrong usage: $argv', async ({ argv, says }) => {
    expect(await run(argv, { env })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  });
});
