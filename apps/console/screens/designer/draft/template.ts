/** A text to start a design from. */
export type Template = { readonly id: string; readonly title: string; readonly description: string; readonly text: string };

/** An empty design: every part that a feature view must have, with nothing filled in but a one-hour count. */
export const blankTemplate: Template = {
  id: 'blank',
  title: 'Blank',
  description: 'An empty form with one aggregation over a tumbling hour.',
  text: `kind: feature_view
name:
entity_keys: []
kafka_topic:
aggregations:
  - name:
    aggregation: count
    window: { window_type: tumbling, size: 1h }
output_to_online_store: true
output_to_offline_store: true
ttl: 24h
`,
};

/** The worked example: how often and how much a customer pays. */
export const transactionTemplate: Template = {
  id: 'realtime_transaction_stats',
  title: 'Transaction velocity',
  description: 'How many transactions and how much money per customer in an hour.',
  text: `kind: feature_view
name: realtime_transaction_stats
description: Transaction velocity per customer
entity_keys: [customer_id]
kafka_topic: transactions
aggregations:
  - name: txn_count_1h
    source_field: amount
    aggregation: count
    window: { window_type: tumbling, size: 1h }
  - name: txn_sum_1h
    source_field: amount
    aggregation: sum
    window: { window_type: tumbling, size: 1h }
output_to_online_store: true
output_to_offline_store: true
ttl: 24h
`,
};

/** Visits told by silence: events of one visitor without a pause of half an hour. */
export const sessionTemplate: Template = {
  id: 'visit_sessions',
  title: 'Visits',
  description: 'Events and distinct pages per visitor until half an hour of silence.',
  text: `kind: feature_view
name: visit_sessions
description: What a visitor did in one visit
entity_keys: [visitor_id]
kafka_topic: page_views
aggregations:
  - name: visit_events
    aggregation: count
    window: { window_type: session, gap: 30m }
  - name: visit_pages
    source_field: page
    aggregation: count_distinct
    window: { window_type: session, gap: 30m }
output_to_online_store: true
output_to_offline_store: true
ttl: 7d
`,
};

/** Spending as of every minute: sliding windows. */
export const spendTemplate: Template = {
  id: 'customer_spend',
  title: 'Rolling spend',
  description: 'Sum and average of the last hour per customer, renewed every minute.',
  text: `kind: feature_view
name: customer_spend
description: Spend of the last hour, renewed every minute
entity_keys: [customer_id]
kafka_topic: transactions
aggregations:
  - name: spend_sum_1h
    source_field: amount
    aggregation: sum
    window: { window_type: sliding, size: 1h, slide: 1m }
  - name: spend_avg_1h
    source_field: amount
    aggregation: avg
    window: { window_type: sliding, size: 1h, slide: 1m }
output_to_online_store: true
output_to_offline_store: true
ttl: 24h
`,
};

/** Templates in the order they are offered. */
export const templates: readonly Template[] = [transactionTemplate, spendTemplate, sessionTemplate];
