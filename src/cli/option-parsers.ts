import { InvalidArgumentError } from 'commander';
import { type CivilDate, findCivilDate } from '../law/civil-date.ts';
import { REPORT_FORMATS, type ReportFormat } from '../law/report/report-json.ts';
import { STAFF_ROLES, type StaffRole } from '../law/roles.ts';

/** Each turns the text of an option into its value. @throws {InvalidArgumentError} saying in both languages what it must be. */

export function parseDay(text: string): CivilDate {
  const day = findCivilDate(text);
  if (day === undefined) throw new InvalidArgumentError('应为日期，形如 2026-03-12 / must be a day such as 2026-03-12.');
  return day;
}

export function parseYear(text: string): number {
  if (!/^2[01]\d\d$/.test(text)) throw new InvalidArgumentError('应为四位年份，形如 2026 / must be a year such as 2026.');
  return Number(text);
}

export function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('应为 0 至 65535 的整数 / must be a whole number from 0 to 65535.');
}

export function parseReportFormat(text: string): ReportFormat {
  const format = REPORT_FORMATS.find((known) => known === text);
  if (format === undefined) throw new InvalidArgumentError(mustBeOneOf(REPORT_FORMATS));
  return format;
}

/** Roles separated by commas; the option may be given several times. */
export function parseRoles(text: string, earlier: readonly StaffRole[] = []): readonly StaffRole[] {
  const roles = text.split(',').map((part) => {
    const role = STAFF_ROLES.find((known) => known === part.trim());
    if (role === undefined) throw new InvalidArgumentError(mustBeOneOf(STAFF_ROLES));
    return role;
  });
  return [...new Set([...earlier, ...roles])];
}

/** SHA-256 as people note it down: in either case, with or without spaces. */
export function parseDigest(text: string): string {
  const digest = text.replace(/[\s:]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new InvalidArgumentError('应为 64 位十六进制摘要 / must be a digest of 64 hexadecimal digits.');
  return digest;
}

function mustBeOneOf(values: readonly string[]): string {
  return `应为以下之一 / must be one of: ${values.join(', ')}.`;
}
