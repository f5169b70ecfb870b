import { frenchSpaces } from '../content/french-spaces.ts';

/** Left as they are: what people wrote (`words`), code, and anything inside a tag. */
const untouched = /(<(script|style|textarea|pre)\b[\s\S]*?<\/\2>|<div class="words">[\s\S]*?<\/div>|<[^>]+>)/;

/**
 * French spacing of a page's text: no line may begin with "?" or "»", nor break inside "9 h 00", nor, in a heading, after
 * a hyphen.
 */
export function typeset(page: string): string {
  return page
    .split(untouched)
    .map((part, index) => (index % 3 === 0 ? frenchSpaces(part) : index % 3 === 1 ? part : ''))
    .join('')
    .replaceAll(headings, whole);
}

const headings = /<h[12]\b[\s\S]*?<\/h[12]>/g;
/** A compound in a text, not in a tag. */
const compounds = /(?<=>[^<]*)\p{L}+(?:-\p{L}+)+/gu;

/** In large letters, "rendez-" at the end of a line looks like a mistake. */
function whole(heading: string): string {
  return heading.replaceAll(compounds, '<span class="whole">$&</span>');
}
