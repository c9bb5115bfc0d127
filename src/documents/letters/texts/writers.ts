import type { LetterId } from '../../../law/letter-ids.ts';
import type { LetterWriter } from '../letter-view.ts';
import { writeClosing } from './closing.ts';
import {
  writeConsultationNotice,
  writeCooperationLetter,
  writeDisclosureNotice,
  writeOrganLetter,
  writeThirdPartyConfirmation,
  writeThirdPartyLetter,
} from './consultation.ts';
import { writeFeeNotice } from './fees.ts';
import { writeFileIndex } from './file-index.ts';
import { writeCorrection, writeDeferral, writeExtension, writeReasonNotice } from './notices.ts';
import { writeDefence, writeReviewAnswer } from './proceedings.ts';
import { writeReceipt } from './receipt.ts';
import { writeReply } from './replies.ts';
import { writeServiceProof } from './service-proof.ts';
import { writeApplicationForm, writeOnSpotNote, writeRegistration, writeSearchRecord, writeSecrecySheet } from './sheets.ts';

/** Who writes which document of domain 2.5. */
export const WRITERS: Readonly<Record<LetterId, LetterWriter>> = {
  APP_FORM: writeApplicationForm,
  REG_SHEET: writeRegistration,
  RECEIPT: writeReceipt,
  CORR_NOTICE: writeCorrection,
  REASON_NOTICE: writeReasonNotice,
  EXT_NOTICE: writeExtension,
  DEFER_NOTICE: writeDeferral,
  TP_LETTER: writeThirdPartyLetter,
  TP_CONFIRM: writeThirdPartyConfirmation,
  TP_INFO: writeConsultationNotice,
  TP_DISCLOSE: writeDisclosureNotice,
  ORG_LETTER: writeOrganLetter,
  COOP_LETTER: writeCooperationLetter,
  FEE_NOTICE: writeFeeNotice,
  REPLY_G1: writeReply,
  REPLY_G2: writeReply,
  REPLY_P1: writeReply,
  REPLY_D: writeReply,
  REPLY_D8: writeReply,
  REPLY_U1A: writeReply,
  REPLY_U1B: writeReply,
  REPLY_U2: writeReply,
  REPLY_U3: writeReply,
  REPLY_N: writeReply,
  CLOSE_O: writeClosing,
  SERVICE_PROOF: writeServiceProof,
  SECRECY_SHEET: writeSecrecySheet,
  SEARCH_RECORD: writeSearchRecord,
  ONSPOT_NOTE: writeOnSpotNote,
  REVIEW_ANSWER: writeReviewAnswer,
  DEFENCE: writeDefence,
  FILE_INDEX: writeFileIndex,
};
