import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { Emergencies } from '../../web/desk/alerts.tsx';

describe('many emergencies that nobody has opened', () => {
  test('are counted, the first three in sight and the others one press away, so that the page stays within reach', async () => {
    const alerts = Array.from({ length: 19 }, (_, index) => ({
      id: `alert-${index}`,
      question: `PAL-AAAA-00${String(index).padStart(2, '0')}`,
      to: 'supervisor',
      reason: 'emergency' as const,
      at: 0,
      dueAt: null,
    }));
    const page = String(await html`${<Emergencies seen={{ alerts, now: 0 }} />}`);
    const [inSight = '', folded = ''] = page.split('<details>');
    expect(inSight).toContain('19 urgences à ouvrir maintenant');
    expect([inSight, folded].map((part) => part.split('href=').length - 1)).toEqual([3, 16]);
    expect(folded).toContain('et 16 de plus');
  });
});
