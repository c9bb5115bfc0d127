import type { CivilDate } from '../../law/civil-date.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import type { RegimeId } from '../../law/step-facts.ts';

/** How an organ appears on its letters. What is empty is left out or named "competent". */
export interface Letterhead {
  /** Above the red line, such as 东胜区人民政府办公室文件; the organ's name unless set. */
  readonly redHead: string;
  /** Under the letter, beside the seal; the organ's name unless set. */
  readonly signature: string;
  readonly office: string;
  readonly contactPerson: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly address: string;
  readonly postcode: string;
  /** 法定代表人（负责人）, name and post: parties name theirs before review organs and courts. */
  readonly legalRepresentative: string;
  readonly reviewOrgan: string;
  readonly court: string;
  /** Where fees are paid: 收款单位、开户银行、账号. */
  readonly feeAccount: string;
}

export const EMPTY_LETTERHEAD: Letterhead = {
  redHead: '',
  signature: '',
  office: '',
  contactPerson: '',
  phone: '',
  fax: '',
  email: '',
  address: '',
  postcode: '',
  legalRepresentative: '',
  reviewOrgan: '',
  court: '',
  feeAccount: '',
};

/** An entry of the history, as letters need it. */
export interface LetterEvent {
  readonly version: number;
  readonly type: string;
  readonly on: CivilDate;
  /** UTC instant. */
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly instance: string | null;
  readonly actorName: string;
}

/** A limit that runs or ran, as the case page shows it. */
export interface LetterLimit {
  readonly kind: string;
  readonly lastDay: CivilDate | null;
  readonly basis: string;
  readonly doneOn: CivilDate | null;
}

/** What was withheld of a file and why, as the second person checked it. */
export interface WithheldPart {
  /** Name of the file. */
  readonly file: string;
  /** One line: where, what, ground. */
  readonly line: string;
}

/** Everything a letter is written from. Nothing else is looked up: the same facts give the same letter. */
export interface LetterFacts {
  readonly letter: LetterId;
  /** Null for papers without a number, and while a letter is only previewed. */
  readonly documentNo: string | null;
  /** The day the letter bears. */
  readonly on: CivilDate;
  readonly organName: string;
  readonly letterhead: Letterhead;
  /** Null while there is no date of receipt: then of the rules in force. */
  readonly regime: RegimeId | null;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly channel: string | null;
  readonly arrivedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly round: number;
  readonly decisionCode: string | null;
  /** The reply's due day after the event; null while time stands still. */
  readonly dueOn: CivilDate | null;
  readonly limits: readonly LetterLimit[];
  /** The event that produces the letter; it is also the last of `history`. */
  readonly event: LetterEvent;
  /** Everything that is on record up to the event, it included, oldest first. */
  readonly history: readonly LetterEvent[];
  /** Numbered letters of the case so far, oldest first. */
  readonly letters: readonly { readonly letter: LetterId; readonly number: string; readonly on: CivilDate }[];
  /** The body as the officer edited it; null: as the program writes it. */
  readonly draft: readonly string[] | null;
  readonly withheld: readonly WithheldPart[];
  /** Made later from the history: the paper says so. */
  readonly remade: boolean;
}
