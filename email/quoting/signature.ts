// What programs and companies put under a person's words: it tells nothing of why they write.

export type Signed = {
  /** What the person says. */
  text: string;
  /** Name, function, telephone: shown to whoever answers, judged by nobody. */
  signature: string;
  /** Footers of companies and programs. */
  folded: string;
};

const CLOSING =
  /^(?:(?:bien |très )?(?:cordialement|respectueusement|amicalement)|cdt|cdlt|crdlt|bien à vous|salutations|sincères salutations|(?:mes )?meilleures salutations|avec mes remerciements|bonne (?:journée|soirée|réception|fin de journée)|(?:best|kind|warm)?\s?regards|sincerely|yours (?:truly|sincerely)|mit freundlichen grüßen|met vriendelijke groet(?:en)?)\b[\s,.!]*$/iu;
const DASHES = /^--\s*$/;

/** A company's or a program's footer, by how it begins. */
const FOOTER = new RegExp(
  [
    String.raw`ce (?:message|mail|courriel|e-?mail)(?: électronique)?(?:,| et| est| peut| a été| ainsi| \(|\s*:| contient| s['’]adresse)[^\n]*(?:confidenti|destin|virus|pièces? jointes?|avast|propriété)`,
    String.raw`(?:this|the information (?:in|contained in) this) (?:e-?mail|message|communication)\b[^\n]*(?:confidential|intended|virus|privileged|property)`,
    String.raw`(?:les? informations? contenues? dans|l['’]intégrité de|si vous (?:avez reçu|recevez) ce (?:message|mail|courriel)|if you (?:have received|are not the intended))`,
    String.raw`(?:analysé|vérifié|scanné|contrôlé|garanti)[^\n]{0,60}(?:virus|antivirus|avast|avg|mcafee|kaspersky|bitdefender|norton)`,
    String.raw`(?:l['’]absence de virus|sans virus|virus-free|scanned (?:by|for)|no virus found|aucun virus)`,
    String.raw`(?:pensez à l['’]environnement|n['’]imprimez ce|avant d['’]imprimer|please consider the environment|save paper)`,
    String.raw`(?:envoyé|envoyer) (?:de|depuis|à partir d(?:[eu]|['’])|avec|via)[^\n]{0,60}(?:iphone|ipad|android|samsung|galaxy|mobile|téléphone|smartphone|outlook|yahoo|orange|messagerie|proton|huawei|xiaomi|mail\b)`,
    String.raw`(?:sent (?:from|with|via) (?:my|yahoo|outlook|mail|proton)|get outlook for|télécharge[zr] outlook|obtene[zr] outlook|von meinem iphone gesendet|verzonden vanaf mijn)`,
    String.raw`(?:pour (?:vous désabonner|se désabonner|ne plus recevoir)|se désabonner|unsubscribe)\b`,
    String.raw`\[?(?:image|logo ?): ?[^\n\]]*\]?$`,
  ]
    .map((opening) => `(?:${opening})`)
    .join('|'),
  'iu',
);
/** Nobody's own sentence is as long before it says so. */
const FOOTER_BEGINS_WITHIN = 300;
/** The footer of a discussion list. */
const LIST_FOOTER = /^_{20,}$/;
const LIST_NAMED = /mailing list|liste de diffusion|mailman|sympa|groups\.google|listinfo/i;

const LONGEST_SIGNATURE = 15;
const LONGEST_LINE = 120;
/** A line of a signature: how to reach somebody, where they work… */
const CONTACT =
  /[+(]?\d[\d .()/-]{7,}|\S*@\S*|\bwww\.\S*|https?:\S*|\b(?:tél|tel|mob|fax|port|portable|standard|phone|ligne directe|rue|avenue|boulevard|bd|place|cedex|bp|cs)\b|\b\d{5}\b/iu;
/** …or what they are. Words of health stand here in the name of a service, not of an illness. */
const FUNCTION =
  /\b(?:service|pôle|département|direction|directeur|directrice|responsable|assistante?|chargée?|gestionnaire|secrétaire|secrétariat|chef|cheffe|adjointe?|comptable|infirmi(?:er|ère)|médecin|docteur|dr|pr|cadre|technicien(?:ne)?|ingénieure?|conseill(?:er|ère)|consultante?|manager|head|officer|rh|drh|hôpital|hospital(?:ier|ière|iers)?|chu|ch|clinique|centre|cabinet|pharmacie|laboratoire|institut|unité|association|mairie|société|groupe|sas|sarl|sa|eurl|scop|ehpad|ime|esat|médico-social)\b/iu;
const NAME =
  /^(?:(?:M\.|Mme|Mlle|Dr|Pr|Me)\s+)?\p{Lu}[\p{L}’'.-]*(?:[ ,]+(?:de |du |le |la |d[’'])?\p{Lu}[\p{L}’'.-]*){0,4}$/u;
const SPEAKS =
  /\b(?:je|j|il|elle|on|nous|vous|ils|elles|mon|ma|mes|ses|qui|que|est|suis|ai|a|i|he|she|we|my)\b|[?!]|\bp\.? ?s\b|\bn\.? ?b\b/iu;

export function signed(text: string): Signed {
  const { kept, folded } = withoutFooters(text);
  const at = signatureAt(kept);
  return {
    text: kept.slice(0, at).join('\n').trim(),
    signature: kept.slice(at).join('\n').trim(),
    folded: folded.join('\n').trim(),
  };
}

/** Paragraph by paragraph: what stands under a footer may be a person's again. */
function withoutFooters(text: string): { kept: string[]; folded: string[] } {
  const kept: string[] = [];
  const folded: string[] = [];
  let isFooter = false;
  let speaks = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') isFooter = false;
    else if (!isFooter) isFooter = speaks && beginsFooter(line, lines[index + 1] ?? '');
    (isFooter ? folded : kept).push(line);
    speaks ||= line.trim() !== '';
  }
  return { kept, folded };
}

function beginsFooter(line: string, next: string): boolean {
  const begins = line.replace(/^[\s*_~#|[(-]+/, '').slice(0, FOOTER_BEGINS_WITHIN);
  const found = FOOTER.exec(begins);
  return (found?.index === 0 && begins !== '') || (LIST_FOOTER.test(line.trim()) && LIST_NAMED.test(next));
}

/** Where the signature begins: nowhere, when any line of it says something. */
function signatureAt(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - LONGEST_SIGNATURE - 1);
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (DASHES.test(line) || CLOSING.test(line))
      return lines.slice(at + 1).every(isOfSignature) ? at : lines.length;
  }
  return lines.length;
}

/** Anything that could be about somebody's health is no part of it: it is judged and masked as the rest. */
function isOfSignature(line: string): boolean {
  const said = line.trim();
  if (said === '' || DASHES.test(said) || CLOSING.test(said)) return true;
  if (said.length > LONGEST_LINE || SPEAKS.test(said) || digitsIn(said) >= DIGITS_OF_A_NIR) return false;
  if (NAME.test(said)) return true;
  return FUNCTION.test(said) || (CONTACT.test(said) && isNamesOnly(said.replaceAll(CONTACTS, ' ')));
}

/** Digits of a social security number without its key: telephone numbers have fewer. */
const DIGITS_OF_A_NIR = 13;
const CONTACTS = new RegExp(CONTACT.source, 'giu');
const JOINS_NAMES =
  /^(?:de|du|des|la|le|les|et|à|aux|sur|en|of|the|and|n°|no|ligne|poste|mail|e-mail|email|adresse|site|bis|ter)$/i;

function isNamesOnly(line: string): boolean {
  const words = line.match(/[\p{L}’'-]{2,}/gu) ?? [];
  return words.every((word) => /^\p{Lu}/u.test(word) || JOINS_NAMES.test(word));
}

function digitsIn(line: string): number {
  return line.match(/\d/g)?.length ?? 0;
}
