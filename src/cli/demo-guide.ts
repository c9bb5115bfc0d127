import { EMPTY_GUIDE, type Guide } from '../law/guide.ts';
import type { Database } from '../store/database.ts';
import { createGuideStore } from '../store/guide-store.ts';

/** Marked as invented throughout: nobody must take it for the real office. */
export const DEMO_GUIDE: Guide = {
  ...EMPTY_GUIDE,
  lines: {
    ...EMPTY_GUIDE.lines,
    office: '【演示】某区人民政府办公室政务公开科',
    address: '【演示】某市某区某路1号',
    postcode: '000000',
    hours: '工作日 8:30—12:00，14:30—17:30',
    phone: '000-0000000',
    email: 'open@example.org',
    website: 'https://example.org/open',
  },
  channels: {
    ...EMPTY_GUIDE.channels,
    email: { open: true, conditions: '请以附件发送填写完整的申请表和身份证明，邮件主题注明“政府信息公开申请”。' },
  },
  links: [
    { title: '【演示】某区国土空间总体规划', url: 'https://example.org/plan' },
    { title: '【演示】征地补偿安置标准', url: 'https://example.org/land' },
  ],
};

/** Publishes the guide of the demonstration. */
export async function publishDemoGuide(
  db: Database,
  { organId, savedBy, now }: { organId: number; savedBy: string; now: Date },
): Promise<void> {
  await createGuideStore(db.write).add({ organId, version: 1, content: DEMO_GUIDE, savedAt: now.toISOString(), savedBy });
}
