import type { Article } from '../articles.ts';
import type { Saying } from '../../domain/training/quiz.ts';

/** Too short to tell one article from another, or too long to be read four times over. */
const LENGTH = { least: 40, most: 220 };

/** What an article says, by its place: its answer, and how each section begins. */
export function sayingsOf({ slug, title, answer, sections }: Article): Saying[] {
  return [{ title: '', text: answer }, ...sections].flatMap((section) => {
    const text = firstSentence(section.text);
    return text === undefined ? [] : [{ slug, title, section: section.title, text }];
  });
}

function firstSentence(text: string): string | undefined {
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  const sentences = whole.split(/(?<=[.!?…])\s+/);
  const first = sentences[0] ?? '';
  const said = first.length < LENGTH.least ? sentences.slice(0, 2).join(' ') : first;
  return said.length >= LENGTH.least && said.length <= LENGTH.most ? said : undefined;
}
