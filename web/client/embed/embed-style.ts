/** A sheet made by script: a strict Content-Security-Policy lets it in, where it would refuse a style element. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

const STYLE = `
:host{all:initial;position:fixed;z-index:2147483000;right:1rem;bottom:1rem}
[hidden]{display:none!important}
button{display:flex;align-items:center;gap:.5rem;min-height:3rem;padding:.5rem 1.2rem;border:1px solid #fdfaf3;border-radius:99px;
background:#0e3b36;color:#fdfaf3;font:600 1rem/1.4 system-ui,sans-serif;cursor:pointer;box-shadow:0 8px 24px -8px #0008}
button:hover{background:#14544c}
button:focus-visible{outline:3px solid #0f5249;outline-offset:3px;box-shadow:0 0 0 6px #fff}
svg{width:1.4em;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.badge{min-width:1.5em;border-radius:99px;background:#fff;color:#8b1913;text-align:center}
.badge:empty{display:none}
iframe{position:fixed;right:1rem;bottom:1rem;width:25rem;height:min(42rem,100dvh - 2rem);border:0;border-radius:18px;
box-shadow:0 24px 60px -16px #0008;color-scheme:light dark}
@media(max-width:36rem){iframe{inset:var(--top,0) auto auto 0;width:100vw;height:var(--height,100dvh);border-radius:0}}
@media print{:host{display:none}}
`;
