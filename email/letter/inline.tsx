// What stands within a line: links by their titles, references that stay whole.
import { IN_ENGLISH } from '../../content/fr/emergency.ts';
import { REFERENCE } from '../../domain/reference.ts';
import { styles } from './letter-styles.ts';

/** Addresses as links, lines as lines. */
export function Inline({ text }: { text: string }) {
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
  if (line === IN_ENGLISH) return <span lang="en">{line}</span>;
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
