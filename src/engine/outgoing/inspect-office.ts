import type { Bilingual } from '../../law/errors.ts';
import { type Finding, finding, WHOLE_FILE } from './finding.ts';
import { contentsOf, tagsOf, textOf } from './office-xml.ts';
import { personalNumbers } from './personal-numbers.ts';
import type { ZipParts } from './zip-parts.ts';

/** What all three formats of Office have in common. */
export function commonFindings({ names, texts, incomplete }: ZipParts): readonly Finding[] {
  return [
    ...metadataFindings(texts),
    ...embedded(names),
    ...externalLinks(texts),
    ...(incomplete ? [finding('unreadable', WHOLE_FILE)] : []),
  ];
}

const PROPERTIES = ['creator', 'lastModifiedBy', 'Company', 'Manager', 'keywords', 'description', 'category', 'lastPrinted'] as const;

/** Nothing, and what programs write where they know no name. */
const NOBODY = /^(?:unknown|un-named)?$/i;

/** Properties that name people or tell of the making of the file. The title alone is on the page anyway. */
function metadataFindings(texts: ZipParts['texts']): readonly Finding[] {
  const xml = ['docProps/core.xml', 'docProps/app.xml'].map((name) => texts.get(name) ?? '').join('');
  const values = PROPERTIES.flatMap((name) => contentsOf(xml, name)).filter((value) => !NOBODY.test(value.trim()));
  const custom = texts.get('docProps/custom.xml') ?? '';
  const own = contentsOf(custom, 'property').map((property) => property.replace(/<[^<>]*>/g, ' '));
  const all = [...values, ...own].map((value) => value.trim()).filter((value) => value !== '');
  return all.length === 0 ? [] : [finding('metadata', WHOLE_FILE, all.join('；'), all.length)];
}

function embedded(names: readonly string[]): readonly Finding[] {
  return names
    .filter((name) => /\/(embeddings|activeX|ctrlProps)\/[^/]+$/.test(name))
    .map((name) => finding('attachment', { zh: name, en: name }));
}

/** Linked workbooks leave copies of what they showed; remote pictures tell who opens the file. */
function externalLinks(texts: ZipParts['texts']): readonly Finding[] {
  const targets = [...texts].flatMap(([name, xml]) =>
    name.endsWith('.rels')
      ? tagsOf(xml, 'Relationship').filter((tag) => /TargetMode="External"/.test(tag) && !/\/hyperlink"/.test(tag))
      : [],
  );
  const cached = [...texts.keys()].filter((name) => /externalLinks\/externalLink\d+\.xml$/.test(name));
  const count = Math.max(targets.length, cached.length);
  return count === 0 ? [] : [finding('externalLink', WHOLE_FILE, '', count)];
}

/** Numbers of people in a part of a document. */
export function numbersIn(xml: string, where: Bilingual, end = 'p'): readonly Finding[] {
  return personalNumbers(textOf(xml, { end }), where);
}
