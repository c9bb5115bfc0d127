import { describe, expect, it } from 'vitest';
import { attachments, type FiledFile, files } from '../../../src/law/events/files-field.ts';
import { fieldViews } from '../../../src/web/forms/field-view.ts';
import { parseForm } from '../../../src/web/forms/parse-form.ts';
import { keptFileIds, NO_FILES, type PostedFiles } from '../../../src/web/forms/posted-files.ts';

const file = (id: string): FiledFile => ({
  id,
  name: `${id}.pdf`,
  sha256: 'a'.repeat(64),
  bytes: 2048,
  mediaType: 'application/pdf',
});
const found = (...ids: string[]): PostedFiles => ({ found: new Map(ids.map((id) => [id, file(id)])), refused: [] });
const refused = { field: 'attachments', zh: '“x.exe”未收取', en: 'x.exe was not taken' };
const needed = { attachments: files({ label: { zh: '文件', en: 'files' }, required: 'form' }) };
const optional = { attachments };

describe('the files of a posted form', () => {
  it('are the complete files that its ids stand for, each once', () => {
    const raw = { 'data.attachments': ['a', 'b', 'a', ''] };
    expect(parseForm(needed, raw, found('a', 'b'))).toEqual({ result: 'ok', data: { attachments: [file('a'), file('b')] } });
  });

  it('are without those that were ticked to be removed', () => {
    const raw = { 'data.attachments': ['a', 'b'], 'data.attachments.remove': ['a'] };
    expect(keptFileIds(raw, 'data.attachments')).toEqual(['b']);
    expect(parseForm(needed, raw, found('a', 'b'))).toMatchObject({ data: { attachments: [{ id: 'b' }] } });
    expect(parseForm(optional, { ...raw, 'data.attachments.remove': ['a', 'b'] }, found('a', 'b'))).toEqual({ result: 'ok', data: {} });
  });

  it('may be missing only where they are optional', () => {
    expect(parseForm(optional, {})).toEqual({ result: 'ok', data: {} });
    expect(parseForm(needed, {})).toMatchObject({ result: 'invalid', problems: [{ field: 'attachments' }] });
  });

  it('that stand for nothing are one problem, and never an unfinished file', () => {
    const parsed = parseForm(optional, { 'data.attachments': ['a', 'gone', 'lost'] }, found('a'));
    expect(parsed).toMatchObject({
      result: 'invalid',
      problems: [{ field: 'attachments', en: expect.stringContaining('no longer on the server') }],
    });
  });

  it('that were refused are told instead of “missing”', () => {
    expect(parseForm(needed, {}, { ...NO_FILES, refused: [refused] })).toEqual({ result: 'invalid', problems: [refused] });
    expect(parseForm(optional, {}, { ...NO_FILES, refused: [refused] })).toEqual({ result: 'invalid', problems: [refused] });
  });

  it('come back with the form, with every problem of theirs', () => {
    const raw = { 'data.attachments': ['a', 'b', 'gone'], 'data.attachments.remove': ['b'] };
    const [view] = fieldViews(needed, {
      idPrefix: 'x',
      raw,
      files: found('a', 'b'),
      problems: [refused, { ...refused, zh: '“y.svg”未收取' }],
    });
    expect(view?.files?.uploaded).toEqual([{ fileId: 'a', removeId: 'x-attachments-remove-1', name: 'a.pdf', size: '2 KB' }]);
    expect(view?.files?.removeName).toBe('data.attachments.remove');
    expect(view?.error).toBe('“x.exe”未收取；“y.svg”未收取');
  });
});
