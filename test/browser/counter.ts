import { rawPdf, rawStream } from '../support/pdf-samples.ts';
import type { RunningOffice, StaffStep } from '../support/running-office.ts';
import type { ChosenFile } from './hand.ts';

/** A small file of the office or of an applicant: one blank page. The text inside tells it from others. */
export function pdfNamed(name: string, text: string): ChosenFile {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page, rawStream(`% ${text}`)];
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(rawPdf(objects)) };
}

/** Something that is public already, to be found before applying. */
export async function publish(office: RunningOffice, title: string): Promise<void> {
  const on = '2026-02-02';
  await office.carry([
    ['officer', 'publication.created', on, { title }],
    ['secrecy', 'publication.cleared', on],
    ['officer', 'publication.published', on, { channel: 'website', link: 'https://example.gov.cn/published' }],
  ]);
}

/** From the unit to the finished secrecy check. */
export const searchedBy = (on: string): readonly StaffStep[] => [
  ['officer', 'unit.assigned', on, { unit: '某科室' }],
  ['officer', 'search.started', on, { units: '某科室', systems: '档案系统' }],
  ['officer', 'search.completed', on, { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' }],
  ['secrecy', 'secrecy.cleared', on, { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》' }],
];
