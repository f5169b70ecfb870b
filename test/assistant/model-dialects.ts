import { z } from 'zod';

/** What a model is asked, whoever's API carries it. `tool`: of a model that answers by calling a tool. */
export type Asked = {
  passages: { source: number; title: string; text: string }[];
  message: string;
  system: string;
  dialect: 'chat' | 'messages';
  tool?: string | undefined;
};

const Text = z.union([
  z.string(),
  z.array(z.object({ text: z.string() })).transform((parts) => parts.map(({ text }) => text).join('')),
]);
/** OpenAI's and Mistral's instructions are a message; Anthropic's stand apart. */
const Body = z.object({
  system: Text.optional(),
  messages: z.array(z.object({ role: z.string(), content: Text })),
  tools: z.array(z.object({ name: z.string() })).optional(),
});
const User = z.object({
  passages: z.array(z.object({ source: z.number(), title: z.string(), text: z.string() })),
  message: z.string(),
});

/** Throws for a body that none of the three APIs would take. */
export function askedIn(body: string): Asked {
  const { system, messages, tools } = Body.parse(JSON.parse(body));
  const roles = messages.map(({ role }) => role).join();
  const [first, second] = messages;
  if (system !== undefined && roles === 'user' && first)
    return { ...userIn(first.content), system, dialect: 'messages', tool: tools?.[0]?.name };
  if (system === undefined && roles === 'system,user' && first && second)
    return { ...userIn(second.content), system: first.content, dialect: 'chat' };
  throw new Error(`Not a conversation that is expected: ${roles}.`);
}

function userIn(content: string) {
  return User.parse(JSON.parse(content));
}

/** This content as the API asked would carry it: 900 tokens read, 100 written. */
export function replyTo({ dialect, tool }: Asked, content: unknown): unknown {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  if (dialect === 'chat') {
    const message = { role: 'assistant', content: text };
    return {
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message }],
      usage: { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 },
    };
  }
  const called = tool !== undefined && typeof content !== 'string';
  return {
    type: 'message',
    role: 'assistant',
    content: [called ? { type: 'tool_use', id: 'call', name: tool, input: content } : { type: 'text', text }],
    stop_reason: called ? 'tool_use' : 'end_turn',
    usage: { input_tokens: 900, output_tokens: 100 },
  };
}
