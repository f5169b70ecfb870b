// Fits how sure an answer is, on questions judged by the words of the answer, each author's by the others'. A set that was read since
// is asked of the help centre and of the ways of asking as they were before: SET@COMMIT takes them from the history.
//   npx tsx bench/retrieval/sureness.ts truth_ninth_a@83581da truth_ninth_b@83581da truth_ninth_c@83581da truth_ninth_d@83581da
import { fileURLToPath } from 'node:url';
import { type Retrieval, retrievalOver } from '../../content/search/retrieval.ts';
import { isRight, type LabelledQuestion, readQuestionFile, roleOf } from '../../cli/faq-questions.ts';
import { type TruthQuestion, worthOf } from '../../cli/truth-questions.ts';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import { triage } from '../../content/triage/triage.ts';
import { sightingFeatures, sureness, type Sightings } from '../../content/search/sureness.ts';
import type { Look } from '../../content/search/look.ts';
import { contentAt } from './content-at.ts';

type Sighted = { sightings: Sightings; right: boolean; asked: TruthQuestion; look: Look };

const today = await publishedRetrieval();
const sets: { name: string; author: string; rows: Sighted[] }[] = [];
for (const name of process.argv.slice(2)) {
  const [author = '', commit] = name.split('@');
  const retrieval = commit === undefined ? today : await retrievalAt(commit);
  sets.push({ name, author, rows: rowsOf(author, retrieval) });
}
for (const { name, author, rows } of sets) {
  const others = sets.filter((set) => set.author !== author).flatMap((set) => set.rows);
  if (others.length > 0) table(`${name}, fitted on the others`, rows, fitted(others));
}
const all = sets.flatMap(({ rows }) => rows);
const weights = fitted(all);
table('all, fitted on all', all, weights);
console.log(`weights: [${weights.map((weight) => weight.toFixed(3)).join(', ')}]`);
if (process.env['LIST'])
  for (const { asked, look, right, sightings } of all.filter(
    (row) => !row.right && row.asked.handoff !== 'right' && row.asked.expect.length > 0,
  ))
    console.log(
      `${asked.id} ${right} ${sureness(sightings, weights).toFixed(2)} case ${look.caseness.toFixed(2)} | ${asked.question.slice(0, 90)} | ${look.passages.map(({ slug, paragraph }) => `${slug}#${paragraph}`).join(' + ')}`,
    );
if (process.env['LIST'])
  for (const { asked, look, sightings } of all.filter((row) => row.asked.handoff === 'right'))
    console.log(
      `PERSON ${asked.id} ${sureness(sightings, weights).toFixed(2)} case ${look.caseness.toFixed(2)} | ${asked.question.slice(0, 90)}`,
    );

/** Search as it was at a commit. */
async function retrievalAt(commit: string): Promise<Retrieval> {
  const { articles, knowledge } = await contentAt(commit);
  return retrievalOver(articles, knowledge);
}

function rowsOf(name: string, retrieval: Retrieval): Sighted[] {
  const file = readQuestionFile(fileURLToPath(new URL(`../../test/data/faq/${name}.jsonl`, import.meta.url)));
  if (file.labelled === 'articles') return file.questions.map((asked) => byArticle(asked, retrieval));
  return file.questions
    .filter((asked) => (asked.expect.length > 0 || asked.handoff === 'right') && reachesSearch(asked))
    .map((asked) => {
      const look = retrieval.look(asked.question, roleOf(asked));
      const text = look.passages.map((place) => retrieval.passage(place)?.text ?? '').join('\n');
      return {
        asked,
        look,
        sightings: look.sightings,
        right: worthOf(asked, { decision: 'answer', text }) === 'right',
      };
    });
}

/** What triage gives to people is not answered, however sure that would be. */
function reachesSearch(asked: TruthQuestion): boolean {
  const { route, humanRequested } = triage()(asked.question, { channel: 'chat', role: asked.audience });
  return (route === 'question' || route === 'other') && !humanRequested;
}

/** Where only the article is known, it stands for the passage; what no article answers is for a person. */
function byArticle(asked: LabelledQuestion, retrieval: Retrieval): Sighted {
  const look = retrieval.look(asked.question, roleOf(asked));
  const right = look.passages.some(({ slug }) => isRight(asked, slug));
  const { id, question, covered } = asked;
  const handoff = covered ? 'wrong' : 'right';
  const expect = covered ? [['']] : [];
  return {
    asked: { id, question, audience: roleOf(asked), expect, never: [], handoff },
    look,
    sightings: look.sightings,
    right,
  };
}

function table(name: string, rows: readonly Sighted[], fit: readonly number[]): void {
  const could = rows.filter(({ asked }) => asked.handoff !== 'right').length;
  console.log(
    `${name}: ${rows.length} questions, ${could} answerable, ${rows.filter(({ right }) => right).length} with the right passages`,
  );
  for (const threshold of [0.4, 0.5, 0.6, 0.7, 0.8]) {
    const answered = rows.filter(({ sightings }) => sureness(sightings, fit) >= threshold);
    const wrong = answered.filter(({ right }) => !right).length;
    console.log(
      `  ${threshold}: right ${((100 * (answered.length - wrong)) / could).toFixed(0)} % of answerable, wrong ${((100 * wrong) / rows.length).toFixed(1)} % of all`,
    );
  }
}

/** Logistic regression with a little decay, by plain gradient steps. */
function fitted(rows: readonly Sighted[]): number[] {
  const lines = rows.map(({ sightings, right }) => ({ values: sightingFeatures(sightings), right }));
  const fit = Array.from({ length: lines[0]?.values.length ?? 0 }, () => 0);
  for (let step = 0; step < 6_000; step += 1) {
    const slope = fit.map((weight, at) => (at === 0 ? 0 : -0.01 * weight));
    for (const { values, right } of lines) {
      const sum = values.reduce((total, value, at) => total + value * (fit[at] ?? 0), 0);
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      values.forEach((value, at) => (slope[at] = (slope[at] ?? 0) + (error * value) / lines.length));
    }
    fit.forEach((weight, at) => (fit[at] = weight + 0.2 * (slope[at] ?? 0)));
  }
  return fit;
}
