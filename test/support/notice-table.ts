/** The holiday notices of 2017–2026 as printed in the State Council's notices (as amended); days named in another year's notice included. */
const RANGES: Record<number, { off: string; extra: string }> = {
  2017: { off: '1/1-1/2 1/27-2/2 4/2-4/4 5/1 5/28-5/30 10/1-10/8', extra: '1/22 2/4 4/1 5/27 9/30' },
  2018: { off: '1/1 2/15-2/21 4/5-4/7 4/29-5/1 6/18 9/24 10/1-10/7 12/30-12/31', extra: '2/11 2/24 4/8 4/28 9/29 9/30 12/29' },
  2019: { off: '1/1 2/4-2/10 4/5 5/1-5/4 6/7 9/13 10/1-10/7', extra: '2/2 2/3 4/28 5/5 9/29 10/12' },
  2020: { off: '1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8', extra: '1/19 4/26 5/9 6/28 9/27 10/10' },
  2021: { off: '1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7', extra: '2/7 2/20 4/25 5/8 9/18 9/26 10/9' },
  2022: { off: '1/1-1/3 1/31-2/6 4/3-4/5 4/30-5/4 6/3-6/5 9/10-9/12 10/1-10/7 12/31', extra: '1/29 1/30 4/2 4/24 5/7 10/8 10/9' },
  2023: { off: '1/1-1/2 1/21-1/27 4/5 4/29-5/3 6/22-6/24 9/29-10/6', extra: '1/28 1/29 4/23 5/6 6/25 10/7 10/8' },
  2024: { off: '1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7', extra: '2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12' },
  2025: { off: '1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8', extra: '1/26 2/8 4/27 9/28 10/11' },
  2026: { off: '1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7', extra: '1/4 2/14 2/28 5/9 9/20 10/10' },
};

export const NOTICE_TABLE = Object.entries(RANGES).map(([year, { off, extra }]) => ({
  year: Number(year),
  off: expand(Number(year), off),
  extra: expand(Number(year), extra),
}));

function expand(year: number, text: string): string[] {
  return text.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split('-');
    const days: string[] = [];
    for (let ms = parse(year, from); ms <= parse(year, to); ms += 86_400_000) days.push(new Date(ms).toISOString().slice(0, 10));
    return days;
  });
}

function parse(year: number, monthDay: string): number {
  const [month = 1, day = 1] = monthDay.split('/').map(Number);
  return Date.UTC(year, month - 1, day);
}
