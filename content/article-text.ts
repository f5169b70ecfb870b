import { Marked, type Token, type Tokens } from 'marked';
import { escapeHtml } from './html.ts';

type Section = { id: string; title: string; text: string };

/** What a reader sees of an article, and what search reads of it. */
export type Rendered = {
  html: string;
  /** The answer, which comes first: the first paragraph, as plain text. */
  answer: string;
  sections: Section[];
  /** Slugs of the articles it links to. */
  links: string[];
};

/** Markdown to HTML. Raw HTML in an article is shown, never run: articles hold words, not pages. */
export function renderMarkdown(markdown: string): Rendered {
  const tokens = marked.lexer(markdown);
  return {
    html: marked.parser(tokens),
    answer: plain(tokens.find(({ type }) => type === 'paragraph')),
    sections: sectionsOf(tokens),
    links: [...markdown.matchAll(/\]\(\/aide\/(?<slug>[a-z0-9-]+)/g)].map(
      (found) => found.groups?.slug ?? '',
    ),
  };
}

/** "Où trouver l’aide ?" → `ou-trouver-l-aide`. */
export function anchor(title: string): string {
  return foldAccents(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Lower case without accents nor ligatures, so that "Réclamation" is found by "reclamation". */
export function foldAccents(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    html: ({ text }) => escapeHtml(text),
  },
});

function sectionsOf(tokens: Token[]): Section[] {
  const sections: Section[] = [];
  for (const token of tokens) {
    const last = sections.at(-1);
    if (token.type === 'heading') sections.push({ id: anchor(plain(token)), title: plain(token), text: '' });
    else if (last) last.text = `${last.text} ${plain(token)}`.trim();
  }
  return sections;
}

function plain(token: Token | undefined): string {
  if (!token) return '';
  if (token.type === 'list') return token.items.map(plain).join(' ');
  if ('tokens' in token && token.tokens)
    return token.tokens
      .map(plain)
      .join('')
      .replaceAll(/\s*\n\s*/g, ' ');
  return 'text' in token && typeof token.text === 'string' ? unescapeHtml(token.text) : '';
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
