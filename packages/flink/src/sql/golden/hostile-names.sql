SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';
SET 'execution.checkpointing.interval' = '10 s';

CREATE TEMPORARY TABLE `in``put; DROP TABLE x --` (
  `window_start` STRING,
  `a``b` BIGINT,
  `q'uote` DOUBLE,
  `append_time` STRING,
  `event_time` DECIMAL(22, 3),
  `append_time_` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time_` AS CASE
    WHEN `window_start` IS NOT NULL AND
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`event_time` * 0.001) AS BIGINT), 3)
      BETWEEN TO_TIMESTAMP_LTZ(0, 3) AND `append_time_` + INTERVAL '5' MINUTE
    THEN
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`event_time` * 0.001) AS BIGINT), 3)
  END,
  WATERMARK FOR `event_time_` AS `event_time_` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'it''s.a.topic',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.hostile.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '30000 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `in``put; DROP TABLE x --_in` AS
SELECT
  `window_start` AS `window_start_`,
  `a``b`,
  CASE WHEN `q'uote` = 0 THEN 0e0 WHEN ABS(`q'uote`) <= 1.7976931348623157E308 THEN `q'uote` END AS `q'uote`,
  `event_time_`
FROM `in``put; DROP TABLE x --`
WHERE `event_time_` IS NOT NULL;

CREATE TEMPORARY TABLE `hostile_tumbling_1` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `window_start` STRING
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
    `newest_event` STRING,
    `group` DOUBLE
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.hostile.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

INSERT INTO `hostile_tumbling_1`
SELECT
  JSON_ARRAY(`window_start_`),
  1,
  ROW(
    `window_start_`
  ),
  'tumbling_1',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event_`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event_`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CASE WHEN `newest_event` BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(`newest_event` AS STRING) END,
    `group`
  )
FROM (
  SELECT
    `window_start_`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time_`) AS TIMESTAMP(3)) AS `newest_event_`,
    SUM(CAST(`a``b` AS DECIMAL(38, 0))) AS `newest_event`,
    MAX(`q'uote`) AS `group`
  FROM TABLE(TUMBLE(TABLE `in``put; DROP TABLE x --_in`, DESCRIPTOR(`event_time_`), INTERVAL '0 00:00:00.001' DAY(3) TO SECOND(3)))
  GROUP BY `window_start_`, `window_start`, `window_end`
);
