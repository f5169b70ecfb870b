import { raw } from 'hono/html';
import { originalWords as words } from '../../content/fr/original-words.ts';
import type { ShownMail } from './desk-data.ts';

/** Around a mail as it came: where to save it, and the frame in which it stands alone. */
export function OriginalPage({ reference, file }: { reference: string; file: string }) {
  return (
    <article class="original">
      <p class="crumbs">
        <a href={`/bureau/questions/${reference}`} data-back>
          {words.back(reference)}
        </a>
      </p>
      <h1>{words.title}</h1>
      <p>
        <a href={`/api/desk/questions/${reference}/files/${file}`}>{words.save}</a>
      </p>
      <p class="quiet">{words.safe}</p>
      <iframe
        title={words.frame}
        sandbox=""
        referrerpolicy="no-referrer"
        src={`/bureau/questions/${reference}/mails/${file}/contenu`}
      ></iframe>
    </article>
  );
}

/** What the frame shows needs no file of ours, and could reach none. */
export function OriginalDocument({ mail }: { mail: ShownMail }) {
  const { html, text, remote, files } = mail;
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{words.frame}</title>
        <style>{raw(LOOKS)}</style>
      </head>
      <body>
        <Head mail={mail} />
        {remote > 0 && <p class="told">{words.remote(remote)}</p>}
        {html === undefined ? <Plain text={text} /> : <main>{raw(html)}</main>}
        {html !== undefined && text !== '' && (
          <details>
            <summary>{words.text}</summary>
            <Plain text={text} />
          </details>
        )}
        {files.length > 0 && (
          <footer>
            <strong>{words.files}</strong>
            <ul>
              {files.map(({ name, size }) => (
                <li>
                  {name} ({Math.ceil(size / 1024)} Ko)
                </li>
              ))}
            </ul>
          </footer>
        )}
      </body>
    </html>
  );
}

function Head({ mail: { from, replyTo, to, copies, date, subject } }: { mail: ShownMail }) {
  const lines: [string, string][] = [
    [words.from, from.join(', ')],
    [words.replyTo, replyTo.join(', ')],
    [words.to, to.join(', ')],
    [words.copies, copies.join(', ')],
    [words.date, date],
    [words.subject, subject === '' ? words.noSubject : subject],
  ];
  return (
    <dl>
      {lines.map(
        ([name, value]) =>
          value !== '' && (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Plain({ text }: { text: string }) {
  return text === '' ? <p class="told">{words.empty}</p> : <pre>{text}</pre>;
}

/** Mails are written for white paper. */
const LOOKS = `
:root { color-scheme: light; }
body { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b2524; background: #fff; overflow-wrap: anywhere; }
dl { margin: 0 0 1rem; padding-bottom: 1rem; border-bottom: 1px solid #d5d5d5; }
dl div { display: flex; gap: .75rem; }
dt { flex: 0 0 6.5rem; color: #55605e; }
dd { margin: 0; }
main { position: relative; overflow: auto; }
img { max-width: 100%; height: auto; }
pre { font: inherit; white-space: pre-wrap; margin: 0; }
.told { color: #55605e; font-style: italic; }
details, footer { margin-top: 1.5rem; padding-top: .75rem; border-top: 1px solid #d5d5d5; }
summary { cursor: pointer; margin-bottom: .5rem; }
`;
