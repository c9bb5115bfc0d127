import type { LetterId } from '../../law/letter-ids.ts';

/** What a letter says, before any template: plain text in Chinese. */
export interface LetterContent {
  readonly letter: LetterId;
  /** `redHead`: goes out under the red head. `sheet`: a form or record of the file. */
  readonly form: 'redHead' | 'sheet';
  readonly redHead: string;
  readonly title: string;
  /** As printed; a preview says that it comes with the issue. */
  readonly documentNo: string;
  /** 某甲：, without the colon; empty where nobody is addressed. */
  readonly addressee: string;
  /** Paragraphs of the body. In a reply this is what the officer edits; the remedies are not among them. */
  readonly body: readonly string[];
  /** The paragraph on remedies; empty where the letter has none. */
  readonly remedy: string;
  /** 附件, by name. */
  readonly attachments: readonly string[];
  /** Rows of a sheet: label and value. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Rows of the file index: 序号, 文号, 责任者, 题名, 日期, 页号, 备注. */
  readonly index: readonly IndexRow[];
  readonly signature: string;
  /** 2026年3月5日 */
  readonly date: string;
  /** 联系人、联系电话 and so on, one line; empty when nothing is known. */
  readonly contact: string;
  /** 本件根据案件历史补制…; empty otherwise. */
  readonly remark: string;
  /** Further placeholders, by name: single facts for offices that word their letters themselves. */
  readonly values: Readonly<Record<string, string>>;
}

export interface IndexRow {
  readonly no: string;
  readonly documentNo: string;
  readonly author: string;
  readonly title: string;
  readonly date: string;
  readonly pages: string;
  readonly note: string;
}
