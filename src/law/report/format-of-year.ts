import type { ReportFormat } from './report-json.ts';

/**
 * The table in which the figures of a year are reported. For years before 2014 tables were local; the one of 2014 comes closest.
 *
 * Legal source: 国办发〔2014〕32号; 国办公开办函〔2019〕60号, 〔2021〕30号 (domain 3.1).
 */
export function formatOfYear(year: number): ReportFormat {
  if (year < 2019) return 'T2014';
  return year < 2021 ? 'T2019' : 'T2021';
}
