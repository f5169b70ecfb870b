import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AssistantModel } from '../../activities/assistant/model/model-settings.ts';
import { openModelHouse, OWN_WORDS, QUESTION } from './model-house.ts';
import { answers, asleep, cut, type Mood, quotes, says, sends, status } from './model-server.ts';

let opened: Awaited<ReturnType<typeof openModelHouse>>;
beforeAll(async () => {
  opened = await openModelHouse();
});
afterAll(() => opened.close());
beforeEach(() => {
  opened.server.requests.length = 0;
});

type Choice = Pick<AssistantModel, 'provider' | 'name'>;
const MISTRAL: Choice = { provider: 'mistral', name: 'mistral-small-latest' };
const CLAUDE: Choice = { provider: 'anthropic', name: 'claude-sonnet-4-5' };
const OLD_CLAUDE: Choice = { provider: 'anthropic', name: 'claude-3-5-haiku-latest' };
const VLLM: Choice = { provider: 'openai-compatible', name: 'petit' };

const asking = (choice: Choice, longestMs = 20_000) =>
  opened.asking(QUESTION, { ...opened.model, ...choice, key: 'sesame', longestMs });

describe('a provider that is chosen', () => {
  const bearer = { authorization: 'Bearer sesame' };
  const schema = { response_format: { json_schema: { strict: true } } };
  // oxfmt-ignore
  test.each([
    ['Mistral',              MISTRAL,    { path: '/v1/chat/completions', headers: bearer, body: schema }],
    ['vLLM, Ollama',         VLLM,       { path: '/v1/chat/completions', headers: bearer, body: schema }],
    ['Anthropic',            CLAUDE,     { path: '/v1/messages', headers: { 'x-api-key': 'sesame' }, body: { output_config: { format: { type: 'json_schema' } } } }],
    ['Anthropic, by a tool', OLD_CLAUDE, { path: '/v1/messages', headers: { 'x-api-key': 'sesame' }, body: { tools: [expect.anything()] } }],
  ])('%s: asked in its own way, its answer is given, with tokens and cost on record', async (_, choice, { body, ...way }) => {
    opened.server.be(quotes);
    const { text, record } = await asking(choice);
    expect(text).toContain('Ouvrez la page de connexion');
    expect(text).not.toContain(OWN_WORDS);
    expect(await record()).toMatchObject({ model: choice.name, inputTokens: 900, outputTokens: 100, cost: 650 });
    const [request] = opened.server.requests;
    expect(request).toMatchObject(way);
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ model: choice.name, ...body });
  });
});

// A server compatible with OpenAI's has a longer list, in model.test.ts.
describe.each([
  ['Mistral', MISTRAL],
  ['Anthropic', CLAUDE],
  ['Anthropic, by a tool', OLD_CLAUDE],
])('%s misbehaving', (_name, choice) => {
  // oxfmt-ignore
  const moods: [string, Mood, why: string][] = [
    ['says 429',                status(429),                            'busy'],
    ['says 529',                status(529),                            'busy'],
    ['says 500',                status(500),                            'broken'],
    ['says 401',                status(401),                            'refused'],
    ['cuts the stream',         cut,                                    'cut'],
    ['sends no JSON',           sends('<html>oups</html>'),             'unreadable'],
    ['sends an empty reply',    sends({}),                              'unreadable'],
    ['writes prose',            says('Bien sûr ! Voici la réponse.'),   'shape'],
    ['writes another shape',    says({ reply: 'Ouvrez la page.' }),     'shape'],
    ['invents a source',        answers(['Ouvrez la page de connexion.', 99]), 'unknown-source'],
    ['gives medical advice',    answers('Prenez deux comprimés de doliprane, puis ouvrez la page de connexion.'), 'medical-advice'],
  ];
  test.each(moods)('%s: asked once, and the article’s own words are given', async (_, mood, why) => {
    opened.server.be(mood);
    const { text, record } = await asking(choice);
    expect(text).toContain(OWN_WORDS);
    expect(await record()).toMatchObject({ why });
    expect(opened.server.requests).toHaveLength(1);
  });

  test('never begins: the article’s own words are given, in time', async () => {
    opened.server.be(asleep);
    const { text, record } = await asking(choice, 500);
    expect(text).toContain(OWN_WORDS);
    expect(await record()).toMatchObject({ why: 'slow' });
  });
});
