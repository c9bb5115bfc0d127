import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../../src/law/events/define-event.ts';
import { checkbox, choice, choices, day, text, whole, yuan } from '../../../src/law/events/field.ts';
import { type FieldView, fieldViews } from '../../../src/web/forms/field-view.ts';
import { parseForm } from '../../../src/web/forms/parse-form.ts';
import { rawForm } from '../../../src/web/forms/raw-form.ts';

const label = (zh: string) => ({ zh, en: zh });
const option = (value: string) => ({ value, label: label(value.toUpperCase()) });
const FIELDS = {
  note: text({ label: label('说明'), required: 'never' }),
  on: day({ label: label('日期'), required: 'form' }),
  days: whole({ label: label('天数'), required: 'always', min: 1, max: 20, unit: label('个') }),
  amount: yuan({ label: label('金额'), required: 'never' }),
  way: choice({ label: label('方式'), required: 'form', options: [option('a'), option('b')] }),
  media: choices({ label: label('载体'), required: 'form', options: [option('x'), option('y')] }),
  signed: checkbox({ label: label('已签名'), required: 'form' }),
  extra: checkbox({ label: label('另附'), required: 'never' }),
};

describe('reading a posted form', () => {
  it('turns text into numbers, lists, booleans and days', () => {
    const raw = rawForm({
      'data.note': ' 说明 ',
      'data.on': '2026-03-12',
      'data.days': '１５',
      'data.amount': '12.50',
      'data.way': 'a',
      'data.media': ['x', 'y'],
      'data.signed': 'true',
    });
    expect(parseForm(FIELDS, raw)).toEqual({
      result: 'ok',
      data: { note: '说明', on: '2026-03-12', days: 15, amount: 12.5, way: 'a', media: ['x', 'y'], signed: true },
    });
  });

  it('takes an empty box for no where an answer is needed, and for nothing where it is not', () => {
    const parsed = parseForm({ signed: FIELDS.signed, extra: FIELDS.extra }, {});
    expect(parsed).toEqual({ result: 'ok', data: { signed: false } });
  });

  it('reports all problems at once, in words without codes', () => {
    const parsed = parseForm(FIELDS, rawForm({ 'data.days': 'many', 'data.amount': '1.234', 'data.way': 'c' }));
    expect(parsed.result === 'invalid' && parsed.problems.map((problem) => problem.zh)).toEqual([
      '请填写“日期”：日期，形如 2026-03-12。',
      '“天数”填写有误，应为：1 至 20 的整数。',
      '“金额”填写有误，应为：不小于 0、至多两位小数的金额（元）。',
      '请选择“方式”。',
      '请选择“载体”。',
    ]);
  });

  it('ignores names that no form of ours sends', () => {
    expect(rawForm({ a: { b: 'c' }, d: ['e', 7] })).toEqual({ a: [], d: ['e'] });
    expect(rawForm(undefined)).toEqual({});
    expect(parseForm({}, rawForm({ 'data.__proto__': 'x', 'data.other': 'y' }))).toEqual({ result: 'ok', data: {} });
  });
});

describe('the form of every event', () => {
  const events = Object.values(EVENTS as Readonly<Record<string, EventDefinition>>);

  it.each(events)('$type asks for each of its fields with label and hint', (definition) => {
    const views = fieldViews(definition.fields, { idPrefix: 'f', raw: null, problems: [] });
    expect(views.map((view) => view.name)).toEqual(Object.keys(definition.fields).map((name) => `data.${name}`));
    for (const view of views.flatMap(withParts)) {
      expect(view.label).not.toBe('');
      if (!['checkbox', 'group', 'text', 'select'].includes(view.widget) && !view.name.includes('applicant.'))
        expect(view.hint).toBeTruthy();
    }
  });

  it('proposes what it is given, and ticks no box for anybody', () => {
    const views = fieldViews(FIELDS, { idPrefix: 'f', raw: null, problems: [], defaults: { note: '第三方甲', way: 'a', signed: true } });
    const find = (name: string) => views.find((view) => view.name === `data.${name}`);
    expect(find('note')?.value).toBe('第三方甲');
    expect(
      find('way')
        ?.options.filter((one) => one.chosen)
        .map(({ value }) => value),
    ).toEqual(['a']);
    expect(
      fieldViews(FIELDS, { idPrefix: 'f', raw: null, problems: [] })
        .flatMap(({ options }) => options)
        .some((one) => one.chosen),
    ).toBe(false);
    expect(find('signed')?.checked).toBe(false);
  });
});

function withParts(view: FieldView): FieldView[] {
  return [view, ...view.parts.flatMap(withParts)];
}
