import { bilingual } from './bilingual.ts';

/** The bundle of a case that verifies offline. */
export const bundleTexts = bilingual(
  {
    tool: '可验证卷宗包',
    title: '可验证卷宗包',
    back: '返回案件',
    lead: '把本案的全部办理记录、文书、材料和期限计算装入一个 ZIP 文件。收到的人不用本系统、不用网络，就能逐条核对其中没有任何改动。用于移送复议机关、法院，或者归档备查。',
    personal:
      '卷宗包含有申请人的个人信息和全部材料，只能交给依法有权查阅本案的人。审计员、政府信息公开工作机构负责人、法制审核员和分管领导可以导出；每次导出都记入查阅记录和审计日志。',
    facts: '目前的内容',
    entries: (count: number) => `${count} 条`,
    history: '办理记录',
    head: '链首（最末一条的散列值）',
    download: '生成并下载卷宗包',
    wait: '材料较多时需要几十秒，请不要重复点击。',
    digestTitle: '记下摘要',
    digest:
      '每个卷宗包有自己的清单摘要。下载后刷新本页，摘要就列在下面，并且已经记入审计日志。请把它抄在移送函上，或者由本机关签章，与卷宗包分开保存：摘要相同，就证明卷宗包自导出之后没有改动。',
    exports: '已经导出的卷宗包',
    none: '还没有导出过。',
    exportColumns: { at: '导出时间', by: '导出人', version: '到第几条', digest: '清单摘要（SHA-256）' },
    command: '命令行',
    howTitle: '怎样核对',
    how: [
      '用程序：在任何装有本程序的电脑上运行 yishen verify 卷宗包.zip，不需要数据库和网络。加上 --digest 摘要，可以同时与记下的摘要比较。',
      '用公开工具：解压后，计算 manifest.json 的 SHA-256，与记下的摘要比较；再逐个计算其余文件的 SHA-256，与 manifest.json 比较。',
      '逐条核对历史：history.jsonl 每行一条，去掉 hash 之后按 RFC 8785 写成规范 JSON，其 SHA-256 应等于 hash；prevHash 应等于上一条的 hash。',
      '卷宗包中的 README.txt 写有完整的步骤和一段可以直接运行的程序。',
    ],
    fileName: (name: string) => `卷宗包 ${name}`,
  },
  {
    tool: 'Verifiable bundle',
    title: 'Verifiable bundle',
    back: 'Back to the case',
    lead: 'The whole history of this case, its letters, its files and how its days were reckoned, as one zip. Whoever gets it can verify entry by entry, without this system and without a network, that nothing in it was altered: for review organs, for courts, for the archives.',
    personal:
      'It holds personal data of the applicant and every paper of the case: give it only to those whom the law lets see the case. Auditors, the head of the office, legal reviewers and leaders may export it. Every export is kept in the record of readings and in the audit log.',
    facts: 'What it would hold now',
    entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    history: 'History',
    head: 'Head (hash of the last entry)',
    download: 'Make and download it',
    wait: 'With many papers it takes some ten seconds. Please press the button once.',
    digestTitle: 'Note the digest',
    digest:
      'Each bundle has a digest of its manifest. Load this page again after the download: the digest stands below, and in the audit log. Write it into the covering letter, or have the organ sign it, and keep it apart from the bundle: the same digest proves that the bundle was not changed since.',
    exports: 'Bundles exported so far',
    none: 'None so far.',
    exportColumns: { at: 'When', by: 'By', version: 'Up to entry', digest: 'Digest of the manifest (SHA-256)' },
    command: 'command line',
    howTitle: 'How to verify it',
    how: [
      'With the program: run yishen verify BUNDLE.zip on any computer that has it; no database and no network are needed. With --digest DIGEST it is held against the digest that was noted as well.',
      'With public tools: unpack it, compute the SHA-256 of manifest.json and compare it with the digest that was noted; then that of every other file, and compare with manifest.json.',
      'Entry by entry: each line of history.jsonl, without its hash and in the canonical JSON of RFC 8785, has that hash as its SHA-256; prevHash is the hash of the line before.',
      'README.txt in the bundle has all steps and a short program that does them.',
    ],
    fileName: (name) => `bundle ${name}`,
  },
);
