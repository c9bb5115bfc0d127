import type { Indicator } from './indicators.ts';

type Row = readonly [id: string, zh: string, en: string, unit: readonly [zh: string, en: string], kind: Indicator['kind']];

const rows = (area: Indicator['area'], list: readonly Row[]): Indicator[] =>
  list.map(([id, zh, en, unit, kind]) => ({
    id,
    area,
    label: { zh, en },
    unit: { zh: unit[0], en: unit[1] },
    kind,
    decimals: 0,
  }));

const ITEMS = ['项', 'items'] as const;
const PIECES = ['件', 'pieces'] as const;
const TIMES = ['次', 'times'] as const;

/** What written reports tell and no official table has a row for. Named after what the reports of the years before 2019 count. */
// biome-ignore format: a table, read row by row
export const EXTRA_INDICATORS: readonly Indicator[] = [
  ...rows('publicity', [
    ['extra.documents', '政府公文公开政府信息数', 'official documents published', ['条', 'items'], 'flow'],
    ['extra.channels', '公开渠道数', 'channels of publication', ['种', 'kinds'], 'stock'],
    ['extra.platforms', '公开平台数', 'platforms of publication', ['个', 'platforms'], 'stock'],
    ['extra.columns', '公开栏目数', 'columns of publication', ['个', 'columns'], 'stock'],
    ['extra.creditRecords', '“双公示”信息公示数', 'permits and penalties shown on the credit site', ['条', 'items'], 'flow'],
    ['extra.budgets', '公开预算的单位数', 'bodies that published their budgets', ['个', 'bodies'], 'flow'],
    ['extra.finalAccounts', '公开决算的单位数', 'bodies that published their final accounts', ['个', 'bodies'], 'flow'],
  ]),
  ...rows('response', [
    ['extra.pressSessions', '新闻发布会场数', 'sessions of press conferences', ['场', 'sessions'], 'flow'],
    ['extra.tvQuestioning', '电视问政次数', 'televised questionings', TIMES, 'flow'],
    ['extra.tvQuestioningByHead', '主要负责同志参加电视问政人数', 'heads who took part in televised questionings', ['人', 'people'], 'flow'],
  ]),
  ...rows('powers', [
    ['power.total', '权力清单事项总数', 'powers listed', ITEMS, 'stock'],
    ['power.permits', '权力清单：行政许可', 'powers listed: permits', ITEMS, 'stock'],
    ['power.penalties', '权力清单：行政处罚', 'powers listed: penalties', ITEMS, 'stock'],
    ['power.levies', '权力清单：行政征收', 'powers listed: levies', ITEMS, 'stock'],
    ['power.confirmations', '权力清单：行政确认', 'powers listed: confirmations', ITEMS, 'stock'],
    ['power.payments', '权力清单：行政给付', 'powers listed: payments', ITEMS, 'stock'],
    ['power.rewards', '权力清单：行政奖励', 'powers listed: rewards', ITEMS, 'stock'],
    ['power.enforcement', '权力清单：行政强制执行', 'powers listed: enforcement', ITEMS, 'stock'],
    ['power.inspections', '权力清单：行政监督检查', 'powers listed: inspections', ITEMS, 'stock'],
    ['power.coercion', '权力清单：行政强制措施', 'powers listed: coercive measures', ITEMS, 'stock'],
    ['power.others', '权力清单：其他行政权力', 'powers listed: others', ITEMS, 'stock'],
  ]),
  ...rows('other', [
    ['hotline.calls', '热线接听电话数', 'hotline calls taken', PIECES, 'flow'],
    ['hotline.answered', '热线现场解答数', 'hotline calls answered at once', PIECES, 'flow'],
    ['hotline.accepted', '热线受理数', 'hotline matters accepted', PIECES, 'flow'],
    ['hotline.settled', '热线办结数', 'hotline matters settled', PIECES, 'flow'],
    ['hotline.assigned', '承办上级热线交办单数', 'matters assigned by the higher hotline', PIECES, 'flow'],
    ['hotline.assignedSettled', '办结上级热线交办单数', 'assigned matters settled', PIECES, 'flow'],
    ['extra.rulesOfWork', '建立工作制度数', 'rules of work in place', ITEMS, 'stock'],
  ]),
];
