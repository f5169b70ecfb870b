// A quiz drawn from the help centre: the same seed draws the same questions, so that nothing of it has to be kept.

/** One thing that an article says, in a section or at its head. */
export type Saying = { slug: string; title: string; section: string; text: string };
export type QuizQuestion = { slug: string; title: string; section: string; options: string[]; right: number };

const OPTIONS = 4;
const QUESTIONS = 6;
/** Right answers from which a step is known. */
const PASSED = 0.8;

/**
 * Of each saying, where it stands against three others.
 * @param near what is asked about; @param others where wrong answers come from when that is too little
 */
export function drawQuiz(near: readonly Saying[], others: readonly Saying[], seed: string): QuizQuestion[] {
  return shuffle(near, seed)
    .slice(0, QUESTIONS)
    .map((saying) => questionOn(saying, [...near, ...others], seed))
    .filter(({ options }) => options.length > 1);
}

function questionOn(saying: Saying, all: readonly Saying[], seed: string): QuizQuestion {
  const { slug, title, section, text } = saying;
  const key = `${seed} ${slug} ${section}`;
  const elsewhere = all.filter((one) => one.slug !== slug && one.text !== text);
  const wrong = [...new Set(shuffle(elsewhere, key).map((one) => one.text))].slice(0, OPTIONS - 1);
  const options = shuffle(
    [text, ...wrong].map((option) => ({ slug: option, section: '' })),
    `${key} options`,
  ).map((option) => option.slug);
  return { slug, title, section, options, right: options.indexOf(text) };
}

export type QuizGrade = { right: number; asked: number; passed: boolean };

/** @param chosen the place of the option chosen, question by question; anything else is a wrong answer */
export function gradeQuiz(questions: readonly QuizQuestion[], chosen: readonly number[]): QuizGrade {
  const right = questions.filter((question, at) => question.right === chosen[at]).length;
  return { right, asked: questions.length, passed: isPassed({ right, asked: questions.length }) };
}

export function isPassed({ right, asked }: Pick<QuizGrade, 'right' | 'asked'>): boolean {
  return asked > 0 && right / asked >= PASSED;
}

function shuffle<T extends { slug: string; section: string }>(all: readonly T[], seed: string): T[] {
  const ranked = all.map((one) => ({ one, rank: hash(`${seed}|${one.slug}|${one.section}`) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** FNV-1a, then mixed: neighbours in the alphabet lie far apart. */
function hash(text: string): number {
  let found = 0x81_1c_9d_c5;
  for (const sign of text) found = Math.imul(found ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93);
  found = Math.imul(found ^ (found >>> 16), 0x45_d9_f3_b5);
  return (found ^ (found >>> 15)) >>> 0;
}
