import { escapeHtml } from '../content/html.ts';

/** A plain text as simple HTML: paragraphs, lists and links, readable by any program and any screen reader. */
export function htmlOf({ subject, text }: { subject: string; text: string }): string {
  const blocks = text.split(/\n{2,}/).map(block);
  return [
    '<!doctype html>',
    '<html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em auto; padding: 0 1em">',
    ...blocks,
    '</body></html>',
  ].join('\n');
}

function block(paragraph: string): string {
  const lines = paragraph.split('\n');
  const from = lines.findIndex((line) => line.startsWith('- '));
  if (from < 0) return `<p>${lines.map(inline).join('<br>')}</p>`;
  const intro = lines.slice(0, from);
  const items = lines.slice(from).map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`);
  return `${intro.length > 0 ? `<p>${intro.map(inline).join('<br>')}</p>` : ''}<ul>${items.join('')}</ul>`;
}

function inline(line: string): string {
  return escapeHtml(line).replaceAll(/https?:\/\/[^\s<>")]+/g, (url) => `<a href="${url}">${url}</a>`);
}
