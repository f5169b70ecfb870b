// Fits what confidence is drawn from, on questions written for it, and says how well it holds on questions left out.
//   npx tsx bench/retrieval/calibrate.ts
import { fileURLToPath } from 'node:url';
import { readArticles } from '../../content/articles.ts';
import { confidenceOf, signals, type Signs } from '../../content/search/confidence.ts';
import { type SearchVocabulary, readVocabulary } from '../../content/search/vocabulary.ts';
import { type Explained, explainer } from '../../content/search/search.ts';
import { indexArticles } from '../../content/search/search-index.ts';
import { foldText } from '../../content/search/tokenize.ts';
import { isRight, type LabelledQuestion, readQuestions, roleOf } from '../../cli/faq-questions.ts';

const FOLDS = 5;
const articles = await readArticles(fileURLToPath(new URL('../../content/fr/articles', import.meta.url)));
const knowledge = readVocabulary();
type Case = { signs: Signs; right: boolean; near: boolean; covered: boolean };

// Search has learnt from these lines: each fifth is asked of a search that has not seen it.
const asked = lines();
const folds = Array.from({ length: FOLDS }, (_, nth) => {
  const left = asked.filter((__, at) => at % FOLDS === nth);
  return cases(left, explainer(indexArticles(articles, without(left))));
});
const dev = folds.flat();
const crossed = folds.flatMap((part) => {
  const fit = fitted(folds.filter((other) => other !== part).flat());
  return part.map((one) => ({ ...one, confidence: confidenceOf(one.signs, fit) }));
});
const weights = fitted(dev);
console.log(`weights: [${weights.map((weight) => weight.toFixed(3)).join(', ')}]`);
console.log('ways of asking, each fifth by the other four');
table(crossed);
const search = explainer(indexArticles(articles, knowledge));
for (const name of process.argv.slice(2)) {
  console.log(name);
  table(
    cases(questionsOf(name), search).map((one) => ({ ...one, confidence: confidenceOf(one.signs, weights) })),
  );
}

function questionsOf(name: string): LabelledQuestion[] {
  return readQuestions(fileURLToPath(new URL(`../../test/data/faq/${name}.jsonl`, import.meta.url)));
}

/** Every way of asking as a question of those whom its article is for. */
function lines(): LabelledQuestion[] {
  const audiences = new Map(articles.map(({ slug, audience }) => [slug, audience]));
  const line = (question: string, slug?: string): LabelledQuestion => ({
    id: question,
    question,
    audience: audiences.get(slug ?? '') ?? 'both',
    topic: slug ?? null,
    acceptable_topics: slug === undefined ? [] : [slug],
    covered: slug !== undefined,
  });
  return [
    ...Object.entries(knowledge.asked).flatMap(([slug, texts]) => texts.map((text) => line(text, slug))),
    ...knowledge.unanswered.map((text) => line(text)),
  ];
}

function cases(questions: readonly LabelledQuestion[], explained: Explained): Case[] {
  return questions.map((one) => {
    const { found, signs } = explained(one.question, roleOf(one));
    const acceptable = new Set(one.acceptable_topics);
    return {
      signs,
      right: isRight(one, found[0]?.slug),
      near: found.slice(0, 3).some(({ slug }) => acceptable.has(slug)),
      covered: one.covered,
    };
  });
}

function without(left: readonly LabelledQuestion[]): SearchVocabulary {
  const hidden = new Set(left.map(({ question }) => foldText(question)));
  const others = (texts: readonly string[]) => texts.filter((text) => !hidden.has(foldText(text)));
  return {
    ...knowledge,
    asked: Object.fromEntries(Object.entries(knowledge.asked).map(([slug, texts]) => [slug, others(texts)])),
    unanswered: others(knowledge.unanswered),
  };
}

/** Logistic regression by gradient descent: five weights and a few hundred cases. */
function fitted(from: readonly Case[], { steps = 4_000, rate = 0.3, decay = 2e-3 } = {}): number[] {
  const rows = from.map(({ signs, right }) => ({ values: signals(signs), target: right ? 1 : 0 }));
  let fit = signals(from[0]?.signs ?? missing()).map(() => 0);
  for (let step = 0; step < steps; step += 1) {
    const slope = fit.map(() => 0);
    for (const { values, target } of rows) {
      const sum = values.reduce((total, value, at) => total + value * (fit[at] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - target;
      values.forEach((value, at) => (slope[at] = (slope[at] ?? 0) + (error * value) / rows.length));
    }
    fit = fit.map((weight, at) => weight - rate * ((slope[at] ?? 0) + (at === 0 ? 0 : decay * weight)));
  }
  return fit;
}

function table(judged: readonly (Case & { confidence: number })[]): void {
  const covered = judged.filter((one) => one.covered).length;
  const first = judged.filter((one) => one.right).length;
  const near = judged.filter((one) => one.covered && one.near).length;
  console.log(`  first ${share(first, covered)}, in three ${share(near, covered)}`);
  for (const threshold of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]) {
    const answered = judged.filter(({ confidence }) => confidence >= threshold);
    const right = answered.filter((one) => one.right).length;
    const uncovered = answered.filter((one) => !one.covered).length;
    console.log(
      `  ${threshold}: right answers ${share(right, covered)} of covered; wrong ${share(answered.length - right, judged.length)} of all;` +
        ` uncovered not answered ${share(judged.length - covered - uncovered, judged.length - covered)}`,
    );
  }
}

function missing(): never {
  throw new Error('no question to fit on');
}

function share(count: number, all: number): string {
  return (count / all).toFixed(3);
}
