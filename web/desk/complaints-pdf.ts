// The register of complaints as a file to hand over: a PDF that a screen reader walks through by its headings and lists.
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import Pdf from 'pdfkit';
import { complaintPdfWords as words } from '../../content/fr/complaint-words.ts';

/** One complaint, and what is said of it: label and value. */
type PdfEntry = { heading: string; lines: readonly (readonly [label: string, value: string])[] };
type Register = { title: string; lead: string; entries: readonly PdfEntry[] };

const MARGIN = 48;
const plain = createRequire(import.meta.url).resolve(
  '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff',
);
const bold = createRequire(import.meta.url).resolve(
  '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff',
);

/** Others have their turn between two complaints: a long register takes a second of processor. */
export async function complaintsPdf({ title, lead, entries }: Register): Promise<Buffer<ArrayBuffer>> {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 12, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    font: plain,
    info: { Title: title, Creator: 'Paladin' },
  };
  // Its types do not know of it yet.
  const doc = new Pdf(Object.assign(options, { subset: 'PDF/UA' }));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.registerFont('plain', plain).registerFont('bold', bold);
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  whole.add(doc.struct('H1', {}, () => said(doc, 'bold', 18, title)));
  whole.add(doc.struct('P', {}, () => said(doc, 'plain', 10, lead)));
  for (const entry of entries) {
    whole.add(sectionOf(doc, entry));
    await setImmediate();
  }
  whole.end();
  numberPages(doc);
  const ended = new Promise((done) => doc.once('end', done));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = PDFKit.PDFDocument;

/** Its heading stays with what follows. */
function sectionOf(doc: Doc, { heading, lines }: PdfEntry) {
  const section = doc.struct('Sect');
  if (doc.y > doc.page.height - 4 * MARGIN) doc.addPage();
  section.add(doc.struct('H2', {}, () => said(doc.moveDown(0.6), 'bold', 12, heading)));
  const list = doc.struct('L');
  section.add(list);
  for (const [label, value] of lines) list.add(itemOf(doc, `${label}\u00a0: ${value}`));
  list.end();
  section.end();
  return section;
}

function itemOf(doc: Doc, text: string) {
  const item = doc.struct('LI');
  item.add(doc.struct('LBody', {}, () => said(doc, 'plain', 9.5, text)));
  item.end();
  return item;
}

function said(doc: Doc, weight: 'plain' | 'bold', size: number, text: string): void {
  doc.font(weight).fontSize(size).text(inFont(text));
}

/** The font has no narrow space that does not break. */
function inFont(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}

function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Written where text would otherwise begin a page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    const at = doc.page.height - MARGIN;
    doc
      .font('plain')
      .fontSize(8)
      .text(words.page(page + 1, count), MARGIN, at, { lineBreak: false });
    doc.endMarkedContent();
  }
}
