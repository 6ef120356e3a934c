import { type DataSet, eventText, instantOf } from './data-set';

const NUMBERS = new Set(['quantity', 'unit_price', 'amount']);
const PRICE_SCALE = 3;

/** Invoice lines in order, each with its amount worked out. */
export const ONLINE_RETAIL: DataSet = {
  topic: 'online_retail',
  file: 'online_retail/online_retail.csv.gz',
  firstMs: Date.UTC(2010, 11, 1, 8, 26),
  arrivalMs: (row) => instantOf(row.invoice_date),
  event: (row, map) => {
    const amount = lineAmount(row.quantity ?? '0', row.unit_price ?? '0');
    return eventText({ ...row, amount }, { times: { invoice_date: map(instantOf(row.invoice_date)) }, numbers: NUMBERS });
  },
};

/** Quantity × unit price with three digits behind the point, exact. */
function lineAmount(quantity: string, price: string): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const thousandths = BigInt(quantity) * BigInt(whole + fraction.padEnd(PRICE_SCALE, '0').slice(0, PRICE_SCALE));
  const digits = (thousandths < 0n ? -thousandths : thousandths).toString().padStart(PRICE_SCALE + 1, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -PRICE_SCALE)}.${digits.slice(-PRICE_SCALE)}`;
}
