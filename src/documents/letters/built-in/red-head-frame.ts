import { AlignmentType, BorderStyle, type ISectionOptions, type Paragraph, type TextRun } from 'docx';
import {
  BODY_SIZE,
  bodyLine,
  EM,
  FANG_SONG,
  HEI_TI,
  KAI_TI,
  LINE,
  mark,
  paragraph,
  run,
  section,
  signatureLines,
  tab,
  XIAO_BIAO_SONG,
} from './frame-parts.ts';

const RED = 'FF0000';

/** What goes out: 公文 in the order of GB/T 9704-2012, 7.2 and 7.3. */
export function redHeadFrame(): ISectionOptions {
  return section([...head(), ...text(), ...foot()]);
}

function head(): readonly Paragraph[] {
  return [
    // Its upper edge stands 35 mm under that of the text block.
    paragraph([run('{redHead}', { face: XIAO_BIAO_SONG, size: 72, color: RED, spacing: 0 })], {
      alignment: AlignmentType.CENTER,
      before: 1840,
      line: 960,
    }),
    paragraph('{documentNo}', {
      alignment: AlignmentType.CENTER,
      before: 2 * LINE,
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 11 } },
    }),
    paragraph([run('{title}', { face: XIAO_BIAO_SONG, size: 44, spacing: 0 })], {
      alignment: AlignmentType.CENTER,
      before: 2 * LINE,
      after: LINE,
      line: 700,
      keepNext: true,
    }),
  ];
}

function text(): readonly Paragraph[] {
  return [
    mark('{#addressee}'),
    paragraph('{addressee}：', { keepNext: true }),
    mark('{/addressee}'),
    ...bodyLines(),
    mark('{#remedy}'),
    bodyLine('{remedy}'),
    mark('{/remedy}'),
    ...attachmentLines(),
  ];
}

export function bodyLines(size = BODY_SIZE): readonly Paragraph[] {
  return [
    mark('{#body}'),
    mark('{#heading1}'),
    bodyLine([run('{text}', { face: HEI_TI, size })], { keepNext: true }),
    mark('{/heading1}'),
    mark('{#heading2}'),
    bodyLine([run('{text}', { face: KAI_TI, size })], { keepNext: true }),
    mark('{/heading2}'),
    mark('{#plain}'),
    bodyLine([run('{text}', { face: FANG_SONG, size })]),
    mark('{/plain}'),
    mark('{/body}'),
  ];
}

/** One line under the text: 附件：, names aligned under the first (7.3.4). */
export function attachmentLines(): readonly Paragraph[] {
  const named = Math.round(6.5 * EM);
  return [
    mark('{#attachments}'),
    mark('{#single}'),
    paragraph('附件：{name}', { before: LINE, indent: { left: 5 * EM, hanging: 3 * EM } }),
    mark('{/single}'),
    mark('{#first}'),
    paragraph(numbered('附件：'), { before: LINE, indent: { left: named, hanging: named - 2 * EM } }),
    mark('{/first}'),
    mark('{#later}'),
    paragraph(numbered(''), { indent: { left: named, hanging: named - 5 * EM } }),
    mark('{/later}'),
    mark('{/attachments}'),
  ];
}

/** The name begins where its further lines do, however wide the number is. */
function numbered(lead: string): readonly TextRun[] {
  return [run(`${lead}{no}.`), tab(), run('{name}')];
}

function foot(): readonly Paragraph[] {
  return [
    ...signatureLines(2 * LINE),
    mark('{#contact}'),
    paragraph('（{contact}）', { before: LINE, indent: { firstLine: 2 * EM } }),
    mark('{/contact}'),
    ...remarkLines(),
  ];
}

export function remarkLines(): readonly Paragraph[] {
  return [mark('{#remark}'), bodyLine([run('{remark}', { face: KAI_TI, size: 28 })], { before: LINE / 2, line: 480 }), mark('{/remark}')];
}
