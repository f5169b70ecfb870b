import type { MailExplanation } from '../email/explain.ts';

/** For people: what matters first, empty lines left out. */
export function mailExplanationText(file: string, mail: MailExplanation): string {
  const { author, why, sender, outcome, joins, near, route, sends, next } = mail;
  const lines: [string, string][] = [
    ['from', [mail.from.name ?? '', mail.from.email ?? ''].join(' ').trim()],
    ['author', [author, ...why].join(', ')],
    ['sender', [sender.verdict, `by ${sender.by}`, ...methods(sender)].join(', ')],
    ['subject', mail.subject],
    ['own words', mail.ownWords],
    ['signature', mail.signature],
    ['folded', mail.foldedWords],
    [
      'files',
      mail.files
        .map(({ name, type, size, disguise }) =>
          disguise
            ? `${name} (${type}, ${size} bytes: says ${disguise.as}, is ${disguise.is})`
            : `${name} (${type}, ${size} bytes)`,
        )
        .join(', '),
    ],
    ['unread', mail.unread.join(', ')],
    ['route', route],
    ['masked', mail.masked.map(({ kind, text }) => `${text} (${kind})`).join(', ')],
    ['outcome', outcome],
    ['joins', joins ? `${joins.reference} (${joins.by})` : ''],
    ['near', near ? `${near.reference} (${near.why})` : ''],
    ['sends', sends.join(', ') || 'nothing'],
    ['alerts', mail.alerts.join(', ')],
    ['next', next],
  ];
  const shown = lines.filter(([, value]) => value !== '');
  return [
    file,
    ...shown.map(([name, value]) => `  ${name.padEnd(10)} ${value.replaceAll('\n', `\n${' '.repeat(13)}`)}`),
  ].join('\n');
}

function methods({ spf, dkim, dmarc, arc }: MailExplanation['sender']): string[] {
  return Object.entries({ spf, dkim, dmarc, arc }).flatMap(([name, result]) =>
    result === undefined ? [] : [`${name}=${result}`],
  );
}
