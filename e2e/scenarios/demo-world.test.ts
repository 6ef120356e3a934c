import { parseDeclarations } from '@freshet/definitions';
import { describe, expect, it } from 'vitest';
import { demoWorld } from './demo-world';
import { viewText } from './install';
import { instantOf } from './replay/data-set';
import { NYC_TAXI } from './replay/nyc-taxi';
import { ONLINE_RETAIL } from './replay/online-retail';

describe('the demo world', () => {
  it.each(demoWorld.views)('declares $name without a mistake or a warning', async (view) => {
    const { plans, diagnostics } = parseDeclarations(await viewText(view));
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(plans.map((plan) => plan.view)).toEqual([view.name]);
  });

  it('keeps a trip’s digits and moves its times', () => {
    const row = {
      trip_id: '1',
      pickup_datetime: '2019-01-01 00:10:00',
      dropoff_datetime: '2019-01-01 00:20:00',
      total_amount: '14.80',
      store_and_fwd_flag: null,
    };
    expect(NYC_TAXI.arrivalMs(row)).toBe(Date.UTC(2019, 0, 1, 0, 20));
    expect(NYC_TAXI.event(row, (ms) => ms - NYC_TAXI.firstMs)).toBe(
      '{"trip_id":1,"pickup_datetime":"1970-01-01T00:10:00.000Z","dropoff_datetime":"1970-01-01T00:20:00.000Z","total_amount":14.80,"store_and_fwd_flag":null}',
    );
  });

  it.each([
    { quantity: '6', unit_price: '2.55', amount: '15.300' },
    { quantity: '-80995', unit_price: '2.08', amount: '-168469.600' },
    { quantity: '1', unit_price: '-11062.06', amount: '-11062.060' },
    { quantity: '3', unit_price: '0.001', amount: '0.003' },
    { quantity: '-1', unit_price: '0.0', amount: '0.000' },
  ])('works out $quantity × $unit_price = $amount', ({ quantity, unit_price, amount }) => {
    const event = ONLINE_RETAIL.event({ quantity, unit_price, invoice_date: '2010-12-01 08:26:00', customer_id: null }, (ms) => ms);
    expect(event).toContain(`"amount":${amount}`);
    expect(event).toContain('"customer_id":null');
  });

  it('reads times without a zone as UTC', () => {
    expect(instantOf('2010-12-01 08:26:00')).toBe(Date.UTC(2010, 11, 1, 8, 26));
  });
});
