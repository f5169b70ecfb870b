// Every mail of ours as people see it, on a computer and on a telephone, in the light and in the dark: one picture a mail.
// `npx tsx scripts/take-mail-pictures.ts [folder] [name…]`, Chromium alone.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { followLink, rateLink } from '../content/fr/common-phrases.ts';
import { composeAlert, composeCall } from '../content/fr/alert-mails.ts';
import { compose } from '../content/fr/compose.ts';
import { composeDelivery, composeNotice } from '../content/fr/delivery.ts';
import type { Occasion, Speech } from '../content/fr/speech.ts';
import { htmlOf, type MailLetter } from '../email/letter/letter.tsx';
import { friday17h40, speech } from '../test/content/speeches.ts';
import { openBrowser, person } from '../test/support/browser.ts';

const [folder = 'docs/pictures/mails', ...wanted] = process.argv.slice(2);
const reference = 'PAL-7F3K-92QX';
const link = `https://aide.paladin.fr/question/${reference}?acces=abc`;

const said = (occasion: Occasion, more: Partial<Speech> = {}): MailLetter => ({
  ...compose(speech(occasion, more), { reference, channel: 'email' }),
  urgent: occasion === 'emergency',
});
const withLink = ({ text, ...mail }: MailLetter, rated = false): MailLetter => ({
  ...mail,
  text: [text, ...(rated ? [rateLink(link.replace('?', '/avis?'))] : []), followLink(link)].join('\n\n'),
});
const at = friday17h40;
const written = { reference, at, medical: false, site: 'https://aide.paladin.fr' };
const byAgent = { ...written, author: 'agent', recipient: 'Ana Martin', agent: 'Léa Fontaine' } as const;
const past = [
  {
    author: 'assistant',
    at: at - 3_000_000,
    text: 'Vos factures sont dans « Documents », puis « Factures ».',
  },
  {
    author: 'requester',
    at: at - 3_600_000,
    text: 'Bonjour,\n\nJe ne trouve pas notre facture de mai.\nPouvez-vous me la renvoyer ?\n\nAna Martin',
  },
] as const;
const steps = (['registered', 'acknowledged', 'handed-off', 'claimed'] as const).map((type, index) => ({
  type,
  at: at - (5 - index) * 3_600_000,
}));

const mails: Record<string, MailLetter> = {
  acknowledgement: said('acknowledged', { because: 'question' }),
  'acknowledgement-closed': said('acknowledged', { because: 'question', open: false }),
  'acknowledgement-complaint': said('acknowledged', { because: 'complaint' }),
  emergency: said('emergency', { dangers: ['violence'] }),
  'emergency-distress': said('emergency', { suicidal: true }),
  distress: said('distress'),
  assistant: composeDelivery({
    ...written,
    author: 'assistant',
    text: 'Vos factures sont dans votre espace, rubrique « Documents ».\n\nVoir : Vos factures et paiements (/aide/factures-paiement)\n\nAvez-vous trouvé la réponse ? Répondez OUI, ou NON pour parler à un conseiller.',
  }),
  'human-reply': composeDelivery({
    ...byAgent,
    text: 'Je viens de vous renvoyer la facture de mai.\nElle est aussi dans votre espace, rubrique « Documents ».\n\nBonne fin de journée.',
    past,
  }),
  'human-question': composeDelivery({
    ...byAgent,
    text: 'Pour retrouver votre facture, il me manque :\n\n- le numéro SIRET de votre entreprise ;\n- le mois concerné.',
    past,
  }),
  'medical-reply': composeDelivery({
    ...byAgent,
    agent: 'Dr Samira Benali',
    medical: true,
    text: 'J’ai bien lu votre message. Je vous propose un échange par téléphone lundi à 14 h 00.',
  }),
  'handed-off': said('handed-off', { because: 'assistant-unable' }),
  'medical-proposal': withLink(said('relay-proposed')),
  'medical-relayed': said('relay-accepted'),
  'medical-physician': said('physician-named'),
  extension: said('extended', { steps }),
  'date-moved': said('date-moved', { because: 'support' }),
  'reminder-confirmation': said('reminded', { because: 'confirmation' }),
  'reminder-reply': said('reminded', { because: 'reply' }),
  resolved: withLink(said('resolved', { because: 'agent' }), true),
  'resolved-silence': withLink(said('resolved', { because: 'assumed' }), true),
  reopened: said('reopened', { because: 'support' }),
  closed: said('closed', { because: 'declined' }),
  'chat-notice': withLink(composeNotice(reference)),
  'team-alert': composeAlert({ reference, reason: 'warned', at, dueAt: at + 3_600_000 }),
  'team-call': {
    ...composeCall({ reference, address: `https://aide.paladin.fr/bureau/questions/${reference}`, step: 0 }),
    urgent: true,
  },
};

const looks = [
  { width: 760, colorScheme: 'light' },
  { width: 390, colorScheme: 'light' },
  { width: 760, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
] as const;

const browser = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const [name, mail] of Object.entries(mails))
    if (wanted.length === 0 || wanted.includes(name)) await picture(name, mail);
} finally {
  await browser.close();
}

/** The four looks side by side. */
async function picture(name: string, mail: MailLetter): Promise<void> {
  const shots: string[] = [];
  for (const { width, colorScheme } of looks) {
    const page = await person(browser, { viewport: { width, height: 200 }, colorScheme });
    await page.setContent(htmlOf(mail));
    shots.push((await page.screenshot({ fullPage: true })).toString('base64'));
    await page.context().close();
  }
  const page = await person(browser, { viewport: { width: 2360, height: 200 } });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join('');
  await page.setContent(
    `<body style="margin:12px;background:#777;display:flex;gap:12px;align-items:flex-start">${images}`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.context().close();
}
