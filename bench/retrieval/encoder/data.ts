// What the sentence encoder learns and is judged on, of the help centre and the ways of asking of a commit (docs/retrieval.md):
//   npx tsx bench/retrieval/encoder/data.ts FOLDER 83581da truth_ninth_a truth_ninth_b truth_ninth_c truth_ninth_d
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readQuestionFile, roleOf } from '../../../cli/faq-questions.ts';
import { type TruthQuestion, worthOf } from '../../../cli/truth-questions.ts';
import { foreignLanguage } from '../../../content/search/language.ts';
import { labelOf, waysOf } from '../../../content/search/lessons.ts';
import { CASE, lookerOver } from '../../../content/search/look.ts';
import { indexArticles } from '../../../content/search/search-index.ts';
import { sightingFeatures } from '../../../content/search/sureness.ts';
import { waysFor } from '../../../content/search/ways-for.ts';
import { weigherOver } from '../../../content/search/weigh.ts';
import { triage } from '../../../content/triage/triage.ts';
import { contentAt } from '../content-at.ts';

const [folder = '', commit = 'HEAD', ...sets] = process.argv.slice(2);
const { articles, knowledge: all } = await contentAt(commit);
const knowledge = waysFor(articles, all);
const shelf = indexArticles(articles, knowledge);
const weigh = weigherOver(shelf);
const look = lookerOver(shelf, weigh);
const qualify = triage();

mkdirSync(folder, { recursive: true });
write(
  'passages',
  shelf.passages.map((passage) => ({ slug: passage.slug, label: labelOf(passage) })),
);
write('lessons', lessons());
write('questions', sets.flatMap(questionsOf));

/** Ways of asking for a section; for an article, where the section is not known; for nothing; and cases by kind. */
function lessons(): { kind: string; label: string; text: string }[] {
  const ofSections = shelf.passages.flatMap((passage, at) => {
    const title = shelf.articles[shelf.articleOf[at] ?? 0]?.title ?? '';
    return waysOf(passage, title, knowledge).map((text) => ({
      kind: 'section',
      label: labelOf(passage),
      text,
    }));
  });
  const known = new Set(ofSections.map(({ text }) => text));
  const ofArticles = articles.flatMap(({ slug, keywords }) =>
    [...(knowledge.asked[slug] ?? []), ...keywords]
      .filter((text) => !known.has(text))
      .map((text) => ({ kind: 'article', label: slug, text })),
  );
  const ofNone = knowledge.unanswered.map((text) => ({ kind: 'none', label: 'none', text }));
  const ofCases = Object.entries(knowledge.cases).flatMap(([label, texts]) =>
    texts.map((text) => ({ kind: 'case', label, text })),
  );
  return [...ofSections, ...ofArticles, ...ofNone, ...ofCases];
}

function questionsOf(set: string): object[] {
  const file = readQuestionFile(
    fileURLToPath(new URL(`../../../test/data/faq/${set}.jsonl`, import.meta.url)),
  );
  return file.labelled === 'words' ? file.questions.map((asked) => ({ set, ...questionOf(asked) })) : [];
}

/** What search makes of a question, and which facts wanted each passage holds. */
function questionOf(asked: TruthQuestion) {
  const role = roleOf(asked);
  const { order } = weigh(asked.question, role);
  const { caseness, isNow, sightings } = look(asked.question, role);
  const { route, humanRequested } = qualify(asked.question, { channel: 'chat', role });
  const holds = (text: string, fact: string[]) =>
    worthOf({ ...asked, expect: [fact], never: [], handoff: 'wrong' }, { decision: 'answer', text }) ===
    'right';
  return {
    text: asked.question,
    facts: asked.expect.length,
    isForPerson: asked.handoff === 'right',
    reachesSearch: (route === 'question' || route === 'other') && !humanRequested,
    isOpen: caseness < CASE && !isNow && !sightings.orders && foreignLanguage(asked.question) === undefined,
    signs: sightingFeatures(sightings),
    order: order.map(({ at, score, features }) => ({ at, score, section: features[1] })),
    held: shelf.passages.map(({ text }) => asked.expect.map((fact) => holds(text, fact))),
  };
}

function write(name: string, rows: readonly object[]): void {
  writeFileSync(`${folder}/${name}.jsonl`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${name}: ${rows.length}`);
}
