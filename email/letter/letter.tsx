// One composer for every mail: the plain text is what is said, and this is how it looks. Tables and inline styles, which
// every program knows; classes for the dark, which those that don't know leave out.
import type { Child } from 'hono/jsx';
import { followLabel } from '../../content/fr/common-phrases.ts';
import { REFERENCE } from '../../domain/reference.ts';
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
            <Table style={styles.sheet} sheet>
              <td style={styles.inside}>
                {!urgent && (
                  <p class="brand" style={styles.brand}>
                    Paladin
                  </p>
                )}
                {blocks.map((block, index) => (
                  <BlockOf block={block} large={urgent && index === 0} />
                ))}
              </td>
            </Table>
          </td>
        </Table>
      </body>
    </html>
  );
}

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

function BlockOf({ block, large }: { block: Block; large: boolean }) {
  switch (block.kind) {
    case 'list':
      return (
        <ul style={styles.list}>
          {block.items.map((item) => (
            <li style={styles.item}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
    case 'button':
      return (
        <p style={styles.paragraph}>
          <a class="button" href={block.url} style={styles.button}>
            {followLabel}
          </a>
        </p>
      );
    case 'warning':
      return (
        <p class="warning" style={styles.warning}>
          <Inline text={block.text} />
        </p>
      );
    case 'small':
      return (
        <p class="small" style={styles.small}>
          <Inline text={block.text} />
        </p>
      );
    case 'paragraph':
      return (
        <p class={large ? 'large' : ''} style={large ? styles.large : styles.paragraph}>
          <Inline text={block.text} />
        </p>
      );
  }
}

/** Addresses as links, lines as lines. */
function Inline({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          <Line line={line} />
        </>
      ))}
    </>
  );
}

/** "Voir : Vos factures (https://…)" is a link by its title. */
function Line({ line }: { line: string }) {
  const [, lead = '', title = '', url] = /^(Voir\s?: )(.+) \((https?:\/\/[^\s)]+)\)$/.exec(line) ?? [];
  if (url !== undefined)
    return (
      <>
        {lead}
        <Link url={url} label={title} />
      </>
    );
  return <>{line.split(PIECES).map((piece) => pieceOf(piece))}</>;
}

const PIECES = new RegExp(`(https?://[^\\s<>")]+|${REFERENCE})`);

/** A reference stays in one line. */
function pieceOf(piece: string) {
  if (piece.startsWith('http')) return <Link url={piece} label={piece.replace(/^https?:\/\//, '')} />;
  return piece.startsWith('PAL-') ? <span style={styles.reference}>{piece}</span> : piece;
}

function Link({ url, label }: { url: string; label: string }) {
  return (
    <a class="link" href={url} style={styles.link}>
      {label}
    </a>
  );
}

/** What a list of mails shows after the subject: the first words that say something. */
function preheaderOf(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'paragraph' && !/^bonjour,?$/i.test(block.text));
  return first?.kind === 'paragraph' ? first.text.replaceAll('\n', ' ').slice(0, PREHEADER) : '';
}

const PREHEADER = 140;
