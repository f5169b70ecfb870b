// Sends mails from a process of its own, so that what it costs is not taken for the listener's: PORT COUNT AT_ONCE BYTES KIND.
import { createTransport } from 'nodemailer';

const [port = 0, count = 0, atOnce = 1, bytes = 0] = process.argv.slice(2, 6).map(Number);
const kind = process.argv[6] ?? 'text';
const client = createTransport({
  host: '127.0.0.1',
  port,
  ignoreTLS: true,
  pool: true,
  maxConnections: atOnce,
});
const line = 'Une ligne de texte ordinaire, comme il y en a tant.\n';
/** No two say the same: the same words from everywhere are a loop. */
const asked = (index: number) =>
  Array.from(index.toString(3), (digit) => ['rouge', 'bleue', 'verte'][Number(digit)]).join(' ');
const large = line.repeat(Math.ceil(bytes / line.length));
await Promise.all(
  Array.from({ length: count }, (_, index) =>
    client.sendMail({
      from: `Ana <ana${index}@exemple${index % 97}.fr>`,
      to: 'bonjour@paladin.fr',
      subject: `Facture ${index}`,
      text: `Où est ma facture ${asked(index)} ?\n\n${kind === 'text' ? large : ''}`,
      attachments: kind === 'file' ? [{ filename: 'releve.bin', content: Buffer.from(large) }] : [],
    }),
  ),
);
client.close();
