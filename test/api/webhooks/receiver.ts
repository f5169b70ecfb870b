// A program that is told of events, as an integrator would write it: it verifies what it gets, and answers as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { WebhookMessage } from '../../../client/client.ts';

export type Received = {
  id: string;
  signatures: string[];
  body: WebhookMessage;
};

type Answer = number | 'silence' | 'cut' | { status: number; headers: Record<string, string> };

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

export async function openReceiver() {
  const receiver = {
    url: '',
    /** What it took, in order. */
    taken: [] as Received[],
    /** Requests that came, of whatever ending. */
    asked: 0,
    /** Of its subscription; without one nothing is verified. */
    secret: undefined as string | undefined,
    answer: (_received: Received): Answer => 204,
    /** `question seq seq…` of what it took. */
    told: () =>
      receiver.taken.map(({ body: { data } }) =>
        [data.question.reference, ...data.events.map(({ seq }) => seq)].join(' '),
      ),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void answerTo(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/crochet`;
  return receiver;

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    receiver.asked += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const id = headers['webhook-id'] ?? '';
    if (receiver.secret !== undefined && !isGenuine(receiver.secret, text, headers))
      return void response.writeHead(401).end();
    const signatures = (headers['webhook-signature'] ?? '').split(' ');
    const received: Received = { id, signatures, body: JSON.parse(text) };
    const answer = receiver.answer(received);
    if (answer === 'silence') return;
    if (answer === 'cut') return void request.socket.destroy();
    const { status, headers: more } = typeof answer === 'number' ? { status: answer, headers: {} } : answer;
    if (status < 300) receiver.taken.push(received);
    response.writeHead(status, more).end();
  }
}

/** As the Standard Webhooks' own library signs it; its `verify` holds messages to the real clock, which a test may be far from. */
function isGenuine(secret: string, body: string, headers: Record<string, string>): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body);
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
}
