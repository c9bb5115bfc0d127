import type { Bilingual } from '../../law/errors.ts';
import type { XmlElement } from '../pdf/xml.ts';
import type { TemplateProblem } from './broken-template.ts';
import { placeWords, type TemplateParagraph } from './template-paragraphs.ts';

const FIELDS = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES']);

const TRACKED: Bilingual = {
  zh: '有修订痕迹，请先接受或者拒绝全部修订',
  en: 'there are tracked changes: accept or reject them all first',
};
const COMMENT: Bilingual = { zh: '有批注，请先删去', en: 'there is a comment: remove it first' };
const OBJECT: Bilingual = { zh: '嵌有对象或者控件，请删去', en: 'there is an embedded object or a control: remove it' };

const FORBIDDEN: Readonly<Record<string, Bilingual>> = {
  'w:ins': TRACKED,
  'w:del': TRACKED,
  'w:moveFrom': TRACKED,
  'w:moveTo': TRACKED,
  'w:commentReference': COMMENT,
  'w:object': OBJECT,
  'w:control': OBJECT,
};

/** What must not stand in letters that go out, and fields whose text would change after the letter was made. */
export function checkElements(paragraphs: readonly TemplateParagraph[]): readonly TemplateProblem[] {
  return paragraphs.flatMap((paragraph) => {
    const found = paragraph.elements.flatMap((element) => troubleOf(element) ?? []);
    return [...new Map(found.map((trouble) => [trouble.zh, trouble])).values()].map((trouble) => {
      const place = placeWords(paragraph);
      return { placeholder: null, zh: `${place.zh}：${trouble.zh}`, en: `${place.en}: ${trouble.en}` };
    });
  });
}

function troubleOf(element: XmlElement): Bilingual | undefined {
  const instruction =
    element.name === 'w:instrText' ? element.text : element.name === 'w:fldSimple' ? (element.attributes['w:instr'] ?? '') : '';
  const field = instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? '';
  if (field !== '' && !FIELDS.has(field)) {
    return {
      zh: `有域 ${field}，只能使用页码域（PAGE、NUMPAGES）`,
      en: `there is a field ${field}: only page numbers (PAGE, NUMPAGES) are allowed`,
    };
  }
  return FORBIDDEN[element.name];
}
