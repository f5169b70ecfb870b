// The HTML of a mail as a page that runs nothing, loads nothing, and leads nowhere: what is left of it is how it looks.
import sanitize from 'sanitize-html';

/** Gives a picture of the mail as a `data:` address; undefined for one that cannot be shown. */
export type PictureSource = (id: string) => string | undefined;

/** `remote`: pictures that it would have fetched from elsewhere. */
export type SafeHtml = { html: string; remote: number };

/** Longest HTML shown, in characters; the file itself holds the rest. */
const HTML_LIMIT = 2_000_000;

/** Elements within each other; what lies deeper is shown as if it lay there. */
const DEEPEST = 200;

const UNCLOSED = 20_000;

const LOOKS = ['dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor', 'color', 'border'];
const CELLS = ['cellpadding', 'cellspacing', 'colspan', 'rowspan'];

/** Nothing that fetches (`url`), runs, or hides what it is by escapes. */
const PLAIN_VALUE = /^(?!.*(?:url|image|expression|import|behavio|binding|\\|@|\/\*))[^<>]{1,200}$/is;
const STYLES = [
  'color',
  'background',
  'background-color',
  'border-collapse',
  'border-spacing',
  'direction',
  'display',
  'font',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'height',
  'letter-spacing',
  'line-height',
  'list-style-type',
  'max-width',
  'min-width',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-transform',
  'vertical-align',
  'white-space',
  'width',
  ...['', '-top', '-right', '-bottom', '-left'].flatMap((side) => [
    `margin${side}`,
    `padding${side}`,
    `border${side}`,
  ]),
  'border-color',
  'border-radius',
  'border-style',
  'border-width',
];

/** Undefined for what no program wrote to be looked at. */
export function safeHtml(whole: string, picture: PictureSource): SafeHtml | undefined {
  const source = whole.slice(0, HTML_LIMIT);
  if (unclosed(source) > UNCLOSED) return undefined;
  let remote = 0;
  const html = sanitize(source, {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'font', 'center', 'del', 'ins', 'strike', 'big'],
    allowedAttributes: {
      '*': [...LOOKS, ...CELLS, 'style'],
      img: ['src', 'alt'],
      font: ['face', 'size'],
      ol: ['start', 'type'],
    },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    allowedStyles: { '*': Object.fromEntries(STYLES.map((style) => [style, [PLAIN_VALUE]])) },
    transformTags: { a: withoutLink, img: shown },
    nestingLimit: DEEPEST,
  });
  return { html, remote };

  function shown(tagName: string, { src = '', ...attribs }: sanitize.Attributes): sanitize.Tag {
    const address = src.trim();
    const data = /^cid:/i.test(address)
      ? picture(address.slice('cid:'.length))
      : /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]+$/i.exec(address)?.[0];
    if (data !== undefined) return { tagName, attribs: { ...attribs, src: data } };
    if (/^(?:https?:)?\/\//i.test(address)) remote += 1;
    const words = attribs['alt']?.trim() ?? '';
    return { tagName: 'span', attribs: {}, ...(words === '' ? {} : { text: `[${words}]` }) };
  }
}

/** How many elements are open at once, at most; the parser's time grows with its square. */
function unclosed(source: string): number {
  let open = 0;
  let most = 0;
  for (const [, end] of source.matchAll(/<(\/?)(?!br|img|hr|meta|link|input|wbr|col\b)[a-z]/gi)) {
    open = end === '/' ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}

/** Where a link leads is told by its title: whoever reads a stranger's mail is not led away by it. */
function withoutLink(_name: string, { href = '', style }: sanitize.Attributes): sanitize.Tag {
  const title = /^\s*(?:https?|mailto|tel):/i.test(href) ? { title: href.trim() } : {};
  return { tagName: 'u', attribs: { ...title, ...(style === undefined ? {} : { style }) } };
}
