// Words that responders write, in the languages that reach us. They make one doubt; people may write them as well.
import type { DoubtfulSign } from './signs.ts';

/** At the start of a subject only: within a sentence they are anybody's. */
const AWAY_SUBJECT =
  /^\s*\[?(?:réponse automatique|réponse automatisée|message automatique|message d['’]absence|(?:notification d['’])?absence du bureau|absente? du bureau|automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|ooo\b|abwesenheits\w*|automatische (?:antwort|antwoord|beantwoording)|automatisch antwoord|afwezigheid\w*|afwezig\b|respuesta autom[áa]tica|fuera de la oficina|risposta automatica|fuori (?:ufficio|sede)|resposta autom[áa]tica|fora do escrit[óo]rio|automatiskt svar|frånvaro|autosvar|odpowiedź automatyczna|autom\p{L}+ (?:odpowied|odpov[eě][dď]|svar|vastaus|odgovor|válasz|atsakymas)\p{L}*|răspuns automat|automatisk\w* svar|otomatik yanıt|автоответ\p{L}*|автоматический ответ|自動(?:返信|応答)|nieobecność|poissaolo\p{L}*|nepřítomnost)(?:\P{L}|$)/iu;
const AWAY_TEXT =
  /^\W*(?:(?:bonjour|hello|hi|hallo|dear|madame|monsieur|guten tag|hola|buongiorno)[^\n]{0,60}\n+\s*)?(?:(?:je suis|nous sommes) (?:actuellement |momentanément )?(?:absente?s?|en congés?|hors du bureau|en vacances)\b[^\n]{0,80}\b(?:jusqu|du \d|retour|inclus)|(?:votre (?:message|mail) a été reçu[^\n]{0,40}absence)|i am (?:currently )?(?:out of (?:the )?office|away|on (?:leave|vacation|holiday))\b|ich bin (?:derzeit |zurzeit |momentan )?(?:nicht im büro|abwesend|im urlaub)|ik ben (?:momenteel )?(?:afwezig|niet op kantoor|met vakantie)|(?:ceci est|il s['’]agit d['’]) ?(?:une|un)? ?(?:réponse|message) automatique|this is an auto(?:mat(?:ed|ic))?[- ]|dies ist eine automatisch|dit is een automatisch|este es un mensaje automático|questo è un messaggio automatico|no me encuentro|estoy fuera|sono (?:assente|fuori)|estou ausente)/iu;
/** A responder says whom to ask meanwhile, or that nobody reads: an absence alone is anybody's sentence. */
const ELSEWHERE =
  /en (?:cas d['’]urgence|mon absence|notre absence)|(?:vous pouvez|merci de|veuillez) (?:contacter|joindre|vous adresser)|votre (?:message|mail) (?:sera|ne sera)|ne (?:consulte|lis|lirai) pas|accès (?:limité|restreint)|dès mon retour|à mon retour|réponse automatique|(?:please|kindly) (?:contact|reach)|for urgent|in my absence|limited access|upon my return|when i return|auto(?:matic|mated)?[- ]?(?:reply|response)|dringend|wenden sie sich|vertretung|kontaktieren|weitergeleitet|bij afwezigheid|neem contact|dringende|contacte con|en mi ausencia|in caso di urgenz|in mia assenza|na minha ausência|automati/iu;
const RECEIPT_SUBJECT =
  /^\s*(?:lu|read|gelesen|gelezen|leído|letto|lida|accusé de lecture|read receipt|confirmation de lecture|lesebestätigung|non lu|not read|disposition notification|accepté|accepted|refusé|declined|provisoire|tentative|tentatively accepted|zugesagt|abgesagt|mit vorbehalt|geaccepteerd|aceptado|accettato)\s*:/iu;
const REPORT_SUBJECT =
  /undeliver|delivery (?:status|failure|has failed|delayed)|mail delivery|mail system error|failure notice|returned (?:mail|to sender)|message non (?:remis|distribué)|remise impossible|non remis|échec (?:de (?:la )?)?(?:remise|distribution|livraison)|notification (?:d['’]échec|de non[- ]remise)|courriel non (?:remis|distribué)|unzustellbar|onbestelbaar|no se puede entregar|mancata consegna|não (?:foi )?entreg|could not (?:send|be delivered)|nondeliver|non-?remise|non-?distribution/iu;
const REPORT_TEXT =
  /\b[45]\.\d{1,3}\.\d{1,3}\b|\b(?:4[25]|5[05])\d[ -]|final-recipient|diagnostic-code|\bsmtp\b|mailer-daemon|\bMTA\b/iu;
const TICKET_SUBJECT =
  /\[?#\s?\d{3,}|\bticket\b|\bcase\s?(?:#|n°|id)|\bincident\b|\b(?:INC|REQ|CS|RITM)\d{5,}|accusé de réception|request received|demande (?:reçue|enregistrée|bien reçue)/iu;
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
  if (RECEIPT_SUBJECT.test(subject)) return ['receipt-words'];
  if (AWAY_TEXT.test(start) && ELSEWHERE.test(start)) return ['away-words'];
  return (TICKET_SUBJECT.test(subject) && TICKET_TEXT.test(start)) || NOT_TO_ANSWER.test(start)
    ? ['ticket-words']
    : [];
}
