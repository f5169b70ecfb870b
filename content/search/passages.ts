import type { Article } from '../articles.ts';

/** The smallest piece of an article that stands by itself: the answer it opens with, or a heading and what follows it. */
export type Passage = {
  slug: string;
  version: string;
  /** 0 is the answer; the others follow the headings, from 1. */
  paragraph: number;
  heading?: string;
  /** Plain text; list items begin with "1." or "-", each on its line. */
  text: string;
};

export function passagesOf({
  slug,
  version,
  markdown,
}: Pick<Article, 'slug' | 'version' | 'markdown'>): Passage[] {
  return markdown
    .split(/^## /m)
    .map((part, paragraph) => ({ slug, version, paragraph, ...pieceOf(part, paragraph) }))
    .filter(({ text }) => text !== '');
}

function pieceOf(part: string, paragraph: number): { heading?: string; text: string } {
  if (paragraph === 0) return { text: plain(part) };
  const end = part.indexOf('\n');
  return { heading: plain(part.slice(0, end)), text: plain(part.slice(end)) };
}

/** Links keep their words, without brackets nor address. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
