// The lines of a page as they are read.

/** Elements that stand apart from what is around them. */
export const PARAGRAPHS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
]);
const LINES = new Set([
  'div',
  'tr',
  'li',
  'br',
  'hr',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'center',
  'dl',
  'dt',
  'dd',
  'form',
  'fieldset',
  'figure',
  'figcaption',
  'caption',
  'body',
  'main',
  'nav',
  'aside',
]);

/** Lines as they are read, marked by ">" where they are quoted. */
export function openLines() {
  const lines: string[] = [];
  let line = '';
  let quoted = 0;
  let preformatted = 0;
  return {
    quote: (step: 1 | -1) => void (quoted += step),
    keepSpaces: (step: 1 | -1) => void (preformatted = Math.max(0, preformatted + step)),
    cell: () => void (line += '\t'),
    say,
    breakAt,
    text: () => {
      endLine();
      return lines
        .join('\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
    },
  };

  function say(text: string) {
    if (preformatted === 0) return void (line += text.replaceAll(/[ \t\r\n\f]+/g, ' '));
    const [first = '', ...more] = text.split(/\r?\n/);
    line += first;
    for (const next of more) {
      endLine();
      line = next;
    }
  }

  function breakAt(tag: string) {
    if (PARAGRAPHS.has(tag)) {
      endLine();
      lines.push('');
    } else if (LINES.has(tag) && (tag === 'br' || line !== '')) endLine();
  }

  function endLine() {
    const said = preformatted > 0 ? line.trimEnd() : tidy(line);
    line = '';
    const isMarked = quoted > 0 && said !== '';
    lines.push(isMarked ? `${'>'.repeat(Math.min(quoted, QUOTES_SHOWN))} ${said}` : said);
  }
}

const QUOTES_SHOWN = 9;

function tidy(line: string): string {
  return line
    .replaceAll(/[ \u00A0]+/g, ' ')
    .replaceAll(/ ?\t[ \t]*/g, '\t')
    .trim();
}
