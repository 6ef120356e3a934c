SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';
SET 'execution.checkpointing.interval' = '10 s';

CREATE TEMPORARY TABLE `transactions` (
  `transaction_id` STRING,
  `customer_id` STRING,
  `amount` DECIMAL(18, 2),
  `category` STRING,
  `event_timestamp` STRING,
  `append_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time` AS CASE
    WHEN `customer_id` IS NOT NULL AND
      CASE
        WHEN DATE_FORMAT(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3)), 'yyyy-MM-dd') = SUBSTRING(`event_timestamp`, 1, 10)
        THEN TIMESTAMPADD(
          MINUTE,
          -(COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) / 100 * 60
            + COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) % 100),
          TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3))
        )
      END
      BETWEEN TIMESTAMP '1970-01-01 00:00:00' AND CAST(`append_time` AS TIMESTAMP(3)) + INTERVAL '5' MINUTE
    THEN
      CASE
        WHEN DATE_FORMAT(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3)), 'yyyy-MM-dd') = SUBSTRING(`event_timestamp`, 1, 10)
        THEN TIMESTAMPADD(
          MINUTE,
          -(COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) / 100 * 60
            + COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) % 100),
          TRY_CAST(REPLACE(REGEXP_EXTRACT(`event_timestamp`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3))
        )
      END
  END,
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'transactions',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.realtime_transaction_stats.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '30000 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `transactions_in` AS
SELECT
  `customer_id`,
  `amount`,
  `category`,
  `event_time`
FROM `transactions`
WHERE `event_time` IS NOT NULL;

CREATE TEMPORARY TABLE `realtime_transaction_stats_tumbling_3600000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `customer_id` STRING
  >,
  `group` STRING,
  `window_start` BIGINT,
  `window_end` BIGINT,
  `event_ms` BIGINT,
  `seq` BIGINT,
  `newest_event_ms` BIGINT,
  `watermark_ms` BIGINT,
  `attempt` BIGINT,
  `features` ROW<
    `txn_count_1h` STRING,
    `txn_sum_1h` STRING,
    `txn_avg_1h` DOUBLE,
    `txn_categories_1h` STRING
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.realtime_transaction_stats.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

INSERT INTO `realtime_transaction_stats_tumbling_3600000`
SELECT
  JSON_ARRAY(`customer_id`),
  1,
  ROW(
    `customer_id`
  ),
  'tumbling_3600000',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CAST(`txn_count_1h` AS STRING),
    CAST(`txn_sum_1h` AS STRING),
    CASE WHEN ABS(`txn_avg_1h`) <= 1.7976931348623157E308 THEN `txn_avg_1h` END,
    CAST(`txn_categories_1h` AS STRING)
  )
FROM (
  SELECT
    `customer_id`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    COUNT(`amount`) AS `txn_count_1h`,
    SUM(`amount`) AS `txn_sum_1h`,
    CAST(SUM(`amount`) AS DOUBLE) / NULLIF(COUNT(`amount`), 0) AS `txn_avg_1h`,
    COUNT(DISTINCT `category`) AS `txn_categories_1h`
  FROM TABLE(TUMBLE(TABLE `transactions_in`, DESCRIPTOR(`event_time`), INTERVAL '1' HOUR))
  GROUP BY `customer_id`, `window_start`, `window_end`
);
