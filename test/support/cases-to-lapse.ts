import { type createOffice, officer } from './office.ts';

/** Cases of which half wait for a correction that does not come and half are never answered; the first of them is one of the latter. */
export async function openCasesToLapse(office: Awaited<ReturnType<typeof createOffice>>, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const { caseId, version } = await office.open('2024-03-04');
    ids.push(caseId);
    if (each % 2 === 0) continue;
    await office.carry(caseId, version, [
      [officer, 'examination.started', '2024-03-05'],
      [officer, 'correction.requested', '2024-03-06', { points: '不明确', workingDays: 15 }],
    ]);
  }
  return ids;
}
