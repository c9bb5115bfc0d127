import { describe, expect, it } from 'vitest';
import { cellIdsOf, cellLabel } from '../../../src/law/report/cells.ts';

describe.each(['T2014', 'T2019', 'T2021'] as const)('the cells of %s', (format) => {
  const labels = cellIdsOf(format).map((id) => ({ id, label: cellLabel(format, id) }));

  it('have names of their own in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = labels.map(({ label }) => label?.[language]);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(labels.length);
    }
  });

  it('are said in English words, not by their ids', () => {
    for (const { id, label } of labels) {
      const words = format === 'T2014' ? label?.en.replace(id, '') : label?.en;
      expect(words).toMatch(/^[^\p{Script=Han}]*[a-z]{4,}[^\p{Script=Han}]*$/u);
      expect(words).not.toContain(`${id} `);
    }
  });
});
