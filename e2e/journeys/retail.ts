import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One line item of the shop. Prices in thousandths of a pound. */
export type Line = {
  readonly customer: string;
  readonly ms: number;
  readonly quantity: bigint;
  readonly price: bigint;
  readonly product: string;
};

/** What the laws ask for one customer and window: features as wire values. */
export type ExpectedRow = {
  readonly customer: string;
  readonly windowStart: number;
  readonly windowEnd: number;
  readonly features: Readonly<Record<string, string | number>>;
};

const dataset = join(dirname(fileURLToPath(import.meta.url)), '..', 'scenarios/data/online_retail/online_retail.csv.gz');

const cellsOf = (line: string): readonly string[] => {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, 7)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
};

/** Every row of the file: the event as JSON text, and the line item where there is a customer. */
export const readRetail = (): { readonly events: readonly string[]; readonly lines: readonly Line[]; readonly withoutCustomer: number } => {
  const text = gunzipSync(readFileSync(dataset)).toString('utf8');
  const events: string[] = [];
  const lines: Line[] = [];
  let withoutCustomer = 0;
  for (const row of text.split('\n').slice(1)) {
    if (row === '') continue;
    const [invoice = '', product = '', quantity = '', date = '', price = '', customer = '', country = ''] = cellsOf(row);
    const customerJson = customer === '' ? 'null' : JSON.stringify(customer);
    events.push(
      `{"invoice_no":${JSON.stringify(invoice)},"stock_code":${JSON.stringify(product)},"quantity":${quantity},"invoice_date":${JSON.stringify(date)},"unit_price":${price},"customer_id":${customerJson},"country":${JSON.stringify(country)}}`,
    );
    if (customer === '') withoutCustomer += 1;
    else {
      const [whole = '', fraction = ''] = price.split('.');
      lines.push({
        customer,
        ms: Date.parse(`${date.replace(' ', 'T')}Z`),
        quantity: BigInt(quantity),
        price: BigInt(whole + fraction.padEnd(3, '0')),
        product,
      });
    }
  }
  return { events, lines, withoutCustomer };
};

const thousandths = (price: bigint): string => {
  const digits = `${price < 0n ? -price : price}`.padStart(4, '0');
  return `${price < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
};

const featuresOf = (lines: readonly Line[]): ExpectedRow['features'] => {
  const quantities = lines.map(({ quantity }) => quantity);
  const items = quantities.reduce((sum, quantity) => sum + quantity, 0n);
  return {
    lines: `${lines.length}`,
    items: `${items}`,
    spend: thousandths(lines.reduce((sum, { price }) => sum + price, 0n)),
    items_avg: Number(items) / lines.length,
    items_min: `${quantities.reduce((a, b) => (b < a ? b : a))}`,
    items_max: `${quantities.reduce((a, b) => (b > a ? b : a))}`,
    products: `${new Set(lines.map(({ product }) => product)).size}`,
  };
};

/**
 * The obvious way: put every line item into every window that contains it (laws W1, W2), then look at each window's lines.
 * The file is in order of time, so no line is late (W4).
 */
export const expectedRows = (
  lines: readonly Line[],
  window: { readonly sizeMs: number; readonly slideMs: number },
): readonly ExpectedRow[] => {
  const windows = new Map<string, { customer: string; windowStart: number; lines: Line[] }>();
  for (const line of lines) {
    const newest = line.ms - (line.ms % window.slideMs);
    for (let start = newest; start > line.ms - window.sizeMs; start -= window.slideMs) {
      const key = `${line.customer}|${start}`;
      const found = windows.get(key) ?? { customer: line.customer, windowStart: start, lines: [] };
      found.lines.push(line);
      windows.set(key, found);
    }
  }
  return [...windows.values()].map(({ customer, windowStart, lines: inWindow }) => ({
    customer,
    windowStart,
    windowEnd: windowStart + window.sizeMs,
    features: featuresOf(inWindow),
  }));
};

/** The row of the last window of each customer. */
export const lastRows = (rows: readonly ExpectedRow[]): ReadonlyMap<string, ExpectedRow> => {
  const last = new Map<string, ExpectedRow>();
  for (const row of rows) if (row.windowEnd > (last.get(row.customer)?.windowEnd ?? 0)) last.set(row.customer, row);
  return last;
};
