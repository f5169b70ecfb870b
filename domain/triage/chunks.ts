/** A stretch of a message: `text` is `message.slice(start, start + text.length)`. */
export type Page = { start: number; text: string };

/** In UTF-16 units. Nearly every message is one page; a longer one is read page by page, so that the work grows with its length. */
export const PAGE_LENGTH = 4_000;
/** What two pages share: an emergency said across the cut is whole in the second one. */
const SHARED = 400;
/** How far back from the end of a page a good place to cut is looked for. */
const SEARCH = 1_000;

/** The pages of a message, in order, together covering all of it; cut after a sentence or a line wherever there is one. */
export function pagesOf(message: string): Page[] {
  const pages: Page[] = [];
  let start = 0;
  while (message.length - start > PAGE_LENGTH) {
    const end = cutIn(message, start);
    pages.push({ start, text: message.slice(start, end) });
    start = wordStart(message, end - SHARED, end);
  }
  pages.push({ start, text: message.slice(start) });
  return pages;
}

function cutIn(message: string, start: number): number {
  const end = start + PAGE_LENGTH;
  const tail = message.slice(end - SEARCH, end);
  const cut = Math.max(tail.lastIndexOf('\n'), tail.lastIndexOf('. '), tail.lastIndexOf('? '));
  if (cut > 0) return end - SEARCH + cut + 1;
  const space = tail.lastIndexOf(' ');
  return space > 0 ? end - SEARCH + space + 1 : end;
}

function wordStart(message: string, from: number, before: number): number {
  const space = message.slice(from, before).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
