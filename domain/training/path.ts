// The path of whoever begins: a step for each theme of the help centre, known by a quiz, covered once it was practised.
import { isPassed } from './quiz.ts';

export type StepStanding = 'to-do' | 'known' | 'covered';
export type QuizResult = { agent: string; theme: string; at: number; right: number; asked: number };
/** An exercise that was answered, in time or not. */
export type Practised = { agent: string; topic: string };

export type PathStep = {
  theme: string;
  /** Slugs of its articles, which are also the topics of questions. */
  topics: string[];
};
export type StepProgress = {
  theme: string;
  standing: StepStanding;
  /** The best of their quizzes. */
  best?: Pick<QuizResult, 'right' | 'asked' | 'at'>;
  exercises: number;
};

/** Of one agent, step by step. */
export function progressOf(
  agent: string,
  steps: readonly PathStep[],
  done: { quizzes: readonly QuizResult[]; practised: readonly Practised[] },
): StepProgress[] {
  return steps.map(({ theme, topics }) => {
    const best = done.quizzes
      .filter((one) => one.agent === agent && one.theme === theme)
      .toSorted((a, b) => b.right / b.asked - a.right / a.asked || a.at - b.at)[0];
    const exercises = done.practised.filter(
      (one) => one.agent === agent && topics.includes(one.topic),
    ).length;
    const known = best !== undefined && isPassed(best);
    const standing = known ? (exercises > 0 ? 'covered' : 'known') : 'to-do';
    return { theme, standing, exercises, ...(best === undefined ? {} : { best }) };
  });
}

/** How many of the team have come how far in each step: nobody is ranked. */
export function coverageOf(progress: readonly (readonly StepProgress[])[]): {
  theme: string;
  known: number;
  covered: number;
  agents: number;
}[] {
  const themes = progress[0]?.map(({ theme }) => theme) ?? [];
  return themes.map((theme) => {
    const standings = progress.map((steps) => steps.find((step) => step.theme === theme)?.standing);
    const covered = standings.filter((one) => one === 'covered').length;
    const known = covered + standings.filter((one) => one === 'known').length;
    return { theme, known, covered, agents: progress.length };
  });
}
