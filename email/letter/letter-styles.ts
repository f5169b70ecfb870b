/** The site's own colours, as values: programs that show mail know no variables. */
const light = {
  paper: '#faf7f1',
  surface: '#ffffff',
  ink: '#1b2827',
  muted: '#55625f',
  line: '#dfd8ca',
  brand: '#0e3b36',
  onBrand: '#fdfaf3',
  warn: '#fcefd7',
  bad: '#a3211b',
};

export const BRAND = light.brand;
export const ALARM = light.bad;

const text = `margin:0 0 16px;font-size:16px;line-height:1.55;color:${light.ink}`;

export const styles = {
  body: `margin:0;padding:0;background:${light.paper};font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%`,
  preheader: 'display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;opacity:0',
  outer: 'border-collapse:collapse',
  margin: 'padding:24px 12px',
  sheet: `max-width:600px;border-collapse:separate;background:${light.surface};border:1px solid ${light.line};border-radius:14px;text-align:left`,
  inside: 'padding:28px 28px 16px',
  brand: `margin:0 0 20px;font-family:Georgia,'Times New Roman',serif;font-size:22px;font-weight:bold;color:${light.brand}`,
  paragraph: text,
  large: `margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:bold;color:${light.bad}`,
  list: 'margin:0 0 16px;padding:0 0 0 20px',
  item: `margin:0 0 6px;font-size:16px;line-height:1.5;color:${light.ink}`,
  warning: `${text};padding:12px 14px;background:${light.warn};border-radius:8px`,
  small: `margin:0 0 12px;font-size:14px;line-height:1.5;color:${light.muted}`,
  strong: `${text};margin:0 0 8px;font-weight:bold`,
  label: `margin:0 0 16px;padding:0 0 10px;border-bottom:1px solid ${light.line};font-size:14px;line-height:1.5;color:${light.muted}`,
  quote: `margin:0 0 12px;padding:0 0 0 14px;border-left:3px solid ${light.line}`,
  buttons: 'margin:0 0 16px;border-collapse:separate',
  gap: 'width:8px;font-size:8px',
  button: `background:${light.brand};border-radius:8px`,
  alarm: `background:${light.bad};border-radius:8px`,
  buttonLink: `display:inline-block;padding:12px 18px;font-size:16px;line-height:1.25;color:${light.onBrand};font-weight:bold;text-decoration:none`,
  reference: 'white-space:nowrap',
  link: `color:${light.brand}`,
};

/** For programs that follow the reader's choice of the dark; the others turn colours by themselves, or show the light. */
export const darkRules = `@media (prefers-color-scheme: dark) {
  .paper { background: #101817 !important }
  .sheet { background: #182322 !important; border-color: #2d3c39 !important }
  .sheet p, .sheet li { color: #e8eeea !important }
  .sheet .brand { color: #c3d8d0 !important }
  .sheet .small { color: #a5b4ae !important }
  .sheet .warning { background: #3a2c12 !important; color: #fbe4b8 !important }
  .sheet .large { color: #ff9c92 !important }
  .sheet .link { color: #9fd3c4 !important }
  .sheet .label { border-color: #2d3c39 !important }
  .sheet .quote { border-color: #2d3c39 !important }
  .sheet .button { background: #c3d8d0 !important }
  .sheet .alarm { background: #ff9c92 !important }
  .sheet .button a { color: #0e3b36 !important }
}
@media (max-width: 480px) {
  .inside { padding: 20px 18px 8px !important }
  .alarm a { padding: 12px 10px !important; text-align: center }
}`;
