import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Asked, askedIn, replyTo } from './model-dialects.ts';

/** What a model server may do to us, and the one thing it should. */
export type Mood = (response: ServerResponse, asked: Asked) => void;
type Request = { path: string; headers: IncomingHttpHeaders; body: string };

/** A model server on a free port of this machine, in whatever mood the test wants; the path tells whose API it is. */
export async function modelServer() {
  let mood: Mood = says({ decision: 'unable', sentences: [] });
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      mood(response, askedIn(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens has an address with a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    /** Everything that was sent to it. */
    requests,
    be: (other: Mood) => (mood = other),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A well-formed completion with this content; objects as JSON. */
export function says(content: unknown): Mood {
  return (response, asked) => sends(replyTo(asked, content))(response, asked);
}

/** A body of this server's own making, well-formed or not. */
export function sends(body: unknown): Mood {
  return (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** An answer of these sentences, each said to come from the first passage, or from the one named. */
export function answers(...sentences: (string | [text: string, source: number])[]): Mood {
  const claimed = sentences.map((one) =>
    typeof one === 'string' ? { text: one, source: 1 } : { text: one[0], source: one[1] },
  );
  return says({ decision: 'answer', sentences: claimed });
}

/** Repeats the first sentence of the first passage: the best behaved of models. */
export const quotes: Mood = (response, asked) => answers(quoteFrom(asked))(response, asked);

/** The same, as small models like to dress it up: a listing. */
export const quotesInListing: Mood = (response, asked) => {
  const draft = { decision: 'answer', sentences: [{ text: quoteFrom(asked), source: 1 }] };
  says(`\`\`\`json\n${JSON.stringify(draft)}\n\`\`\``)(response, asked);
};

function quoteFrom({ passages }: Asked): string {
  const [first = ''] = passages[0]?.text.replaceAll(/^\d+\. |^- /gm, '').split(/(?<=\.)\s/) ?? [];
  return first;
}

export const status =
  (code: number): Mood =>
  (response) => {
    response.statusCode = code;
    response.setHeader('retry-after', '30');
    response.end('{"error":{"message":"no"}}');
  };

/** Sends who asks to another address. */
export const elsewhere: Mood = (response) => void response.writeHead(307, { location: '/v1/moved' }).end();

/** Headers at once, then nothing. */
export const silent: Mood = (response) => void response.write('{"choices":');

/** Never even begins. */
export const asleep: Mood = () => {};

/** Says something all the time, never anything whole: no wait between two bytes is long. */
export const drips: Mood = (response) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

export const cut: Mood = (response) => {
  response.setHeader('content-length', '5000');
  response.write('{"choices":[{"message":{"content":"{\\"decision\\"');
  setImmediate(() => response.destroy());
};

/** Goes on and on. */
export const endless: Mood = (response) => {
  const timer = setInterval(() => response.write('a'.repeat(20_000)), 1);
  response.on('close', () => clearInterval(timer));
};
