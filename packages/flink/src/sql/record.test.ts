import { decodeOutputRecord, outputKey, type WireValue } from '@freshet/definitions';
import { expect, it } from 'vitest';

// Records as Flink 2.2.1 wrote them for the plans of `testing/plans`, key and value.
const written: readonly { key: string; value: string; texts: Record<string, string>; features: Record<string, WireValue> }[] = [
  {
    key: '["c\\"1"]',
    value:
      '{"v":1,"entity":{"customer_id":"c\\"1"},"group":"tumbling_3600000","window_start":1770890400000,"window_end":1770894000000,"event_ms":1770893999999,"seq":0,"newest_event_ms":1770892200500,"watermark_ms":null,"attempt":1,"features":{"txn_count_1h":"2","txn_sum_1h":"12.51","txn_avg_1h":6.255,"txn_categories_1h":"2"}}',
    texts: { customer_id: 'c"1' },
    features: { txn_count_1h: '2', txn_sum_1h: '12.51', txn_avg_1h: 6.255, txn_categories_1h: '2' },
  },
  {
    key: '["7","true"]',
    value:
      '{"v":1,"entity":{"indoor":true,"device":"7"},"group":"session_1800000","window_start":1770890400123,"window_end":1770892201000,"event_ms":1770892200999,"seq":0,"newest_event_ms":1770890401000,"watermark_ms":null,"attempt":1,"features":{"total":null,"mean":4.6116860184273879E18,"smallest":"1","first_measured":1770890400123}}',
    texts: { indoor: 'true', device: '7' },
    features: { total: null, mean: 4.611686018427388e18, smallest: '1', first_measured: 1770890400123 },
  },
];

it.each(written)('is a record of the output log: $key', ({ key, value, texts, features }) => {
  const record = decodeOutputRecord(value);
  expect(record.features).toEqual(features);
  expect(record.eventMs).toBe(record.windowEnd - 1);
  expect(key).toBe(outputKey(texts));
});
