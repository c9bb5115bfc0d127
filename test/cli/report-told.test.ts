import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { reportHand } from '../support/report-office.ts';
import { objects, run } from './run-test-cli.ts';

const FROZEN_AT = '2026-01-12T02:00:00.000Z';
const applicant = { type: 'citizen', class: 'naturalPerson', name: '某甲' };
const line = (ref: string, organ: string): string => {
  const events = [
    { type: 'application.arrived', on: '2025-03-03' },
    { type: 'reply.served', on: '2025-03-10', decisionCode: 'G2' },
  ];
  return JSON.stringify({ ref, organ, channel: 'inPerson', applicant, title: '某事', events });
};

interface Figures {
  readonly source?: string;
  readonly frozenAt?: string;
  readonly differences?: readonly { readonly cell: string }[];
  readonly applications: Readonly<Record<string, readonly (number | null)[]>>;
  readonly checks: readonly { readonly id: string; readonly ok: boolean | null }[];
}

describe('yishen report of years that were frozen or filled in', () => {
  let db: TestDatabase;
  const report = async (...argv: string[]): Promise<Figures> => {
    const ran = await run(['report', '--year', '2025', '--format', 'T2021', ...argv], { env: { DATABASE_URL: db.url } });
    return (objects(ran)[0] ?? {}) as unknown as Figures;
  };
  const importOn = (day: string, ...lines: string[]) =>
    run(['import', '-'], { env: { DATABASE_URL: db.url }, stdin: lines.join('\n'), now: `${day}T02:00:00Z` });
  const received = ({ applications }: Figures) => applications.new?.[6];

  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
    await importOn('2026-01-05', line('a', '甲区人民政府'), line('b', '甲区某镇人民政府'));
    const organs = createOrganStore(db.write);
    const [district, town] = [await organs.ensure({ name: '甲区人民政府' }), await organs.ensure({ name: '甲区某镇人民政府' })];
    await organs.save({ ...town, parentId: district.id });
    const [own, towns] = [district, town].map((organ) => reportHand({ db, organ, at: new Date(FROZEN_AT) }));
    await own?.open(2025, 'T2021');
    await own?.publish(2025, 'T2021', { on: '2026-01-28' });
    await towns?.act(2025, 'report.opened', { format: 'T2021', basis: 'stated' });
    await towns?.act(2025, 'report.figuresStated', {
      cells: { 'new/total': 7, 't/total': 7, 'next/total': 0, 'carry/total': 0 },
      source: '镇上报送',
    });
    await importOn('2026-02-02', line('late', '甲区人民政府'));
  });
  afterAll(() => db.close());

  it('tells what was frozen, and what history says since as differences', async () => {
    const figures = await report('--organ', '甲区人民政府');
    expect(received(figures)).toBe(1);
    expect(figures).toMatchObject({ source: 'frozen', frozenAt: FROZEN_AT });
    expect(figures.differences).toContainEqual({ cell: 'new/total', was: 1, now: 2, refs: ['late'], entryIds: [] });
    expect(figures.differences?.map(({ cell }) => cell)).not.toContain('r2/total');
  });

  it('tells what the organ filled in itself, and adds it up with the bodies above', async () => {
    const stated = await report('--organ', '甲区某镇人民政府');
    expect([stated.source, received(stated), stated.applications.r1?.[6]]).toEqual(['stated', 7, null]);
    const all = await report('--organ', '甲区人民政府', '--subtree');
    expect([all.source, received(all)]).toEqual(['rolledUp', 8]);
    expect(all.checks.find(({ id }) => id === 'I8')).toMatchObject({ ok: true });
  });

  it('computes everything else from cases and entries', async () => {
    const all = await report();
    expect([all.source, received(all)]).toEqual([undefined, 3]);
  });
});
