import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What a model server may do to us, and the one thing it should. */
export type Mood = (response: ServerResponse, asked: Asked) => void;
type Asked = { passages: { source: number; title: string; text: string }[]; message: string };

/** An OpenAI-compatible server on a free port of this machine, in whatever mood the test wants. */
export async function modelServer() {
  let mood: Mood = says({ decision: 'unable', sentences: [] });
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(body);
      const { messages } = JSON.parse(body);
      mood(response, JSON.parse(messages[1].content));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens has an address with a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    /** Everything that was sent to it. */
    bodies,
    be: (other: Mood) => (mood = other),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A well-formed completion with this content; objects as JSON. */
export function says(content: unknown): Mood {
  return (response) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const usage = { prompt_tokens: 900, completion_tokens: 100 };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }], usage }));
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
export const quotes: Mood = (response, asked) => {
  const [first] = asked.passages[0]?.text.replaceAll(/^\d+\. |^- /gm, '').split(/(?<=\.)\s/) ?? [];
  answers(first ?? '')(response, asked);
};

export const status =
  (code: number): Mood =>
  (response) => {
    response.statusCode = code;
    response.setHeader('retry-after', '30');
    response.end('{"error":{"message":"no"}}');
  };

/** Headers at once, then nothing. */
export const silent: Mood = (response) => void response.write('{"choices":');

/** Never even begins. */
export const asleep: Mood = () => {};

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
