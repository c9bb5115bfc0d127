import type { CasePageRows } from '../../store/case-page-read-model.ts';
import { nameOf } from '../case-name.ts';
import type { NamedContents } from './named-contents.ts';

interface About {
  readonly rows: CasePageRows;
  readonly organ: string;
  readonly named: readonly NamedContents[];
  readonly at: Date;
}

/** What the bundle is and how to verify it by hand, in both languages. */
export function readmeText({ rows: { caseRow, history }, organ, named, at }: About): string {
  const head = history.at(-1)?.hash ?? caseRow.headHash;
  return `依申 · 可验证卷宗包 / Yishen · verifiable bundle of a case

机关 / organ:       ${organ}
案件 / case:        ${nameOf(caseRow)} (${caseRow.id})
历史 / history:     ${history.length} 条 / entries
链首 / head:        ${head}
导出时间 / made at: ${at.toISOString()}

${ZH}
${EN}
${SCRIPT}
letters/ · files/
${named.map(lineOf).join('\n')}
`;
}

function lineOf({ path, sha256, namedBy }: NamedContents): string {
  return `${path}\n    ${sha256}\n    ${namedBy.map(({ entry, as, name }) => `#${entry} ${as} ${name.replace(/\s+/g, ' ')}`).join('; ')}`;
}

const ZH = `【内容】
manifest.json    全部文件的清单：大小、SHA-256 摘要、由历史的哪一条记载
history.jsonl    办理过程，每行一条，含参与散列的全部字段
timeline.jsonl   同一案件的时间线（可以重新导入）
clock.json       导出时的期限、逐段计算过程和违规记录
charts/          办理流程图的定义（程序仍保有该版本时）
letters/         文书，DOCX 和 PDF
files/           历史所记载的其他文件

【用程序核对】  yishen verify 本文件.zip        不需要数据库和网络
【手工核对】
1. 计算 manifest.json 的 SHA-256，与导出时记下的摘要（导出页面、审计日志中均有）比较。两者相同，并且第 2 步也相符，则此包自导出后没有改动。
2. 计算其余每个文件的 SHA-256（sha256sum），与 manifest.json 中的摘要比较；不应有清单以外的文件。
3. history.jsonl 每行是一个符合 RFC 8785（规范 JSON）的对象。去掉其中的 hash 成员，按 RFC 8785 写出，以 UTF-8 计算 SHA-256，应等于
   hash；prevHash 应等于上一行的 hash（第一行为 null）；version 应为 1、2、3……最后一行的 hash 就是链首。
4. 每条历史的 data 中，文书（letters、papers）的 docx、pdf 和各文件的 sha256，应与 manifest.json 中 namedBy 指向该条的文件摘要一致。
5. 链首可以与本机关每日封存的链首清单（/audit/heads）比较：该清单由机关在系统之外保存。
【说明】摘要一致说明没有改动，不说明导出的人是谁。须证明来源时，请由机关在 manifest.json 的摘要上签名、盖章。
`;

const EN = `Contents
manifest.json    every file with its size, its SHA-256 and the entries of the history that name it
history.jsonl    the history, one entry a line, with every field that goes into its hash
timeline.jsonl   the same case as a timeline, which can be imported again
clock.json       limits, reckoning and breaches as of the export
charts/          definitions of the charts, as far as the program still has that version
letters/         letters as DOCX and PDF
files/           the other files that the history names

With the program:  yishen verify THIS.zip       needs no database and no network
By hand
1. Compute the SHA-256 of manifest.json and compare it with the digest noted at the export (page of the export, audit log).
   If they are the same, and step 2 holds, nothing in this bundle was changed since.
2. Compute the SHA-256 of every other file (sha256sum) and compare it with manifest.json. There must be no other files.
3. Each line of history.jsonl is an object in the canonical JSON of RFC 8785. Without its member hash, written by RFC 8785 as
   UTF-8, its SHA-256 must be that hash; prevHash must be the hash of the line before (null in the first); version must be
   1, 2, 3 … The hash of the last line is the head.
4. In data of each entry, docx and pdf of letters and papers, and sha256 of files, must be the digests of the files whose
   namedBy in manifest.json points to that entry.
5. The head can be compared with the list that the organ seals every day (/audit/heads) and keeps outside the system.
Equal digests say that nothing was changed, not who made the bundle: to prove its origin have the organ sign the digest of
manifest.json.
`;

const SCRIPT = `Python 3:
  import hashlib, json
  sha = lambda b: hashlib.sha256(b).hexdigest()
  m = json.load(open('manifest.json', encoding='utf-8')); print('manifest', sha(open('manifest.json', 'rb').read()))
  for f in m['files']: assert sha(open(f['path'], 'rb').read()) == f['sha256'], f['path']
  prev = None
  for n, line in enumerate(open('history.jsonl', encoding='utf-8', newline='\\n'), 1):
      e = json.loads(line); h = e.pop('hash')
      assert e['version'] == n and e['prevHash'] == prev, n
      # sorted keys, no spaces: RFC 8785 for everything that stands in a history
      assert sha(json.dumps(e, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()) == h, n
      prev = h
  assert prev == m['head']['hash']; print('head', prev)
`;
