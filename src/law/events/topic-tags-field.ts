import { z } from 'zod';
import type { Field } from './field.ts';

const tag = z.string().trim().min(1).max(50);

/** Subjects of an application, for the internal tables by topic. A form sends one text, an import a list. */
export const topicTags: Field<string | string[], 'never'> = {
  widget: 'text',
  label: { zh: '主题', en: 'topics' },
  required: 'never',
  expected: { zh: '至多20个主题，以顿号或逗号分隔', en: 'at most 20 topics, separated by commas' },
  schema: z.union([z.array(tag).max(20), z.string().trim().min(1).max(500)]),
};

/** The list behind either form of the field; empty where there is none. */
export function topicTagsOf(value: unknown): readonly string[] {
  const parts: readonly unknown[] = typeof value === 'string' ? value.split(/[、,，;；]/) : Array.isArray(value) ? value : [];
  return parts
    .filter((part): part is string => typeof part === 'string')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
