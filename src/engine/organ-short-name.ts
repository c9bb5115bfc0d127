/**
 * The word before 公开 in the numbers of an organ that an import names for the first time: 东胜区人民政府 → 东政, 某市财政局 → 某市财政局.
 * A people's government is shortened as is custom; any other organ keeps its name. An administrator may change it for later numbers.
 */
export function shortNameOf(organName: string): string {
  const place = /^(?:.*[省市州盟])?(.+?)(?:自治县|自治旗|自治区|县|旗|区|市|州|盟|省)?人民政府$/.exec(organName)?.[1];
  return place === undefined ? organName : `${[...place][0] ?? ''}政`;
}
