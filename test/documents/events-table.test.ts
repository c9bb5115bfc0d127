import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsTable } from '../../src/documents/events-table.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';

const PAGE = new URL('../../docs/events.md', import.meta.url);
const definitions: readonly EventDefinition[] = Object.values(EVENTS);

describe('the table of events', () => {
  it('has a row for every event of the catalogue', () => {
    const rows = eventsTable(definitions).match(/^\| `[\w.]+` \|.*$/gm) ?? [];
    expect(rows.map((row) => /`([\w.]+)`/.exec(row)?.[1]).sort()).toEqual(definitions.map(({ type }) => type).sort());
    expect(new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length))).toEqual(new Set([9]));
  });

  it('says of a field when it must be filled in', () => {
    const row = eventsTable(definitions)
      .split('\n')
      .find((line) => line.startsWith('| `period.extended`'));
    expect(row).toContain('`workingDays` 延长 / extension (必填 / always)');
    expect(row).toContain('2019年条例第三十三条第二款');
  });

  it('stands in docs/events.md as the catalogue has it; UPDATE_DOCS=1 writes it', () => {
    const table = eventsTable(definitions);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, table);
    expect(readFileSync(PAGE, 'utf8')).toBe(table);
  });
});
