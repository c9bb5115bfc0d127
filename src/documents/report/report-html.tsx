import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ReportBody } from './report-body.tsx';
import type { ReportDocument } from './report-model.ts';

/** Of the file alone; pages of the program have their own style sheet. Nothing in it needs escaping. */
const STYLE = `
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; color: #1c2733; background: #fff; font-family: "FangSong", "FangSong_GB2312", "STFangsong", "Songti SC", "Noto Serif SC", serif; font-size: 1.15rem; line-height: 1.8; }
h1 { font-family: "SimSun", "Songti SC", "Noto Serif SC", serif; font-size: 1.9rem; line-height: 1.4; text-align: center; }
h2 { font-family: "SimHei", "Heiti SC", sans-serif; font-size: 1.25rem; font-weight: 400; text-indent: 2em; }
h3 { font-family: "KaiTi", "Kaiti SC", serif; font-size: 1.15rem; font-weight: 400; text-indent: 2em; margin: 0.4em 0; }
h4 { font-size: 1.15rem; font-weight: 600; text-indent: 2em; margin: 0.3em 0; }
p { margin: 0.3em 0; text-indent: 2em; text-align: justify; }
.report-draft, .report-day { text-align: center; text-indent: 0; }
.report-draft { color: #a4231d; }
.report-table-holder { margin: 0.8em 0; }
.report-scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; line-height: 1.45; }
caption { padding: 0.4em; font-weight: 600; }
.report-table th, .report-table td { padding: 0.25em 0.45em; border: 1px solid #51606f; font-weight: 400; }
.report-table .report-cell-head { min-width: 3.2em; font-weight: 600; text-align: center; text-wrap: balance; }
.report-table .report-cell-text:first-child { min-width: 7.5em; }
.report-cell-label, .report-cell-text { text-align: left; }
.report-cell-number, .report-cell-unit { text-align: center; white-space: nowrap; }
.report-indent-1 { padding-left: 1.5em !important; } .report-indent-2 { padding-left: 3em !important; } .report-indent-3 { padding-left: 4.5em !important; } .report-indent-4 { padding-left: 6em !important; }
.report-table-note { font-size: 0.9rem; text-indent: 0; }
.report-chart { margin: 0.8em 0; } .report-chart th { width: 6em; font-weight: 400; } .report-chart td { padding: 0.2em 0.4em; } .report-chart td.report-cell-number { width: 6em; }
.report-bar svg { display: block; } .report-bar rect { fill: #1f4e79; }
@page { size: A4; margin: 25mm 20mm; } @page wide { size: A4 landscape; margin: 20mm; }
@media print { body { max-width: none; padding: 0; font-size: 12pt; } .report-scroll { overflow: visible; } .report-wide { page: wide; } .report-wide table { font-size: 8.5pt; } tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
`;

/** The report as one file that needs no other: to be kept, sent, or put on another website. */
export function reportHtml(report: ReportDocument): string {
  const page = h(
    'html',
    { lang: 'zh-CN' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, report.title),
      h('style', null, STYLE.replace(/"/g, "'")),
    ),
    h('body', null, h(ReportBody, { report })),
  );
  return `<!DOCTYPE html>${renderToString(page)}`;
}
