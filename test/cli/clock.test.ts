import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLE_TIMELINE as EXAMPLE } from '../support/example-timeline.ts';
import { makeTempDir, objects, run } from './run-test-cli.ts';

const LINE = `${JSON.stringify(EXAMPLE)}\n`;
const OPEN = `${JSON.stringify({ ref: 'open', organ: '甲', channel: 'inPerson', events: [{ type: 'application.arrived', on: '2026-12-15' }] })}\n`;

const temp = makeTempDir();
afterAll(temp.remove);

function fileOf(name: string, text: string): string {
  const path = join(temp.path, name);
  writeFileSync(path, text);
  return path;
}

describe('yishen clock', () => {
  it('answers the published example to the letter', async () => {
    const ran = await run(['clock'], { stdin: LINE });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toBe(
      '{"ref":"example-1","round":1,"regime":"R2008","receivedOn":"2017-04-28","anchor":"2017-04-28","state":"stopped",' +
        '"baseDueOn":"2017-05-22","dueOn":"2017-06-13","provisional":false,' +
        '"countedWorkingDays":29,"remainingWorkingDays":1,"stoppedOn":"2017-06-12","inTime":true,' +
        '"ledger":[{"from":"2017-04-29","to":"2017-06-12","kind":"counted","workingDays":29,"causes":[],"basis":"2007年条例第二十四条"}],' +
        '"breaches":[]}\n',
    );
  });

  it('reads a file as it reads standard input', async () => {
    const ran = await run(['clock', fileOf('cases.jsonl', LINE + LINE)]);
    expect(ran.code).toBe(0);
    expect(objects(ran).map(({ ref }) => ref)).toEqual(['example-1', 'example-1']);
  });

  it('ignores what happened after --today', async () => {
    const [view] = objects(await run(['clock', '--today', '2017-05-02'], { stdin: LINE }));
    expect(view).toMatchObject({ state: 'running', dueOn: '2017-05-22', countedWorkingDays: 1, inTime: null });
    const [before] = objects(await run(['clock', '--today', '2017-04-27'], { stdin: LINE }));
    expect(before).toMatchObject({ state: 'notStarted', regime: null, dueOn: null, ledger: null, breaches: null });
  });

  it('takes the day in Shanghai as today', async () => {
    const view = async (now: string) => objects(await run(['clock'], { stdin: OPEN, now }))[0];
    expect(await view('2026-12-15T15:59:59Z')).toMatchObject({ countedWorkingDays: 0 });
    expect(await view('2026-12-15T16:00:00Z')).toMatchObject({ countedWorkingDays: 1 });
  });

  it('merges a calendar file over the built-in calendar', async () => {
    const notices = { 2027: { notices: ['http://example.org'], daysOff: ['2027-01-04', '2027-01-05'], extraWorkdays: [] } };
    const ran = async (...options: string[]) => objects(await run(['clock', '--today', '2026-12-16', ...options], { stdin: OPEN }))[0];
    expect(await ran()).toMatchObject({ dueOn: '2027-01-12', provisional: true });
    expect(await ran('--calendar', fileOf('2027.json', JSON.stringify(notices)))).toMatchObject({
      dueOn: '2027-01-14',
      provisional: false,
    });
  });

  it('names the lines it cannot understand, computes the others and exits with 1', async () => {
    const unknown = JSON.stringify({
      ...EXAMPLE,
      events: [
        { type: 'application.arrived', on: '2017-04-27' },
        { type: 'tea.served', on: '2017-04-28' },
      ],
    });
    const ran = await run(['clock'], { stdin: `${LINE}\n{"ref":\n${unknown}\n${LINE}` });
    expect(ran.code).toBe(1);
    expect(objects(ran)).toHaveLength(2);
    expect(ran.err).toContain('第 3 行：不是有效的 JSON');
    expect(ran.err).toContain('line 3: this is not valid JSON');
    expect(ran.err).toMatch(/line 4: events\[1\]\.type.*tea\.served/);
  });

  it('says of a line in GBK that it is no UTF-8', async () => {
    const gbk = Buffer.concat([Buffer.from('{"ref":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}\n')]);
    expect(await run(['clock'], { stdin: gbk })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('line 1: this is not UTF-8'),
    });
  });

  it('says of a limit beyond the year 2199 that it cannot be computed', async () => {
    const late = JSON.stringify({
      ref: 'late',
      organ: '甲',
      channel: 'inPerson',
      events: [{ type: 'application.arrived', on: '2199-12-30' }],
    });
    expect(await run(['clock', '--today', '2199-12-31'], { stdin: `${late}\n${LINE}` })).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 1: a limit lies beyond'),
      out: expect.stringContaining('example-1'),
    });
  });

  it('tells of fields it does not know, the first twenty times', async () => {
    const odd = `${JSON.stringify({ ...EXAMPLE, mood: 'fine' })}\n`;
    const ran = await run(['clock'], { stdin: odd.repeat(25) });
    expect(ran.code).toBe(0);
    expect(ran.err.match(/, note: mood/g)).toHaveLength(20);
    expect(ran.err).toContain('and 5 more notes');
  });

  it.each([
    { argv: ['clock', '--today', '2017-02-30'], because: 'there is no such day', says: 'must be a day such as 2026-03-12' },
    { argv: ['clock', '--tody', '2017-02-28'], because: 'the option is misspelt', says: '--today' },
    { argv: ['clock', 'a', 'b'], because: 'there is one file too many', says: 'too many arguments' },
    { argv: ['clock', '/nowhere/cases.jsonl'], because: 'there is no such file', says: 'File /nowhere/cases.jsonl: there is no such file' },
    { argv: ['clock', temp.path], because: 'a directory is no file', says: `File ${temp.path}: is a directory` },
    { argv: ['clock', '--calendar', '/nowhere.json'], because: 'there is no such calendar', says: 'File /nowhere.json' },
    {
      argv: ['clock', '--calendar', fileOf('bad.json', '{"2027":{"daysOff":["x"],"extraWorkdays":[]}}')],
      because: 'the calendar is broken',
      says: '2027.daysOff[0]',
    },
  ])('exits with 2 when $because', async ({ argv, says }) => {
    const ran = await run(argv, { stdin: LINE });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
  });

  it('stops quietly when nobody reads any more', async () => {
    let writes = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        writes += 1;
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    expect(await run(['clock', fileOf('many.jsonl', LINE.repeat(5000))], { stdout })).toMatchObject({ code: 0, err: '' });
    expect(writes).toBe(1);
  });

  it('fails when its answers cannot be stored', async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })) });
    expect((await run(['clock'], { stdin: LINE, stdout })).code).toBe(1);
  });
});
