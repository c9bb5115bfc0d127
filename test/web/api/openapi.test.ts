import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../src/web/api/openapi/document.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { withLanguage } from '../../../src/web/language.ts';

describe.each(['zh', 'en'] as const)('the OpenAPI document in %s', (language) => {
  const document = withLanguage(language, () => openApiDocument(OPERATIONS, { version: '1.2.3', publicUrl: 'https://office.example' }));

  it('is valid', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('has every operation once, with a summary in its language', () => {
    const described = Object.values(document.paths).flatMap((verbs) => Object.values(verbs));
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
    const chinese = described.filter(({ summary }) => /\p{Script=Han}/u.test(summary));
    expect(chinese).toHaveLength(language === 'zh' ? described.length : 0);
  });

  it('says everything in its language', () => {
    const told = descriptionsOf(document).filter((text) => /\p{Script=Han}/u.test(text) !== (language === 'zh'));
    // Names of programs and of values are what they are.
    expect(told.filter((text) => language === 'en' || /[a-z]{2,} [a-z]{2,}/.test(text))).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    const missing = refs.filter(([, group = '', name = '']) => {
      const parts = (document.components as unknown as Record<string, Record<string, unknown>>)[group];
      return parts?.[name] === undefined;
    });
    expect(missing.map(([ref]) => ref)).toEqual([]);
    expect(text).not.toContain('$defs');
  });
});

function descriptionsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'description' && typeof inner === 'string' ? [inner] : name === 'example' ? [] : descriptionsOf(inner),
  );
}
