import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { BarChart } from '../../views/partials/bar-chart.tsx';
import { count } from './browser.ts';

const chart = (props: Partial<Parameters<typeof BarChart>[0]>) =>
  renderToString(h(BarChart, { title: '渠道', unit: '件', series: ['新收'], bars: [{ label: '传真', values: [2] }], ...props }));

const rects = (html: string) =>
  [...html.matchAll(/<rect class="bar [^>]*x="(\d+)" y="(\d+)" width="(\d+)"/g)].map(([, x, y, width]) => [
    Number(x),
    Number(y),
    Number(width),
  ]);

it('draws the longest bar over the whole width and the others in proportion', () => {
  const html = chart({
    bars: [
      { label: '传真', values: [8] },
      { label: '电子邮件', values: [2] },
      { label: '当面提交', values: [0] },
    ],
  });
  expect(rects(html).map(([, , width]) => width)).toEqual([1000, 250, 0]);
});

it('lays stacked series end to end, and the longest is the greatest sum', () => {
  const html = chart({
    stacked: true,
    series: ['逾期', '其他'],
    bars: [
      { label: '某甲', values: [1, 3] },
      { label: '某乙', values: [2, 0] },
    ],
  });
  expect(rects(html)).toEqual([
    [0, 0, 250],
    [250, 0, 750],
    [0, 0, 500],
    [500, 0, 0],
  ]);
});

it('lays the series of a bar below each other otherwise', () => {
  const html = chart({ series: ['新收', '办结'], bars: [{ label: '2026-11', values: [4, 1] }] });
  expect(rects(html).map(([, y]) => y)).toEqual([0, 14]);
});

it('says every figure in a cell of a row that its label heads, with the drawing hidden from hearing', () => {
  const html = chart({ bars: [{ label: '传真', values: [2], href: '/queue?channel=fax' }] });
  expect(html).toContain('<th scope="row"><a href="/queue?channel=fax">传真</a></th>');
  expect(html).toMatch(/<td class="numeric">2<\/td>/);
  expect(html.match(/<svg/g)?.length).toBe(html.match(/aria-hidden="true"/g)?.length);
});

it('says so when there is nothing to draw', () => {
  const html = chart({ bars: [{ label: '传真', values: [0] }] });
  expect(count(html, 'bar')).toBe(0);
  expect(html).toContain('没有可以显示的数据。');
});
