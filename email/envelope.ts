import { mimeParts } from './mime/parts.ts';

/** `from` is who says to have written it. */
export type Envelope = { returnPath?: string; from?: string; recipients: string[] };

const HEAD_BYTES = 256 * 1024;

/** What a server in front wrote down of a mail's envelope. */
export async function envelopeOf(raw: Buffer): Promise<Envelope> {
  const { fields } = await mimeParts(headOf(raw)).catch(() => mimeParts(Buffer.alloc(0)));
  const [path] = fields.raw('return-path');
  const [author] = fields.people('from');
  const recipients = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].flatMap((name) =>
    fields.people(name),
  );
  return {
    recipients: recipients.map(({ email }) => email),
    ...(author?.email.includes('@') === true ? { from: author.email } : {}),
    ...(path === undefined ? {} : { returnPath: path.replaceAll(/[<>\s]/g, '') }),
  };
}

function headOf(raw: Buffer): Buffer {
  const start = raw.subarray(0, HEAD_BYTES);
  const end = ['\r\n\r\n', '\n\n'].map((gap) => start.indexOf(gap)).filter((at) => at >= 0);
  return end.length === 0 ? start : start.subarray(0, Math.min(...end) + 2);
}
