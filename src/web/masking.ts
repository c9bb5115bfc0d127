import type { ApplicantClass } from '../law/channels.ts';

const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '司徒',
  '夏侯',
  '端木',
  '呼延',
  '南宫',
  '轩辕',
]);

/** A natural person's name outside the case: the surname, then one `*` whatever the length of the rest (domain 5.2). */
export function maskPersonName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length === 0) return '';
  const surname = letters.length > 2 && COMPOUND_SURNAMES.has(letters.slice(0, 2).join('')) ? letters.slice(0, 2) : letters.slice(0, 1);
  return `${surname.join('')}*`;
}

/** Organisations are shown in full; an applicant whose class is not known yet is masked like a person. */
export function maskApplicant(name: string, applicantClass: ApplicantClass | null): string {
  return applicantClass === null || applicantClass === 'naturalPerson' ? maskPersonName(name) : name;
}

/** `a***@domain`; all of it hidden when it is no address. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${[...email][0]}***${email.slice(at)}`;
}
