// Those who meet the service from outside: someone who asks in the chat, someone who writes mail, an agent at the desk.
import { randomUUID } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { JournalEvent } from '../../domain/journal.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what the specifications assert
export type Said = Record<string, any>;
export type Answer = { status: number; body: Said; headers: Headers };

type Sent = { body?: unknown; headers?: Record<string, string> };

export async function call(url: string, line: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {},
  };
}

/** A question asked by chat, as whoever asked it sees it. */
export type Asked = {
  reference: string;
  token: string;
  /** What the requester is shown: status, public journal, messages. */
  seen(): Promise<Said>;
  status(): Promise<string>;
  /** Types of the public journal. */
  types(): Promise<string[]>;
  put(resource: string, body: Said): Promise<Answer>;
};

/** The body of a question by chat, to be sent as often as one likes. */
export function asking(text: string, more: Said = {}): Said {
  return { id: randomUUID(), text, role: 'employee', ...more };
}

export function postQuestion(url: string, body: Said): Promise<Answer> {
  return call(url, 'POST /api/questions', { body });
}

/** Asks by chat. Throws unless it is accepted. */
export async function ask(url: string, text: string, more: Said = {}): Promise<Asked> {
  const { status, body } = await postQuestion(url, asking(text, more));
  if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`);
  return asked(url, String(body['reference']), String(body['token']));
}

export function asked(url: string, reference: string, token: string): Asked {
  const headers = { authorization: `Bearer ${token}` };
  const seen = async () => (await call(url, `GET /api/questions/${reference}`, { headers })).body;
  return {
    reference,
    token,
    seen,
    status: async () => String((await seen())['status']),
    types: async () => ((await seen())['events'] ?? []).map(({ type }: JournalEvent) => type),
    put: (resource, body) =>
      call(url, `PUT /api/questions/${reference}/${resource}`, {
        headers,
        body: { id: randomUUID(), ...body },
      }),
  };
}

export type AtDesk = {
  /** `put(reference, 'claim')`, `post(reference, 'replies', { text })`. */
  put(reference: string, resource: string, body?: Said): Promise<Answer>;
  post(reference: string, resource: string, body?: Said): Promise<Answer>;
  open(reference: string): Promise<Said>;
  list(): Promise<Said[]>;
};

export async function signedIn(url: string, name: string, password: string): Promise<AtDesk> {
  const { headers, status } = await call(url, 'POST /api/session', { body: { name, password } });
  if (status !== 200) throw new Error(`${name} is not let in: ${status}`);
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const at = (line: string, body?: Said) => call(url, line, { headers: { cookie }, body });
  return {
    put: (reference, resource, body) =>
      at(`PUT /api/desk/questions/${reference}/${resource}`, { id: randomUUID(), ...body }),
    post: (reference, resource, body) =>
      at(`POST /api/desk/questions/${reference}/${resource}`, { id: randomUUID(), ...body }),
    open: async (reference) => (await at(`GET /api/desk/questions/${reference}`)).body,
    list: async () => Object.values((await at('GET /api/desk/questions')).body),
  };
}

/** Posts a mail with a real SMTP client; gives the reference in the reply. Rejects as the server refuses. */
export async function post(smtpPort: number, mail: SendMailOptions): Promise<string> {
  const client = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  try {
    const { response } = await client.sendMail({
      from: 'Ana <ana@example.org>',
      to: 'bonjour@paladin.fr',
      ...mail,
    });
    return /PAL-\w{4}-\w{4}/.exec(response)?.[0] ?? '';
  } finally {
    client.close();
  }
}
