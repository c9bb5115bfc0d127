import { plain, type TableRemark } from '../../documents/tables/table-lines.ts';
import type { Bilingual } from '../../law/errors.ts';
import { INDICATOR_AREAS } from '../../law/report/indicators.ts';
import type { EntryColumn, ReadLine } from './entries-columns.ts';
import { decimalsOf, type KnownIndicator, type NewIndicator } from './entries-indicators.ts';

interface ColumnRemark extends Bilingual {
  readonly column: EntryColumn;
  readonly level: TableRemark['level'];
}

export interface IndicatorFinder {
  find(line: ReadLine): { readonly indicator: KnownIndicator | undefined; readonly remarks: readonly ColumnRemark[] };
  kindOf(id: string): KnownIndicator['kind'];
  /** Own indicators that lines named and the organ does not have. */
  proposed(): readonly NewIndicator[];
}

/** Finds what a line is about: by its number, or by the name in either language. */
export function indicatorFinder(known: readonly KnownIndicator[]): IndicatorFinder {
  const byId = new Map(known.map((indicator) => [indicator.id.toLowerCase(), indicator]));
  const byName = new Map<string, KnownIndicator>();
  for (const indicator of known)
    for (const name of [indicator.label.zh, indicator.label.en]) if (!byName.has(nameKey(name))) byName.set(nameKey(name), indicator);
  const fresh = new Map<string, KnownIndicator>();
  const find = ({ values }: ReadLine): ReturnType<IndicatorFinder['find']> => {
    const [id, name] = [plain(values.indicator), plain(values.name)];
    const named = byName.get(nameKey(name));
    if (id === '') return name === '' ? refused('indicator', MISSING) : byNameAlone(name, named);
    const indicator = byId.get(id.toLowerCase()) ?? fresh.get(id);
    if (indicator === undefined) return id.startsWith('own.') ? propose(values, fresh) : refused('indicator', unknown(id, named));
    if (indicator.isClosed) return refused('indicator', CLOSED);
    if (named !== undefined && named.id !== indicator.id && nameKey(indicator.label.zh) !== nameKey(name))
      return refused('name', differing(indicator, named));
    return { indicator, remarks: unitRemarks(indicator, values.unit) };
  };
  return {
    find,
    kindOf: (id) => (byId.get(id.toLowerCase()) ?? fresh.get(id))?.kind ?? 'flow',
    proposed: () =>
      [...fresh.values()].map(({ id, area, label, unit, kind }) => ({ code: id, area, label: label.zh, unit: unit.zh, kind })),
  };
}

/** Blanks, brackets and colons are written in many ways. */
function nameKey(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/[\s"'“”‘’()（）:：、,，·]/g, '');
}

const MISSING = { zh: '缺少指标编号', en: 'The number of the indicator is missing' };
const CLOSED = { zh: '这个本机关指标已停用', en: 'This own indicator is closed' };

function refused(column: EntryColumn, text: Bilingual): ReturnType<IndicatorFinder['find']> {
  return { indicator: undefined, remarks: [{ column, level: 'fault', ...text }] };
}

function byNameAlone(name: string, indicator: KnownIndicator | undefined): ReturnType<IndicatorFinder['find']> {
  if (indicator === undefined)
    return refused('name', { zh: `没有名为“${name}”的指标，请填写编号`, en: `No indicator is called “${name}”: give its number` });
  const text = { zh: `“${name}”读作 ${indicator.id}`, en: `“${name}” is read as ${indicator.id}` };
  return { indicator, remarks: [{ column: 'name', level: 'note', ...text }] };
}

function unknown(id: string, named: KnownIndicator | undefined): Bilingual {
  const hint =
    named === undefined
      ? { zh: '请查对模板中的编号', en: 'look it up in the template' }
      : { zh: `是否为 ${named.id}？`, en: `is it ${named.id}?` };
  return { zh: `没有编号为“${id}”的指标：${hint.zh}`, en: `There is no indicator “${id}”: ${hint.en}` };
}

function differing(indicator: KnownIndicator, named: KnownIndicator): Bilingual {
  return {
    zh: `编号是“${indicator.label.zh}”，名称是“${named.label.zh}”（${named.id}）：请改为一致`,
    en: `The number is that of “${indicator.label.en}”, the name that of “${named.label.en}” (${named.id}): make them agree`,
  };
}

/** 元 in a column of 万元 would be ten thousand times too much. */
function unitRemarks({ unit }: KnownIndicator, written: string): readonly ColumnRemark[] {
  const text = plain(written);
  if (text === '' || [unit.zh, unit.en].some((one) => plain(one) === text)) return [];
  return [
    {
      column: 'unit',
      level: 'fault',
      zh: `单位应为“${unit.zh}”，文件写的是“${text}”：请换算后填写`,
      en: `The unit is “${unit.en}”, the file says “${text}”: convert the number`,
    },
  ];
}

const KINDS: Readonly<Record<string, KnownIndicator['kind']>> = {
  时点: 'stock',
  期末: 'stock',
  stock: 'stock',
  累计: 'flow',
  flow: 'flow',
  '': 'flow',
};

/** An own indicator that is defined by the line: it needs a name and a unit. */
function propose(values: ReadLine['values'], fresh: Map<string, KnownIndicator>): ReturnType<IndicatorFinder['find']> {
  const [id, name, unit] = [plain(values.indicator), plain(values.name), plain(values.unit)];
  if (name === '' || unit === '')
    return refused('indicator', {
      zh: `本机关没有指标“${id}”：请先在“本机关指标”中设立，或者在这一行写明名称和单位`,
      en: `The organ has no indicator “${id}”: make it first, or give its name and unit in this line`,
    });
  const kind = KINDS[plain(values.kind).toLowerCase()];
  if (kind === undefined) return refused('kind', { zh: '口径应为“累计”或者“时点”', en: 'The kind must be flow or stock' });
  const area = areaOf(plain(values.area));
  if (area === undefined) return refused('area', { zh: `没有“${values.area}”这个类别`, en: `There is no area “${values.area}”` });
  const indicator: KnownIndicator = {
    ...{ id, area, kind, decimals: decimalsOf(unit) },
    ...{ label: { zh: name, en: name }, unit: { zh: unit, en: unit }, isOwn: true, isClosed: false },
  };
  fresh.set(id, indicator);
  const text = { zh: `将新设本机关指标“${name}”（${id}）`, en: `The own indicator “${name}” (${id}) will be made` };
  return { indicator, remarks: [{ column: 'indicator', level: 'note', ...text }] };
}

function areaOf(written: string): KnownIndicator['area'] | undefined {
  if (written === '') return 'other';
  const found = Object.entries(INDICATOR_AREAS).find(([id, { zh, en }]) => [id, zh, en].includes(written));
  return found?.[0] as KnownIndicator['area'] | undefined;
}
