type Words = { ask: string; elsewhere: string; unread: (count: number) => string };

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M4.5 5.5h15v11h-8L7.5 20v-3.5h-3zM8.5 9.5h7m-7 3h4';

/** The button at the bottom right, with the number of messages that nobody has seen. */
export function launcher(words: Words, open: () => void) {
  const element = document.createElement('button');
  element.type = 'button';
  const label = document.createElement('span');
  label.textContent = words.ask;
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('role', 'status');
  element.append(icon(), label, badge);
  let address: string | undefined;
  element.addEventListener('click', () =>
    address === undefined ? open() : window.open(address, '_blank', 'noopener'),
  );
  return {
    element,
    unread: (count: number) => {
      badge.textContent = count > 0 ? String(count) : '';
      badge.setAttribute('aria-label', count > 0 ? words.unread(count) : '');
    },
    /** Where this page is not let to show the conversation; back to it where it is, after all. */
    leadTo: (place: string | undefined) => {
      address = place;
      label.textContent = place === undefined ? words.ask : words.elsewhere;
    },
    isElsewhere: () => address !== undefined,
  };
}

function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BUBBLE);
  svg.append(path);
  return svg;
}
