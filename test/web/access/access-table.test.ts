import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessPage } from './access-page.ts';

const PAGE = 'docs/access.md';

it('the table of routes stands in docs/access.md as it is tested; UPDATE_DOCS=1 writes it', () => {
  const page = accessPage();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
