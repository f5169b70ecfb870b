import type { RuleMatch, TextReading } from '../../domain/triage/findings.ts';
import type { Finding } from '../../domain/triage/knowledge.ts';
import { type Odds, oddsOf, type Voice, VOICES } from '../../domain/triage/model.ts';
import { judge, type ScoredMessage, scoreOf } from '../../domain/triage/score.ts';
import type { Role, Route, Triage } from '../../domain/triage/types.ts';
import { verdictOf } from '../../domain/triage/verdict.ts';
import { learn } from '../../content/triage/learn.ts';
import {
  askedLessons,
  labelledByAuthor,
  practiceLessons,
  type Studied,
  study,
} from '../../content/triage/lessons.ts';

/**
 * Rules alone, voice alone, both: eight-fold over the labelled messages; then both on each author's messages, learned
 * from the other authors' only. `npx tsx bench/triage/compare.ts`.
 */
const FOLDS = 8;
const practice = [...study(practiceLessons()), ...askedLessons()];
const authors = labelledByAuthor().map(({ author, messages }) => ({ author, studied: study(messages) }));
const labelled = authors.flatMap(({ studied }) => studied);

const heard = labelled.map((one, index) => ({ one, fold: index % FOLDS }));
const models = Array.from({ length: FOLDS }, (_, fold) =>
  learn([...practice, ...heard.filter((item) => item.fold !== fold).map(({ one }) => one)], VOICES),
);
const judgedBy = (
  decide: (one: Studied, odds: Odds) => Pick<Triage, 'route' | 'humanRequested'>,
): ScoredMessage[] =>
  heard.flatMap(({ one, fold }) => {
    const model = models[fold];
    return model ? [judge(one.message, asTriage(decide(one, oddsOf(one.features, model, VOICES))))] : [];
  });

report(
  'rules alone',
  judgedBy(({ reading, message }) => byRules(reading, message.role)),
);
report(
  'voice alone',
  judgedBy(({ message }, odds) => byVoice(odds, message.role)),
);
report(
  'both',
  judgedBy(({ reading, message }, odds) => verdictOf(reading, odds, message, 0)),
);

for (const { author, studied } of authors) {
  const others = authors.filter((one) => one.author !== author).flatMap((one) => one.studied);
  const model = learn([...practice, ...others], VOICES);
  const judged = studied.map((one) =>
    judge(one.message, asTriage(verdictOf(one.reading, oddsOf(one.features, model, VOICES), one.message, 0))),
  );
  report(`both, ${author} (${studied.length}), learned from the others`, judged);
}

function byRules(reading: TextReading, role: Role) {
  const live = (...findings: Finding[]): RuleMatch[] =>
    reading.found.filter(({ rule, guard }) => guard === undefined && findings.includes(rule.gives));
  const humanRequested = live('human').length > 0;
  const choices: [Route, RuleMatch[]][] = [
    ['emergency', live('emergency', 'suicidal')],
    [medicalFor(role), live('health', 'medical-ask')],
    ['complaint', live('complaint', 'declared-complaint')],
    ['question', live('question', 'human')],
  ];
  return { route: choices.find(([, found]) => found.length > 0)?.[0] ?? 'other', humanRequested };
}

function byVoice(odds: Odds, role: Role) {
  const best = VOICES.reduce((one: Voice, other) => (odds[one] >= odds[other] ? one : other));
  if (best === 'human') return { route: 'question' as const, humanRequested: true };
  return {
    route: best === 'medical' || best === 'distress' ? medicalFor(role) : best,
    humanRequested: false,
  };
}

function medicalFor(role: Role): Route {
  return role === 'employer' ? 'medical_employer' : 'medical_employee';
}

function asTriage(decided: Pick<Triage, 'route' | 'humanRequested'>): Triage {
  const nothing = {
    sensitive: false,
    spans: [],
    suicidal: false,
    thanks: false,
    cannotReach: false,
    automated: false,
    ruleAsked: 0,
  };
  return { ...nothing, ...decided, confidence: 1, reasons: [] };
}

function report(name: string, judged: readonly ScoredMessage[]) {
  const { accuracy, macroF1, medicalRecall, missedEmergencies, falseEmergencyRate } = scoreOf(judged);
  const shares = [accuracy, macroF1, medicalRecall, falseEmergencyRate].map(
    (share) => `${(share * 100).toFixed(1)} %`,
  );
  const [right, f1, medical, alarms] = shares;
  console.log(
    `${name}: right ${right}, macro F1 ${f1}, medical recall ${medical}, missed ${missedEmergencies.length}, false alarms ${alarms}`,
  );
}
