import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationsList } from '../../src/web/api/openapi/operations-list.ts';
import { OPERATIONS } from '../../src/web/api/operations.ts';

const PAGE = new URL('../../docs/api.md', import.meta.url);
const MARK = '<!-- operations -->\n';

describe('docs/api.md', () => {
  it('has every operation; UPDATE_DOCS=1 writes them', () => {
    const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
    const page = `${before}${MARK}\n${operationsList(OPERATIONS)}\n`;
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
