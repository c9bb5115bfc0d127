/**
 * Signs letters as a signing service of the organ would (SM2, PAdES). The default signs nothing: the letter's digest stands in the history,
 * and the seal is a picture.
 */
export interface LetterSigner {
  /** Stands in the history beside the digest. */
  readonly name: string;
  /** @returns the signed PDF. What it throws fails the event: a letter that should be signed never leaves unsigned. */
  sign(pdf: Uint8Array): Promise<Uint8Array>;
}

export const PLAIN_SIGNER: LetterSigner = { name: 'plain', sign: async (pdf) => pdf };
