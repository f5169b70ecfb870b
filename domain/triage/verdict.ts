import type { Found, Reading } from './findings.ts';
import type { Finding } from './knowledge.ts';
import type { Role, Route, TriageContext } from './types.ts';

export type Verdict = { route: Route; confidence: number; because: Found[] };

/** Guards under which nobody's health is in play; under the others it still is, only not now. */
const NOBODY = new Set(['figurative', 'professional', 'hypothetical', 'general']);

/** Emergency, then medical, then complaint, then the rest: in doubt between medical and not, medical. */
export function verdictOf(reading: Reading, context: TriageContext): Verdict {
  const live = (...findings: Finding[]) => reading.found.filter((one) => !one.guard && findings.includes(one.rule.gives));
  const danger = live('emergency', 'suicidal');
  if (danger.length > 0) return { route: 'emergency', confidence: 0.95, because: danger };
  const asks = live('medical-ask');
  const health = [...live('health'), ...pastDanger(reading.found)];
  const complaints = live('complaint');
  const medical = [...asks, ...health];
  if (medical.length > 0 && !onlyMentioned(asks, complaints)) {
    return { route: medicalRoute(reading, context.role), confidence: asks.length > 0 ? 0.9 : 0.75, because: medical };
  }
  return ordinary(live, complaints);
}

function pastDanger(found: readonly Found[]): Found[] {
  return found.filter((one) => isDanger(one.rule.gives) && one.guard !== undefined && !NOBODY.has(one.guard));
}

function isDanger(finding: Finding): boolean {
  return finding === 'emergency' || finding === 'suicidal';
}

const STRONG = 2;

/** "On a lu mon motif (dépression) à voix haute, c'est révoltant": a complaint that mentions health, and asks nothing of a doctor. */
function onlyMentioned(asks: readonly Found[], complaints: readonly Found[]): boolean {
  return asks.length === 0 && weightOf(complaints) >= STRONG;
}

function weightOf(found: readonly Found[]): number {
  const rules = new Map(found.map((one) => [one.rule.id, one.rule.weight]));
  return [...rules.values()].reduce((sum, weight) => sum + weight, 0);
}

function medicalRoute(reading: Reading, role: Role): Route {
  const about = (finding: Finding) => weightOf(reading.found.filter((one) => one.rule.gives === finding && !one.guard));
  const self = about('about-self');
  const staff = about('about-staff');
  if (role === 'unknown') return staff > self ? 'medical_employer' : 'medical_employee';
  if (role === 'employer') return self > staff + STRONG ? 'medical_employee' : 'medical_employer';
  return staff > self + STRONG ? 'medical_employer' : 'medical_employee';
}

function ordinary(live: (...f: Finding[]) => Found[], complaints: Found[]): Verdict {
  const automated = live('automated');
  if (automated.length > 0) return { route: 'other', confidence: 0.9, because: automated };
  const questions = live('question');
  const others = live('other', 'thanks');
  const human = live('human');
  if (weightOf(complaints) >= 1) return { route: 'complaint', confidence: 0.8, because: complaints };
  if (weightOf(others) > weightOf(questions) && human.length === 0) return { route: 'other', confidence: 0.8, because: others };
  if (questions.length + human.length > 0) return { route: 'question', confidence: 0.8, because: [...questions, ...human] };
  return { route: 'other', confidence: 0.4, because: others };
}
