// One composer for every mail: the plain text is what is said, and this is how it looks. Tables and inline styles, which
// every program knows; classes for the dark, which those that don't know leave out.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { BlockView } from './block-view.tsx';
import { blocksOf, type Block } from './blocks.ts';
import { darkRules, styles } from './letter-styles.ts';

export type MailLetter = {
  subject: string;
  text: string;
  /** A life may be at stake: the first words are the largest. */
  urgent?: boolean;
};

/** The whole mail as HTML. */
export function htmlOf(letter: MailLetter): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- hono's nodes say their HTML so
  return `<!doctype html>${String(<Page {...letter} />)}`;
}

function Page({ subject, text, urgent = false }: MailLetter) {
  const blocks = blocksOf(text);
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: darkRules }} />
      </head>
      <body class="paper" style={styles.body}>
        <div style={styles.preheader}>{preheaderOf(blocks)}</div>
        <Table style={styles.outer}>
          <td align="center" style={styles.margin}>
            {FIXED_WIDTH}
            <Table style={styles.sheet} sheet>
              <td class="inside" style={styles.inside}>
                {!urgent && (
                  <p class="brand" style={styles.brand}>
                    Paladin
                  </p>
                )}
                {blocks.map((block, index) => (
                  <BlockView block={block} large={urgent && index === 0} />
                ))}
              </td>
            </Table>
            {END_OF_FIXED_WIDTH}
          </td>
        </Table>
      </body>
    </html>
  );
}

/** Outlook for Windows knows no greatest width. */
const FIXED_WIDTH = raw(
  '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
);
const END_OF_FIXED_WIDTH = raw('<!--[if mso]></td></tr></table><![endif]-->');

function Table({ style, sheet = false, children }: { style: string; sheet?: boolean; children?: Child }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      class={sheet ? 'sheet' : ''}
      style={style}
    >
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

/** What a list of mails shows after the subject: the first words that say something. */
function preheaderOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'paragraph' && !/^bonjour[^.!?\n]*$/i.test(block.text));
  return first?.kind === 'paragraph' ? first.text.replaceAll('\n', ' ').slice(0, PREHEADER) : '';
}

const PREHEADER = 140;
