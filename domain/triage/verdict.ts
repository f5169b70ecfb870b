import { areDetails } from './details.ts';
import type { RuleMatch, TextReading } from './findings.ts';
import type { Finding } from './knowledge.ts';
import type { Odds } from './model.ts';
import type { Role, Route, TriageContext } from './types.ts';

export type Verdict = {
  route: Route;
  humanRequested: boolean;
  confidence: number;
  /** The learned voice's share for an emergency, whatever the route. */
  danger: number;
  /** The learned voice's share for anything about health. */
  medical: number;
  distress: boolean;
  /** What asks for a rule about a danger, and is no alarm for that. */
  aside: boolean;
  because: RuleMatch[];
};

/**
 * Where the rules and the learned voice meet. Chosen by cross-validation (docs/triage.md): the voice alone raises an
 * alarm from `alarm`, a rule's alarm stands unless the voice is all but sure of the contrary.
 */
const BALANCE = {
  alarm: 0.28,
  alarmAgainstWords: 0.65,
  alarmDespiteNeed: 0.5,
  doubt: 0.04,
  medical: 0.3,
  medicalWithWords: 0.12,
  medicalDespiteComplaint: 0.8,
  medicalDespiteNeed: 0.6,
  medicalDespiteRule: 0.3,
  medicalUnasked: 0.7,
  medicalUnaskedRule: 0.35,
  bare: 0.85,
  cry: 0.9,
  distress: 0.5,
  human: 0.5,
};

/**
 * Up to so many words, without one of health among them ("Vendredi.", "Je ne sais pas."), the voice has nothing to go by but how
 * often each route is taken: it must be surer.
 */
const BARE_WORDS = 5;

/** Guards under which nobody's health is in play; under the others it still is, only not now. */
const NOBODY = new Set([
  'figurative',
  'professional',
  'hypothetical',
  'idiom',
  'lesson',
  'hypothetical-health',
  'over-it',
  'hypothetical-suicide',
]);

/** In words: nobody who cries for help writes more. */
export const CRY = 8;

/** From this chance on a rule is all but surely asked for. */
export const SURELY_A_RULE = 0.95;

/**
 * Emergency, then medical, then complaint, then the rest: in doubt between medical and not, medical.
 * @param ruleAsked the chance that it asks for a rule that holds for everybody
 */
export function verdictOf(
  reading: TextReading,
  odds: Odds,
  context: TriageContext,
  ruleAsked: number,
): Verdict {
  const live = (...findings: Finding[]) =>
    reading.found.filter((one) => !one.guard && findings.includes(one.rule.gives));
  const humanRequested = wantsHuman(reading, odds);
  const because = (route: Route, found: RuleMatch[], confidence: number): Verdict => ({
    route,
    humanRequested,
    confidence,
    danger: odds.emergency,
    medical: medicalShare(odds),
    distress: false,
    aside: false,
    because: found,
  });

  if (odds.emergency < BALANCE.cry && (areDetails(reading) || announces(reading))) return ofDetails(odds);
  const danger = live('emergency', 'suicidal');
  if (isAlarm(danger, reading, odds)) {
    if (asksOfDanger(danger, odds, ruleAsked))
      return { ...because(medicalRoute(reading, context.role), danger, medicalShare(odds)), aside: true };
    return because('emergency', danger, Math.max(odds.emergency, danger.length > 0 ? 0.9 : 0));
  }
  const medical = [...live('medical-ask', 'health'), ...pastDanger(reading.found)];
  const distress = medicalShare(odds) < BALANCE.doubt ? [] : live('distress');
  if (distress.length > 0 || odds.distress >= BALANCE.distress)
    return {
      ...because(medicalRoute(reading, context.role), distress, medicalShare(odds)),
      distress: true,
    };
  if (reading.insulting && live('health', 'medical-ask').length === 0)
    return { ...ofDetails(odds), route: 'other' };
  const [declared, told] = [live('declared-complaint'), live('told-to-others')];
  if (declared.length > 0 && !isSurelyMedical(reading, odds)) return because('complaint', declared, 0.9);
  if (told.length > 0 && odds.complaint >= odds.question && medicalShare(odds) < BALANCE.medicalDespiteNeed)
    return because('complaint', told, odds.complaint);
  const bare = isBare(reading);
  const unheard = bare && medical.length === 0 && medicalShare(odds) < BALANCE.bare;
  if (!isRequest(reading, odds) && !unheard && !isHarmless(reading) && isMedical(medical, odds))
    return because(medicalRoute(reading, context.role), medical, medicalShare(odds));
  const route = bare && odds.complaint < BALANCE.bare ? calmRoute(odds) : ordinaryRoute(odds);
  return because(
    route,
    live(route === 'other' ? 'thanks' : route === 'complaint' ? 'complaint' : 'question', 'other', 'human'),
    odds[route],
  );
}

/** "Décaler ma visite, j'ai dialyse" and « tous les combien ? » ask of support what the voice may hear as a doctor's, up to a share. */
function isRequest({ found }: TextReading, odds: Odds): boolean {
  const holds = (finding: Finding) => found.some(({ rule, guard }) => !guard && rule.gives === finding);
  const asked = holds('medical-ask');
  const enough = asked ? BALANCE.medicalDespiteNeed : BALANCE.medicalUnasked;
  const enoughOfRule = asked ? BALANCE.medicalDespiteRule : BALANCE.medicalUnaskedRule;
  return (
    (holds('ordinary-need') && medicalShare(odds) < enough) ||
    (holds('rule-asked') && medicalShare(odds) < enoughOfRule)
  );
}

/** A wish denied ("je ne veux pas parler à un humain") silences the voice; a bare "conseiller" lost in a long message does not. */
function wantsHuman(reading: TextReading, odds: Odds): boolean {
  const wishes = reading.found.filter(
    ({ rule, guard }) => rule.gives === 'human' && guard !== 'long-message',
  );
  return wishes.length > 0 ? wishes.some(({ guard }) => guard === undefined) : odds.human >= BALANCE.human;
}

/**
 * The voice alone needs more when every word of danger is set in the past or taken care of, or when there is none; a
 * little more beside an ordinary request ("il s'est fracturé le tibia, replacez sa visite").
 */
function isAlarm(danger: readonly RuleMatch[], reading: TextReading, odds: Odds): boolean {
  if (danger.length > 0) return odds.emergency >= BALANCE.doubt;
  if (isHarmless(reading)) return false;
  if (isBare(reading) && GOES_ON.test(reading.text)) return odds.emergency >= BALANCE.bare;
  const setAside = reading.found.some(({ rule, guard }) => guard !== undefined && isDanger(rule.gives));
  const heard =
    reading.found.some(({ rule }) => rule.gives === 'health' || isDanger(rule.gives)) ||
    (reading.hinted && !isBare(reading));
  if (setAside || !heard) return odds.emergency >= BALANCE.alarmAgainstWords;
  const needs = reading.found.some(({ rule, guard }) => NEEDS.has(rule.gives) && guard === undefined);
  return odds.emergency >= (needs ? BALANCE.alarmDespiteNeed : BALANCE.alarm);
}

/**
 * « Chute d'un livreur ce matin, combien de temps pour la déclarer ? » asks the doctors nothing that cannot wait: the numbers stand above the
 * answer, and nobody is woken. Never of suicide, nor where the voice hears a danger all the same.
 */
function asksOfDanger(danger: readonly RuleMatch[], odds: Odds, ruleAsked: number): boolean {
  return (
    ruleAsked >= SURELY_A_RULE &&
    odds.emergency < BALANCE.alarmAgainstWords &&
    !danger.some(({ rule }) => rule.gives === 'suicidal')
  );
}

/**
 * « Je vais brûler des DVD »: in a message as short as a cry, what the voice hears in the verb is answered by its object. Where an
 * illness or a danger is named beside it, or more is told, it is heard as ever.
 */
function isHarmless({ tokens, found }: TextReading): boolean {
  return (
    tokens.length <= CRY &&
    found.some(({ rule }) => rule.gives === 'harmless') &&
    !found.some(({ rule, guard }) => guard === undefined && OF_SOMEBODY.has(rule.gives))
  );
}

const OF_SOMEBODY = new Set<Finding>(['emergency', 'suicidal', 'distress', 'health', 'medical-ask']);

/** What is asked is no alarm by itself. */
const NEEDS = new Set<Finding>(['ordinary-need', 'rule-asked']);

function isDanger(finding: Finding): boolean {
  return finding === 'emergency' || finding === 'suicidal';
}

function medicalShare(odds: Odds): number {
  return odds.medical + odds.emergency + odds.distress;
}

function isMedical(medical: readonly RuleMatch[], odds: Odds): boolean {
  return medicalShare(odds) >= (medical.length > 0 ? BALANCE.medicalWithWords : BALANCE.medical);
}

/** "C'est une réclamation : puis-je porter avec ma hernie ?" asks a doctor; a complaint that only names an illness does not. */
function isSurelyMedical({ found }: TextReading, odds: Odds): boolean {
  const asks = found.some(({ rule, guard }) => rule.gives === 'medical-ask' && guard === undefined);
  return asks && medicalShare(odds) >= BALANCE.medicalDespiteComplaint;
}

function pastDanger(found: readonly RuleMatch[]): RuleMatch[] {
  return found.filter((one) => isDanger(one.rule.gives) && one.guard !== undefined && !NOBODY.has(one.guard));
}

const CLEARLY = 2;

/** The declared role, unless the words clearly speak of someone else: an employer may be ill, an employee may manage. */
function medicalRoute(reading: TextReading, role: Role): Route {
  const about = (finding: Finding) =>
    reading.found.filter((one) => one.rule.gives === finding && !one.guard).length;
  const self = about('about-self');
  const staff = about('about-staff');
  if (role === 'unknown')
    return staff > 0 && staff * CLEARLY >= self ? 'medical_employer' : 'medical_employee';
  return role === 'employer' ? 'medical_employer' : 'medical_employee';
}

function ordinaryRoute(odds: Odds): 'complaint' | 'question' | 'other' {
  const question = odds.question + odds.human;
  return odds.complaint >= question && odds.complaint >= odds.other ? 'complaint' : calmRoute(odds);
}

function calmRoute(odds: Odds): 'question' | 'other' {
  return odds.question + odds.human >= odds.other ? 'question' : 'other';
}

/** Nobody is heard to wish for a person, to be ill or in danger. */
function ofDetails(odds: Odds): Verdict {
  const route = calmRoute(odds);
  return {
    route,
    humanRequested: false,
    confidence: odds[route],
    danger: 0,
    medical: 0,
    distress: false,
    aside: false,
    because: [],
  };
}

/** « Et il a 16 ans »: said of what was asked before. */
const GOES_ON = /^\s*et /i;

/** Some words, of which rules know whom they speak of at most: « et il a 16 ans », « j'ai déjà essayé », « et dix d'un coup ? ». */
function isBare({ tokens, found, hinted, text }: TextReading): boolean {
  if (hinted && !(GOES_ON.test(text) && text.trimEnd().endsWith('?'))) return false;
  return tokens.length <= BARE_WORDS && found.every(({ rule }) => OF_WHOM.has(rule.gives));
}

const OF_WHOM = new Set<Finding>(['about-self', 'about-staff']);

/** « J'ai une question »: each word is one of asking or no word at all, and what the voice hears in them is chance. */
function announces({ tokens, found, hinted }: TextReading): boolean {
  if (hinted || tokens.length > BARE_WORDS || !found.some(({ rule }) => rule.gives === 'question'))
    return false;
  return (
    found.every(({ rule }) => OF_NO_WEIGHT.has(rule.gives)) &&
    tokens.every(({ light }, at) => light || found.some(({ match }) => match.from <= at && at < match.to))
  );
}

const OF_NO_WEIGHT = new Set<Finding>(['question', 'other', 'about-self']);
