import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { Words } from '../../web/chat/message-text.tsx';

const text =
  'Voici ce que dit notre centre d’aide.\n\nSuis-je payé ?\nOui.\n\nVoir : A (/aide/a)\nVoir : B (/aide/b)';
const shown = async (quoting: boolean) => String(await html`${<Words text={text} quoting={quoting} />}`);

describe('a passage that is quoted', () => {
  test('stands under its heading, which no other line looks like', async () => {
    const page = await shown(true);
    expect(page.match(/<strong>[^<]*/g)).toEqual(['<strong>Suis-je payé ?']);
    expect(page).toContain('<p>Oui.</p>');
  });

  test('is no more than lines in what a person writes', async () => {
    expect(await shown(false)).not.toContain('<strong>');
  });
});
