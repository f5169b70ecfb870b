import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type Caught = { mail: ParsedMail; to: string[]; from: string };

/** A relay of our own: keeps what it is given, or answers as told. */
export type Catcher = {
  url: string;
  caught: Caught[];
  /** Reply code to the recipient, or to the data; 250 at first. */
  answers: { recipient: number; data: number };
  close(): Promise<void>;
};

export async function startCatcher(): Promise<Catcher> {
  const caught: Caught[] = [];
  const answers = { recipient: 250, data: 250 };
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => answer(refusal(answers.recipient, address)),
    onData: (stream, { envelope }, answer) => {
      simpleParser(stream).then((mail) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        if (answers.data < 400) caught.push({ mail, from, to });
        return answer(refusal(answers.data, from));
      }, answer);
    },
  });
  // Whoever hands in a mail may be killed half-way: what came of it is no mail.
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.server.address()))),
  );
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, caught, answers, close };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As relays do, it names the address it refuses. */
function refusal(code: number, address: string): Error | null {
  return code < 400 ? null : Object.assign(new Error(`no thanks to ${address}`), { responseCode: code });
}
