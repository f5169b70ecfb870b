// Words that responders write, in the languages that reach us. They make one doubt; people may write them as well.
import type { DoubtfulSign } from './signs.ts';

/** At the start of a subject only: within a sentence they are anybody's. */
const AWAY_SUBJECT =
  /^\s*\[?(?:réponse automatique|réponse automatisée|message automatique|auto-réponse|message d['’]absence|(?:notification d['’])?absence du bureau|absente? du bureau|automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|ooo\b|abwesenheits\w*|automatische (?:antwort|antwoord|beantwoording)|automatisch antwoord|afwezigheid\w*|afwezig\b|ausente\b|ausencia\b|assente\b|assenza\b|away from|(?:i am|i['’]m) (?:away|out)|frånvar\p{L}*|fravær\p{L}*|poza biurem|不在\p{L}*|休暇\p{L}*|respuesta autom[áa]tica|fuera de la oficina|risposta automatica|fuori (?:ufficio|sede)|resposta autom[áa]tica|fora do escrit[óo]rio|automatiskt svar|frånvaro|autosvar|odpowiedź automatyczna|autom\p{L}+ (?:odpowied|odpov[eě][dď]|svar|vastaus|odgovor|válasz|atsakymas)\p{L}*|răspuns automat|automatisk\w* svar|otomatik yanıt|автоответ\p{L}*|автоматический ответ|自動(?:返信|応答)|nieobecność|poissaolo\p{L}*|nepřítomnost|αυτόματη απάντηση|εκτός γραφείου|respost?a autom[àá]tica|fora de l['’]oficina|自动(?:回复|答复)|自動回[覆復]|자동 ?(?:회신|응답)|부재 ?중|رد تلقائي|خارج المكتب|תשובה אוטומטית|מענה אוטומטי)(?:\P{L}|$)/iu;
/** "from the 3rd to the 8th", between the verb and the absence. */
const BETWEEN = String.raw` (?:[^,?!\n]{0,60} )?`;
/** In French somebody else's absence may follow "je suis": dates alone stand between. */
const DATES = String.raw`(?: (?:\p{L}+ment|du|au|de|le|la|à|et|jusqu['’]au|partir|inclus|ce|cette|toute|semaine|journée|matin|aujourd['’]hui|(?:lun|mar|mercre|jeu|vendre|same)di|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d\S*)){0,10} `;
/** Somebody says in the first sentences that they are not there… */
const AWAY_TEXT = new RegExp(
  [
    String.raw`(?:je|nous) (?:suis|sommes|serai|serons)${DATES}(?:absente?s?|en (?:congés?|vacances|déplacement|formation)|hors du bureau|en arrêt)`,
    String.raw`(?:^|[\n.,] *)(?:de retour (?:le|à partir|au bureau|lundi|mardi|mercredi|jeudi|vendredi)|actuellement (?:absente?|en congés?))`,
    String.raw`(?:le bureau|notre (?:agence|bureau|cabinet|société|entreprise)|nos bureaux) (?:est|sera|sont|seront)(?: actuellement)? fermée?s?`,
    String.raw`votre (?:message|mail) a été reçu[^\n]{0,40}absence`,
    String.raw`(?:i['’]?m|i am|i will be|we are|our office is)(?: \w+)? (?:out of (?:the )?office|away|closed|on (?:[\w ]{1,20} )?(?:leave|vacation|holidays?))`,
    String.raw`ich (?:bin|befinde mich)${BETWEEN}(?:nicht (?:im (?:büro|haus)|erreichbar|da)|abwesend|(?:im|in) urlaub|außer haus)`,
    String.raw`ik ben${BETWEEN}(?:afwezig|niet (?:op kantoor|aanwezig|bereikbaar)|met (?:vakantie|verlof))`,
    String.raw`(?:no me encuentro|(?:estoy|estaré|me encuentro)${BETWEEN}(?:fuera|ausente|de vacaciones))`,
    String.raw`(?:sono|sarò)${BETWEEN}(?:fuori|assente|in ferie)`,
    String.raw`(?:estou|estarei|encontro-me)${BETWEEN}(?:ausente|fora|de férias)`,
    String.raw`jag är (?:på semester|inte|borta|ledig|frånvarande|tjänstledig)`,
    String.raw`jeg (?:er|har|holder)(?: \p{L}+)? (?:på ferie|ferie|fraværende|bortreist|ute av kontoret|væk)`,
    String.raw`(?:jestem (?:na urlopie|nieobecn|poza biurem)|przebywam)`,
    String.raw`olen (?:lomalla|poissa)`,
    String.raw`(?:jsem|budu) (?:na dovolené|mimo kancelář|nepřítom)`,
    String.raw`sunt (?:în concediu|plecat)`,
    String.raw`szabadságon|irodán kívül|ofis dışında|izindeyim|в отпуске|отсутствую|不在|休暇|休假|不在办公室`,
    String.raw`(?:ceci est|il s['’]agit d['’]) ?(?:une|un)? ?(?:réponse|message) automatique`,
    String.raw`this is an auto(?:mat(?:ed|ic))?[- ]|(?:dies ist|dit is) een? ?e?i?n?e? ?automati|este es un mensaje automático|questo è un messaggio automatico`,
  ].join('|'),
  'iu',
);
/** …and whom to ask meanwhile, or that nobody reads: an absence alone is anybody's sentence. */
const ELSEWHERE =
  /en (?:cas d['’]urgence|mon absence|notre absence)|pour toute (?:urgence|demande urgente|question urgente)|(?:vous pouvez|merci de|veuillez) (?:contacter|joindre|vous adresser)|votre (?:message|mail) (?:sera|ne sera)|ne (?:consulte|lis|lirai) pas|(?:pas|sans) (?:d['’])?accès à (?:ma messagerie|mes mails)|accès (?:limité|restreint)|dès mon retour|à mon retour|réponse automatique|(?:please|kindly) (?:contact|reach)|(?:for|if) (?:it['’]?s |it is |anything |any )?urgent|in my absence|(?:limited|no) access|(?:upon|on) my return|when i return|auto(?:matic|mated)?[- ]?(?:reply|response)|dringend|wenden sie sich|vertretung|kontaktieren|weitergeleitet|bij afwezigheid|neem contact|contact(?:e|ar|ez)? con|urg[eê]n(?:te|tes|za|ze|cias?)\b|en mi ausencia|in mia assenza|na (?:minha )?ausência|brådskande|haste(?:r|nde)|piln|kiireelli|naléhav|срочн|緊急|紧急|戻り|返回|acil|sürgős|automati/iu;
/** Somebody has left for good, and nobody reads what is written to them. */
const LEFT =
  /ne (?:fait|font) plus partie|n['’]est plus (?:en poste|salariée?|employée?|dans (?:l['’]|notre)|chez|parmi)|a quitté (?:l['’]entreprise|la société|notre|ses fonctions)|no longer (?:works?|with|employed|part of)|has left (?:the company|our)|nicht mehr (?:bei|für|im|in unser)|niet (?:meer|langer) (?:werkzaam|in dienst)|ya no (?:trabaja|forma parte)|non (?:lavora|fa) più/iu;
const NOBODY_READS =
  /(?:adresse|boîte|messagerie|mailbox|inbox|address|postfach)[^.\n]{0,60}(?:plus (?:lue?|consultée?|utilisée?|valide|active|relevée?|suivie?)|no longer|not (?:be )?(?:monitored|read)|nicht mehr|desactiv)|(?:vos (?:prochaines? |futurs? )?(?:messages|mails|courriels|demandes|e-?mails)|your (?:future )?(?:messages?|e-?mails?|requests?)|ihre (?:e-?mails?|anfragen?))[^.\n]{0,40}(?:à|to|an)\s*:?\s*\S+@/iu;
/** What a program puts before the whole subject of our mail; people put "Re:" and its like, or how much it matters. */
const BEFORE_ANSWER =
  /^\s*(?!(?:re|aw|rép|réf|sv|vs|antw|odp|rif|tr|fwd?|wg|rv|enc|doorst|i|r|ynt|vá)\s*[:：])([^:：?!]{2,60}[:：])\s*(?:re|aw|sv|vs|antw|odp|rif|tr|rép)\s*[:：]/iu;
const MATTERS =
  /urgen|import|relance|rappel|suite|confiden|prioritaire|complément|correction|erreur|ext(?:ern\p{L}*)?\b|spam|caution|reminder|follow/iu;
const RECEIPT_SUBJECT =
  /^\s*(?:lu|read|gelesen|gelezen|leído|letto|lida|accusé de lecture|read receipt|confirmation de lecture|lesebestätigung|non lu|not read|disposition notification|accepté|accepted|refusé|declined|provisoire|tentative|tentatively accepted|zugesagt|abgesagt|mit vorbehalt|geaccepteerd|aceptado|accettato|nouvelle heure proposée|new time proposed|notification de transfert de réunion|meeting forward notification)\s*:/iu;
const RECEIPT_TEXT =
  /^\s*$|\blu\b|\bread\b|displayed|gelesen|gelezen|leído|letto|lida|accept|a(?:c|z)?ept|refus|declin|déclin|tentati|provisoire|zugesagt|abgesagt|transfér|propos|invit|einladung|uitnodiging/iu;
const CHALLENGE =
  /(?:pour que|afin que|so that|to (?:have|get))[^\n]{0,60}(?:e-?mail|message|courriel)[^\n]{0,60}(?:remis|délivré|livré|distribué|deliver|reach)[^\n]{0,120}(?:cliqu|authentifi|click|verif|confirm)|(?:cliqu|click)[^\n]{0,80}(?:authentifi|valider votre (?:adresse|message|envoi)|(?:prove|confirm|verify)[^\n]{0,30}(?:human|person|sender|not a (?:robot|spammer)))|mailinblack|boxbe|spamarrest/iu;
const REPORT_SUBJECT =
  /undeliver|delivery (?:status|failure|has failed|delayed)|mail delivery|mail system error|failure notice|returned (?:mail|to sender)|message non (?:remis|distribué)|remise impossible|non remis|échec (?:de (?:la )?)?(?:remise|distribution|livraison)|notification (?:d['’]échec|de non[- ]remise)|courriel non (?:remis|distribué)|unzustellbar|onbestelbaar|no se puede entregar|mancata consegna|não (?:foi )?entreg|could not (?:send|be delivered)|nondeliver|non-?remise|non-?distribution/iu;
const REPORT_TEXT =
  /\b[45]\.\d{1,3}\.\d{1,3}\b|\b(?:4[25]|5[05])\d[ -]|final-recipient|diagnostic-code|\bsmtp\b|mailer-daemon|\bMTA\b/iu;
const TICKET_SUBJECT =
  /\[?#\s?\d{3,}|\[ ?ref:|\b\d{6,}\b|\bticket\b|\bcase\s?(?:#|n°|id)|\bincident\b|\b(?:INC|REQ|CS|RITM)\d{5,}|accusé de réception|request received|demande (?:reçue|enregistrée|bien reçue)/iu;
const TICKET_TEXT =
  /nous avons (?:bien )?reçu votre (?:demande|message|mail|courriel|requête|ticket)|we (?:have )?received your (?:request|message|e-?mail|ticket)|votre (?:demande|ticket|requête|message)[^\n]{0,60} a (?:bien )?été (?:enregistré|créé|pris|ouvert|transmis|reçu)|(?:a|your) (?:support )?(?:ticket|request|case)\b[^\n]{0,60}\b(?:has been (?:created|received|logged|opened)|was created)|ticket (?:has been )?created|##[- ]?(?:please type your reply|répondez au-dessus|veuillez)|ticket (?:est )?(?:créé|ouvert)/iu;
const NOT_TO_ANSWER =
  /please do not reply to this (?:e-?mail|message)|(?:merci de |veuillez )?ne (?:pas|veuillez pas) répondre (?:directement )?à ce(?:t)? (?:message|mail|courriel|e-?mail)|ce(?:t)? (?:message|mail|courriel|e-?mail) (?:est|a été) (?:envoyé|généré|émis) automatiquement|(?:e-?mail|message) (?:was|is|has been) (?:sent|generated) automatically|bitte antworten sie nicht auf diese/iu;
const LOOKED_AT = 4000;

/** @param own what the sender has just written, without what they quote */
export function wordSigns({ subject, own }: { subject: string; own: string }): DoubtfulSign[] {
  const start = own.slice(0, LOOKED_AT);
  // A responder asks nothing in its subject.
  if (subject.includes('?')) return [];
  if (REPORT_SUBJECT.test(subject) && REPORT_TEXT.test(start)) return ['report-words'];
  if (AWAY_SUBJECT.test(subject)) return ['away-words'];
  if (start.includes('?')) return [];
  if (RECEIPT_SUBJECT.test(subject) && RECEIPT_TEXT.test(start)) return ['receipt-words'];
  if (CHALLENGE.test(start)) return ['challenge-words'];
  if (isAway(subject, start)) return ['away-words'];
  return (TICKET_SUBJECT.test(subject) && TICKET_TEXT.test(start)) || NOT_TO_ANSWER.test(start)
    ? ['ticket-words']
    : [];
}

function isAway(subject: string, start: string): boolean {
  const [prefix = ''] = BEFORE_ANSWER.exec(subject) ?? [];
  if (prefix !== '' && !MATTERS.test(prefix)) return true;
  const isGone = AWAY_TEXT.test(start.slice(0, FIRST_SENTENCES)) && ELSEWHERE.test(start);
  return isGone || (LEFT.test(start) && NOBODY_READS.test(start));
}

const FIRST_SENTENCES = 250;
