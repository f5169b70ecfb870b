/** So many letters of a question must be left. */
const LEAST = 8;

const SAY =
  '(?:dire|indiquer|préciser|expliquer|confirmer|informer|renseigner|éclairer|rappeler|communiquer|donner (?:des |une |quelques )?(?:informations?|infos?|précisions?|renseignements?))';
const TO_US = "(?:m['’]|nous |me )";
const KNOW =
  "(?:savoir|connaître|comprendre|avoir (?:des |une |quelques |plus d[’']?)?(?:informations?|infos?|précisions?|renseignements?))";

/** Forms of asking that say nothing of what is asked: « pouvez-vous me dire », « nous souhaiterions savoir ». */
const FORMS = new RegExp(
  `(?<![\\p{L}])(?:${[
    `(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) (?:svp |s['’]il vous pla[iî]t,? )?${TO_US}${SAY}`,
    `(?:est[- ]ce que |)vous (?:pouvez|pourriez) ${TO_US}${SAY}`,
    `(?:merci|je vous remercie|prière) (?:par avance |d['’]avance )?(?:de |d['’])(?:bien vouloir )?${TO_US}${SAY}`,
    `(?:veuillez|je vous prie de) (?:bien vouloir )?${TO_US}${SAY}`,
    `(?:je|j['’]|nous|on) ?(?:voudrais|souhaite(?:rais)?|aimerais|veux|voudrions|souhait(?:er)?(?:i?ons)|aimerions|voudrait|aimerait|cherche à|cherchons à) (?:bien )?${KNOW}`,
    `(?:dites|indiquez|expliquez|précisez)[- ](?:moi|nous)`,
    `je (?:me|m['’]) ?demande(?:rais)?|savez[- ]vous|j['’]ai (?:juste |encore )?une (?:petite |simple )?question (?:sur|concernant|à propos de)`,
    `(?:je|nous) vous (?:écris|écrivons|contacte|contactons|sollicite) (?:pour|afin de) (?:savoir|connaître)`,
    `(?:could|can|would) you (?:please )?(?:tell|let) (?:me|us)(?: know)?|(?:i|we)(?:['’]d| would) like to know`,
  ].join('|')})(?: (?:si|svp|s['’]il vous pla[iî]t))?(?![\\p{L}])[,:]?`,
  'giu',
);

/** The question without the form it is asked in, which would weigh as much as its words; the text itself when little is left. */
export function withoutForms(text: string): string {
  const bare = text.replaceAll(FORMS, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return bare.length < LEAST ? text : bare;
}
