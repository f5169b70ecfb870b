// What a person reads of a mail in HTML, as text. One pass over the source, no tree: deep nesting costs nothing.
import { Tokenizer } from 'htmlparser2';
import { openLines, PARAGRAPHS } from './html-lines.ts';

/** Longest HTML read, in characters; the original holds the rest. */
const HTML_LIMIT = 2_000_000;

const UNSEEN = new Set([
  'script',
  'style',
  'title',
  'template',
  'svg',
  'xml',
  'select',
  'iframe',
  'object',
  'noembed',
]);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'wbr',
  'embed',
  'source',
  'track',
]);
/** What closes by itself where the next one begins. */
const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|;)\s*(?:font-size|max-height|opacity)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)/i;
const QUOTES = /quote|cite/i;
/** A bar on the left is how programs draw a quote; an indentation alone is the writer's. */
const BAR = /border(?:-left)?(?:-width)?\s*:\s*(?!none|0|medium none|currentcolor)[^;]*(?:solid|px|pt)/i;

type Attributes = Record<string, string>;

/** What stands for a picture of the mail, by its Content-ID. */
type Picture = (id: string) => string;

/** Lines quoted by the sender's program begin with ">". */
export function textOfHtml(html: string, picture: Picture = () => ''): string {
  const source = html.slice(0, HTML_LIMIT);
  const seen = render(source, { hides: true, picture });
  // Nothing but what is hidden, or stands for a picture from elsewhere: better read than lost.
  return seen === '' ? render(source, { hides: false, picture }) : seen;
}

type Showing = { hides: boolean; picture: Picture };

function render(html: string, showing: Showing): string {
  const page = openPage(showing);
  let tag = '';
  let attribute = '';
  let attributes: Attributes = {};
  const entity = (code: number) => String.fromCodePoint(code);
  const openTag = () => {
    page.open(tag, attributes);
    tag = '';
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => page.say(html.slice(start, end)),
      ontextentity: (code) => page.say(entity(code)),
      onopentagname: (start, end) => {
        tag = html.slice(start, end).toLowerCase();
        attributes = {};
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        attributes[attribute] ??= '';
      },
      onattribdata: (start, end) => void (attributes[attribute] += html.slice(start, end)),
      onattribentity: (code) => void (attributes[attribute] += entity(code)),
      onattribend: () => {},
      onopentagend: openTag,
      onselfclosingtag: openTag,
      onclosetag: (start, end) => page.close(html.slice(start, end).toLowerCase()),
      oncdata: (start, end) => page.say(html.slice(start, end)),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return page.text();
}

type Page = {
  open: (tag: string, attributes: Attributes) => void;
  close: (tag: string) => void;
  say: (text: string) => void;
  text: () => string;
};

/** Follows what is hidden and what is quoted; the lines themselves are written elsewhere. */
function openPage({ hides, picture }: Showing): Page {
  const lines = openLines();
  let unseen: { tag: string; depth: number } | undefined;
  const quotes: boolean[] = [];

  return { open, close, say, text: lines.text };

  function open(tag: string, attributes: Attributes) {
    if (unseen && SELF_ENDING.has(unseen.tag) && (tag === unseen.tag || PARAGRAPHS.has(tag)))
      unseen = undefined;
    if (unseen) return void (tag === unseen.tag && (unseen.depth += 1));
    lines.breakAt(tag);
    if (tag === 'blockquote') enter(isQuote(attributes));
    if (tag === 'pre') lines.keepSpaces(1);
    if (tag === 'li') lines.say('- ');
    if (tag === 'img') say(pictureOf(attributes, { hides, picture }));
    if (UNSEEN.has(tag) || (hides && !VOID.has(tag) && isHidden(attributes))) unseen = { tag, depth: 1 };
  }

  function enter(quote: boolean) {
    quotes.push(quote);
    if (quote) lines.quote(1);
  }

  function close(tag: string) {
    if (unseen) {
      if (tag === unseen.tag) unseen.depth -= 1;
      if (unseen.depth === 0) unseen = undefined;
      return;
    }
    if (tag === 'td' || tag === 'th') lines.cell();
    lines.breakAt(tag);
    if (tag === 'blockquote' && quotes.pop() === true) lines.quote(-1);
    if (tag === 'pre') lines.keepSpaces(-1);
  }

  function say(text: string) {
    if (!unseen) lines.say(text);
  }
}

function pictureOf({ src = '', alt = '' }: Attributes, { hides, picture }: Showing): string {
  const shown = /^\s*cid:/i.test(src) ? picture(src.trim().slice('cid:'.length)) : '';
  return shown === '' && !hides ? alt : shown;
}

function isHidden({ style = '', hidden }: Attributes): boolean {
  return hidden !== undefined || HIDDEN.test(style);
}

function isQuote({ class: name = '', type = '', cite, style = '' }: Attributes): boolean {
  return cite !== undefined || QUOTES.test(`${name} ${type}`) || BAR.test(style);
}
