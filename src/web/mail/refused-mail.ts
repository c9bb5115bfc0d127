import { MAIL_REFUSALS, type MailRefusal, type MailRefusedFacts } from '../../engine/effects/service-mail-facts.ts';
import { type Language, withLanguage } from '../language.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { mailRefusedTexts } from '../texts/mail-refused.ts';
import { blocksOf, linkTo, type MailContext, type MailModel, type MailPart, paragraph } from './mail-model.ts';
import { clip, oneLine } from './mail-words.ts';

const MAX_SUBJECT = 80;

/** What language the sender reads is not known: both, Chinese first. Nothing of the mail is quoted but its subject. */
export function refusedModel(facts: MailRefusedFacts, context: MailContext): MailModel {
  const inBoth = (make: () => string): readonly string[] => (['zh', 'en'] as const).map((language) => withLanguage(language, make));
  return {
    subject: inBoth(() => mailRefusedTexts.subject).join(' / '),
    preheader: inBoth(() => mailRefusedTexts.title).join(' / '),
    organName: oneLine(facts.organName) || withLanguage('zh', () => mailTexts.office),
    parts: [partIn('zh', facts, context), partIn('en', facts, context)],
  };
}

function partIn(language: Language, facts: MailRefusedFacts, context: MailContext): MailPart {
  return withLanguage(language, () => {
    const words = mailRefusedTexts;
    const organName = oneLine(facts.organName);
    const subject = clip(oneLine(facts.subject ?? ''), MAX_SUBJECT);
    return {
      language,
      title: words.title,
      greeting: words.dear,
      blocks: blocksOf(
        paragraph(words.lead(organName === '' ? words.ourselves : organName, subject)),
        { kind: 'heading', text: words.whyTitle },
        { kind: 'list', items: whyOf(facts) },
        { kind: 'heading', text: words.insteadTitle },
        { kind: 'list', items: insteadOf(facts, context) },
        linkTo(context, { path: '/apply', label: words.form }),
        linkTo(context, { path: '/guide', label: mailTexts.guide, main: false }),
      ),
      signature: organName === '' ? mailTexts.office : organName,
      footer: [words.notYou, words.automatic],
    };
  });
}

function whyOf({ reasons, maxMegabytes }: MailRefusedFacts): readonly string[] {
  const { why } = mailRefusedTexts;
  const known = knownOf(reasons).map((reason) => why[reason](maxMegabytes));
  return known.length === 0 ? [why.other()] : known;
}

function insteadOf({ reasons }: MailRefusedFacts, { publicUrl }: MailContext): readonly string[] {
  const words = mailRefusedTexts;
  const again = knownOf(reasons).map((reason) => words.instead[reason]);
  return [...again, publicUrl === null ? words.onlineNoLink : words.online, words.existing, words.byPost];
}

function knownOf(reasons: readonly string[]): readonly MailRefusal[] {
  return MAIL_REFUSALS.filter((reason) => reasons.includes(reason));
}
