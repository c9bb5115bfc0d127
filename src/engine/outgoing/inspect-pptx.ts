import { type Finding, finding } from './finding.ts';
import { commonFindings, numbersIn } from './inspect-office.ts';
import { attributeOf, contentsOf, tagsOf, textOf } from './office-xml.ts';
import { readZipParts } from './zip-parts.ts';

const PARTS = /^(?:docProps\/\w+\.xml|ppt\/(?:slides|notesSlides|comments)\/[^/]+\.xml|ppt\/(?:slides\/)?_rels\/[^/]+\.rels)$/;

const slide = (number: string) => ({ zh: `第 ${number} 张幻灯片`, en: `slide ${number}` });

/** Hidden slides, speaker notes, comments, properties and numbers of people in a presentation. */
export async function inspectPptx(bytes: Uint8Array): Promise<readonly Finding[]> {
  const parts = await readZipParts(bytes, PARTS);
  const found: Finding[] = [];
  for (const [name, xml] of parts.texts) {
    const [, kind, number = ''] = /^ppt\/(\w+)\/\D*(\d+)\.xml$/.exec(name) ?? [];
    if (kind === 'slides') {
      if (tagsOf(xml, 'sld').some((tag) => attributeOf(tag, 'show') === '0'))
        found.push(finding('hiddenSlide', slide(number), textOf(xml)));
      found.push(...numbersIn(xml, slide(number)));
    }
    if (kind === 'notesSlides') found.push(...notesIn(xml, number));
    if (kind === 'comments') {
      const comments = [...contentsOf(xml, 'cm')];
      if (comments.length > 0)
        found.push(finding('comment', slide(number), textOf(comments[0] ?? '', { text: '(?:text|t)' }), comments.length));
    }
  }
  return [...found, ...commonFindings(parts)];
}

/** The number of the page itself stands on every notes page. */
function notesIn(xml: string, number: string): readonly Finding[] {
  const text = textOf(xml.replace(/<(?:\w+:)?fld[\s\S]*?<\/(?:\w+:)?fld>/g, '')).trim();
  return text === '' ? [] : [finding('notes', slide(number), text), ...numbersIn(xml, slide(number))];
}
