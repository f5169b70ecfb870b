// What companies and programs put beneath a mail.

/** How a footer begins. */
const OPENINGS = new RegExp(
  [
    String.raw`ce (?:message|mail|courriel|e-?mail)(?: électronique)?(?:,| et| est| peut| a été| ainsi| \(|\s*:| contient| s['’]adresse)[^\n]*(?:confidenti|destin|virus|pièces? jointes?|avast|propriété|secret (?:médical|professionnel))`,
    String.raw`(?:this|the information (?:in|contained in) this) (?:e-?mail|message|communication)\b[^\n]*(?:confidential|intended|virus|privileged|property)`,
    String.raw`(?:les? informations? contenues? dans|l['’]intégrité de|si vous (?:avez reçu|recevez) ce (?:message|mail|courriel)|if you (?:have received|are not the intended))`,
    String.raw`(?:analysé|vérifié|scanné|contrôlé|garanti)[^\n]{0,60}(?:virus|antivirus|avast|avg|mcafee|kaspersky|bitdefender|norton)`,
    String.raw`(?:l['’]absence de virus|sans virus|virus-free|virenfrei|libre de virus|scanned (?:by|for)|no virus found|aucun virus)`,
    String.raw`(?:pensez à l['’]environnement|n['’]imprimez ce|avant d['’]imprimer|please consider the environment|save paper|bitte (?:prüfen|denken) sie[^\n]{0,60}(?:umwelt|drucken)|denk aan het milieu)`,
    String.raw`(?:envoyé|envoyer) (?:de|depuis|à partir d(?:[eu]|['’])|avec|via)[^\n]{0,60}(?:iphone|ipad|android|samsung|galaxy|mobile|téléphone|smartphone|tablette|outlook|yahoo|orange|messagerie|proton|huawei|xiaomi|oppo|pixel|bluemail|thunderbird|mail\b)`,
    String.raw`(?:sent (?:from|with|via|using) (?:my|yahoo|outlook|mail|proton|the)|(?:get|download) outlook for|(?:télécharge[zr]|obtene[zr]|obtenir) outlook|outlook (?:für|voor|para|per) (?:ios|android))`,
    String.raw`(?:diese (?:nachricht|e-?mail) wurde (?:von|mit)|gesendet (?:von|mit)|von meinem|verzonden (?:vanaf|met|via)|enviado (?:desde|do|con|a partir)|inviato (?:da|con|dal)|skickat från|sendt fra|wysłan[eo] z|lähetetty)[^\n]{0,60}(?:iphone|ipad|android|samsung|galaxy|mobil|telefon|handy|smartphone|tablet|outlook|yahoo|web\.de|gmx|mail\b|móvil|puhelim)`,
    String.raw`(?:vous recevez ce(?:t|tte)? (?:message|mail|courriel|e-?mail)|you (?:are receiving|received) this (?:message|e-?mail)|sie erhalten diese (?:nachricht|e-?mail)) (?:car|parce|because|as|weil|da)\b`,
    String.raw`(?:pour (?:vous désabonner|se désabonner|ne plus recevoir)|se désabonner|unsubscribe|to unsubscribe)\b`,
    String.raw`\[?(?:image|logo ?): ?[^\n\]]*\]?$`,
  ]
    .map((opening) => `(?:${opening})`)
    .join('|'),
  'iu',
);

/** Whom to call when a life is at stake, on the cards of those who care for others. */
const CARD_OF_HELP =
  /^(?:en cas d['’]urgences?|(?:consultations? )?urgen(?:ces?|tes?)|in (?:case of )?(?:an )?emergency|notfall)(?: (?:vitales?|médicales?))?\s*[:,–-]?\s*(?:merci de |veuillez )?(?:composez|composer|appelez|appeler|contactez|contacter|faites|faire|call|dial)?(?: immédiatement)?(?: le)?\s*(?:samu\s*)?\(?(?:15|112|18|3114|999|911)\)?(?:\s*(?:ou|or|\/)\s*(?:le )?\(?(?:15|112|18|3114)\)?)*\s*\.?$/iu;

/** What the small print says, in any language: whatever tells three of these, and speaks of a message, tells nothing to us. */
const SMALL_PRINT: readonly RegExp[] = [
  /confiden[tczs]|secret (?:médical|professionnel)|vertraulich|vertrouwelijk|fortrolig|konfident|poufn|privileg|riservat|legally protected/iu,
  /destin|recipient|intended|addressee|empfänger|adressat|geadresseerde|bestemd|mottagare|adresat/iu,
  /par erreur|in error|by (?:mistake|error)|irrtüm|por e(?:rror|ngano)|per errore|vergissing|abusivamente|av misstag|ved en feil|omyłk/iu,
  /supprim|détrui|\bdelet|\bdestroy|\blösch|vernicht|verwijder|elimin|\bborr|cancell|apag|\bradera|\bslett/iu,
  /interdit|prohibit|unauthori[sz]|non autorisé|verboten|unbefugt|nicht gestattet|verboden|niet toegestaan|prohib|vietat|proibid|strictly/iu,
  /responsab|\bliab|intégrité|haftung|aansprakelijk|altér/iu,
  /\bvirus|viren\b/iu,
  /divulg|disclos|diffusion|dissemin|weitergabe|verspreid|openbaarmak|reproduc|\bcopying|copie\b|kopier/iu,
];
const MESSAGE =
  /\b(?:message|mail|courriel|e-?mails?|communication|nachricht|bericht|mensaje|correo|messaggio|mensagem|transmission|meddelande|wiadomość)\b/iu;
const TELLING = 3;
/** Small print has neither an "I" nor a question. */
const SPEAKS = /\b(?:[Jj]e|[Jj]['’]|[Mm]on|[Mm]es|[Mm]oi|I|[Mm]y|[Ii]ch|[Mm]ein\p{L}*|[Ii]k|[Mm]ijn)\b|\?/u;

/** Nobody's own sentence is as long before it says so. */
const BEGINS_WITHIN = 300;
const PARAGRAPH_READ = 3000;
/** The footer of a discussion list. */
const LIST_FOOTER = /^_{20,}$/;
const LIST_NAMED = /mailing list|liste de diffusion|mailman|sympa|groups\.google|listinfo/i;

/** Paragraph by paragraph: what stands under a footer may be a person's again. */
export function withoutFooters(text: string): { kept: string[]; folded: string[] } {
  const lines = text.split('\n');
  const parted = part(lines, false);
  // A mail that begins with a footer has nothing else, or it is somebody's sentence.
  const whole = part(lines, true);
  return whole.kept.every((line) => line.trim() === '') ? whole : parted;
}

function part(lines: readonly string[], speaks: boolean): { kept: string[]; folded: string[] } {
  const kept: string[] = [];
  const folded: string[] = [];
  let isFooter = false;
  let hasSpoken = speaks;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') isFooter = false;
    else if (!isFooter) isFooter = hasSpoken && beginsFooter(lines, index);
    (isFooter ? folded : kept).push(line);
    hasSpoken ||= line.trim() !== '';
  }
  return { kept, folded };
}

function beginsFooter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const begins = line.replace(/^[\s*_~#|[(-]+/, '').slice(0, BEGINS_WITHIN);
  const found = OPENINGS.exec(begins);
  if ((found?.index === 0 && begins !== '') || CARD_OF_HELP.test(begins.trim())) return true;
  if (LIST_FOOTER.test(line.trim()) && LIST_NAMED.test(lines[at + 1] ?? '')) return true;
  return tells(begins) > 0 && isSmallPrint(paragraphFrom(lines, at));
}

function isSmallPrint(paragraph: string): boolean {
  return MESSAGE.test(paragraph) && tells(paragraph) >= TELLING && !SPEAKS.test(paragraph);
}

function tells(text: string): number {
  return SMALL_PRINT.filter((said) => said.test(text)).length;
}

function paragraphFrom(lines: readonly string[], at: number): string {
  const end = lines.findIndex((line, index) => index > at && line.trim() === '');
  return lines
    .slice(at, end < 0 ? undefined : end)
    .join('\n')
    .slice(0, PARAGRAPH_READ);
}
