-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "tenant" TEXT NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "detail" JSON NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "deployment" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "offsets" JSON NOT NULL,
    "stats" JSON NOT NULL,
    "taken_ms" BIGINT NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("deployment")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" BIGSERIAL NOT NULL,
    "deployment" INTEGER NOT NULL,
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "partition" INTEGER NOT NULL,
    "offset" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "append_ms" BIGINT NOT NULL,
    "append_day" INTEGER NOT NULL,
    "payload" BYTEA,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" SERIAL NOT NULL,
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "key_space" INTEGER NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "valid_from" BIGINT,
    "desired" TEXT NOT NULL,
    "observed" TEXT NOT NULL,
    "observed_ms" BIGINT,
    "detail" TEXT,
    "steps" JSON NOT NULL DEFAULT '[]',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_attempt" (
    "deployment" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "worker" TEXT NOT NULL,
    "started_ms" BIGINT NOT NULL,

    CONSTRAINT "deployment_attempt_pkey" PRIMARY KEY ("deployment","attempt")
);

-- CreateTable
CREATE TABLE "feature_view" (
    "tenant" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latest_revision" INTEGER NOT NULL,
    "plain_group" TEXT,
    "next_key_space" INTEGER NOT NULL DEFAULT 1,
    "created_ms" BIGINT NOT NULL,
    "updated_ms" BIGINT NOT NULL,

    CONSTRAINT "feature_view_pkey" PRIMARY KEY ("tenant","name")
);

-- CreateTable
CREATE TABLE "history_file" (
    "path" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "key_space" INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "min_event_ms" BIGINT NOT NULL,
    "max_event_ms" BIGINT NOT NULL,
    "published_ms" BIGINT NOT NULL,

    CONSTRAINT "history_file_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "history_position" (
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "key_space" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "partition" INTEGER NOT NULL,
    "next_offset" BIGINT NOT NULL,

    CONSTRAINT "history_position_pkey" PRIMARY KEY ("tenant","view","key_space","topic","partition")
);

-- CreateTable
CREATE TABLE "metric_rollup" (
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bucket_ms" BIGINT NOT NULL,
    "writer" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "metric_rollup_pkey" PRIMARY KEY ("tenant","view","kind","bucket_ms","writer")
);

-- CreateTable
CREATE TABLE "revision" (
    "tenant" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "normalised" JSON NOT NULL,
    "plan" JSON NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("tenant","view","revision")
);

-- CreateTable
CREATE TABLE "source" (
    "tenant" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "partitions" INTEGER NOT NULL,
    "document" JSON NOT NULL,
    "derived" BOOLEAN NOT NULL,
    "updated_ms" BIGINT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("tenant","name")
);

-- CreateTable
CREATE TABLE "tenant" (
    "name" TEXT NOT NULL,
    "created_ms" BIGINT NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_idx" ON "audit_entry"("tenant", "id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_object_id_idx" ON "audit_entry"("tenant", "object", "id");

-- CreateIndex
CREATE INDEX "dead_letter_deployment_reason_append_day_idx" ON "dead_letter"("deployment", "reason", "append_day");

-- CreateIndex
CREATE INDEX "dead_letter_tenant_view_id_idx" ON "dead_letter"("tenant", "view", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letter_deployment_partition_offset_key" ON "dead_letter"("deployment", "partition", "offset");

-- CreateIndex
CREATE INDEX "deployment_tenant_view_idx" ON "deployment"("tenant", "view");

-- CreateIndex
CREATE INDEX "history_file_tenant_view_key_space_group_idx" ON "history_file"("tenant", "view", "key_space", "group");

-- CreateIndex
CREATE INDEX "metric_rollup_bucket_ms_idx" ON "metric_rollup"("bucket_ms");

-- CreateIndex
CREATE UNIQUE INDEX "revision_tenant_view_content_hash_key" ON "revision"("tenant", "view", "content_hash");

-- CreateIndex
CREATE INDEX "source_tenant_topic_idx" ON "source"("tenant", "topic");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_tenant_fkey" FOREIGN KEY ("tenant") REFERENCES "tenant"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_deployment_fkey" FOREIGN KEY ("deployment") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_deployment_fkey" FOREIGN KEY ("deployment") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenant_view_fkey" FOREIGN KEY ("tenant", "view") REFERENCES "feature_view"("tenant", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenant_view_revision_fkey" FOREIGN KEY ("tenant", "view", "revision") REFERENCES "revision"("tenant", "view", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_attempt" ADD CONSTRAINT "deployment_attempt_deployment_fkey" FOREIGN KEY ("deployment") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_view" ADD CONSTRAINT "feature_view_tenant_fkey" FOREIGN KEY ("tenant") REFERENCES "tenant"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_tenant_view_fkey" FOREIGN KEY ("tenant", "view") REFERENCES "feature_view"("tenant", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_tenant_fkey" FOREIGN KEY ("tenant") REFERENCES "tenant"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Revisions and audit entries never change once written, whoever asks.
CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are immutable', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER revision_immutable BEFORE UPDATE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_update();
