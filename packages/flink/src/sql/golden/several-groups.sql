SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';
SET 'execution.checkpointing.interval' = '10 s';

CREATE TEMPORARY TABLE `card_events` (
  `card` STRING,
  `amount` DOUBLE,
  `event_timestamp` STRING,
  `append_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time` AS CASE
    WHEN `card` IS NOT NULL AND
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
  'topic' = 'card_events',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.card_velocity.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '30000 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `card_events_in` AS
SELECT
  `card`,
  CASE WHEN `amount` = 0 THEN 0e0 WHEN ABS(`amount`) <= 1.7976931348623157E308 THEN `amount` END AS `amount`,
  `event_time`
FROM `card_events`
WHERE `event_time` IS NOT NULL;

CREATE TEMPORARY TABLE `card_velocity_sliding_600000_60000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `card` STRING
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
    `spend_10m` DOUBLE,
    `mean_10m` DOUBLE
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.card_velocity.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

CREATE TEMPORARY TABLE `card_velocity_tumbling_86400000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `card` STRING
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
    `largest_1d` DOUBLE,
    `events_1d` STRING
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.card_velocity.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

EXECUTE STATEMENT SET
BEGIN
INSERT INTO `card_velocity_sliding_600000_60000`
SELECT
  JSON_ARRAY(`card`),
  1,
  ROW(
    `card`
  ),
  'sliding_600000_60000',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CASE WHEN ABS(`spend_10m`) <= 1.7976931348623157E308 THEN `spend_10m` END,
    CASE WHEN ABS(`mean_10m`) <= 1.7976931348623157E308 THEN `mean_10m` END
  )
FROM (
  SELECT
    `card`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    SUM(`amount`) AS `spend_10m`,
    AVG(`amount`) AS `mean_10m`
  FROM TABLE(HOP(TABLE `card_events_in`, DESCRIPTOR(`event_time`), INTERVAL '1' MINUTE, INTERVAL '10' MINUTE))
  GROUP BY `card`, `window_start`, `window_end`
);
INSERT INTO `card_velocity_tumbling_86400000`
SELECT
  JSON_ARRAY(`card`),
  1,
  ROW(
    `card`
  ),
  'tumbling_86400000',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    `largest_1d`,
    CAST(`events_1d` AS STRING)
  )
FROM (
  SELECT
    `card`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    MAX(`amount`) AS `largest_1d`,
    COUNT(*) AS `events_1d`
  FROM TABLE(TUMBLE(TABLE `card_events_in`, DESCRIPTOR(`event_time`), INTERVAL '1' DAY))
  GROUP BY `card`, `window_start`, `window_end`
);
END;
