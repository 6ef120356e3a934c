import { outputTopic } from '@freshet/definitions';
import { type EventLogReader, outputTopicOptions, sourceTopicOptions, type TopicRef } from '@freshet/event-log';
import { type Attempt, type DesiredDeployment, listTopicsAcrossTenants } from '@freshet/registry';
import type { Logger } from 'pino';
import { pause, retrying } from '../back-off';
import { CheckpointFolder } from '../checkpoint/checkpoint-folder';
import type { CheckpointImage } from '../checkpoint/checkpoint-image';
import { CheckpointKeeper } from '../checkpoint/checkpoint-keeper';
import { Materializer } from '../materializer/materializer';
import { checkOutputCoverage, checkSourceCoverage } from '../pipeline/check-coverage';
import { rowsBehind } from '../pipeline/durable-rows';
import { OutputAppender } from '../pipeline/output-appender';
import { Pipeline } from '../pipeline/pipeline';
import { findStart } from '../pipeline/start-offsets';
import { wholeRows } from '../pipeline/valid-from';
import type { WorkerParts } from '../worker-parts';
import { isMendable } from './is-mendable';
import { JobObserver } from './job-observer';
import { JobSteps } from './job-steps';
import { switchServing } from './serving-switch';

const OBSERVE_MS = 300;
const ROOM_POLL_MS = 50;
/** A job is healthy while nothing is older than so many intervals and not in a checkpoint (law D7). */
const HEALTHY_INTERVALS = 3;

type Running = { readonly pipeline: Pipeline; readonly materializer: Materializer; readonly appender: OutputAppender };

/** One attempt at running a deployment: its pipeline, its materializer, and what is observed of them. */
export class Job {
  readonly #steps: JobSteps;
  readonly #observer: JobObserver;
  readonly #keeper: CheckpointKeeper;
  readonly #reader: EventLogReader;
  readonly #stopping = new AbortController();
  readonly #abandoned = new AbortController();
  readonly #log: Logger;
  #trouble: string | null = null;

  constructor(
    private readonly parts: WorkerParts,
    private deployment: DesiredDeployment,
    private readonly attempt: Attempt,
  ) {
    const { db, now, tuning, bootId: actor } = parts;
    this.#log = parts.log.child({ job: `${deployment.tenant}.${deployment.view}.d${deployment.id}.a${attempt.attempt}` });
    this.#steps = new JobSteps(now);
    const identity = { db, deployment: deployment.id, epoch: attempt.epoch, actor, now };
    this.#observer = new JobObserver({ ...identity, heartbeatMs: tuning.heartbeatMs, steps: this.#steps, log: this.#log });
    const folder = new CheckpointFolder(parts.checkpointRoot, deployment.id);
    this.#keeper = new CheckpointKeeper({
      ...identity,
      folder,
      signal: this.#abandoned.signal,
      onFailure: this.#onFailure('the registry'),
    });
    this.#reader = parts.openReader();
  }

  /** Metadata of a newer revision with the same plan: nothing restarts (`delivery.md` K7). */
  update(deployment: DesiredDeployment): void {
    this.deployment = deployment;
  }

  /** Asks for a clean end: a last checkpoint, the rows in the stores. {@link run} then resolves. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Ends at once, as a crash would. */
  abandon(): void {
    this.#abandoned.abort();
    this.#stopping.abort();
  }

  /** Resolves after a clean end. Rejects when the job cannot go on; what was observed by then is saved. */
  async run(): Promise<void> {
    try {
      await this.#run();
    } catch (error) {
      if (this.#abandoned.signal.aborted) return;
      const detail = error instanceof Error ? error.message : String(error);
      this.#steps.fail(detail);
      this.#observer.set('failed', detail);
      // The job's own error is the one to tell; where the registry is away, its next observation says the same.
      await this.#observer.save().catch(() => undefined);
      throw error;
    } finally {
      this.abandon();
      this.parts.monitor.end(this.deployment);
      await this.#reader.close();
    }
  }

  async #run(): Promise<void> {
    const { plan } = this.deployment;
    this.#steps.begin('validate');
    this.#steps.end('validate');
    this.#observer.set('starting');
    await this.#observer.save();
    this.#steps.begin('create topics');
    const source = { tenant: this.deployment.tenant, topic: plan.source.topic };
    const output = {
      tenant: this.deployment.tenant,
      topic: outputTopic(this.deployment.tenant, this.deployment.view, this.deployment.keySpace),
    };
    const partitions = await this.#createTopics(source, output);
    this.#steps.end('create topics');
    const running = await this.#restore(source, output, partitions);
    await this.#supervise(running);
  }

  async #createTopics(source: TopicRef, output: TopicRef): Promise<number> {
    const { db, now, bootId: actor, writer } = this.parts;
    const retry = { mends: isMendable, onFailure: this.#onFailure('the event log'), signal: this.#stopping.signal };
    const declared = await listTopicsAcrossTenants({ ctx: { db, actor, now: now() }, input: {} });
    const wanted = declared.find(({ tenant, topic }) => tenant === source.tenant && topic === source.topic)?.partitions ?? 1;
    await retrying(() => writer.ensureTopic(source, sourceTopicOptions(wanted)), retry);
    // A topic that was there already keeps the partitions it has.
    const partitions = (await this.#reader.ranges(source)).length;
    await retrying(() => writer.ensureTopic(output, outputTopicOptions(partitions)), retry);
    return partitions;
  }

  async #restore(source: TopicRef, output: TopicRef, partitions: number): Promise<Running> {
    this.#steps.begin('restore');
    const { parts, attempt } = this;
    const { plan, planHash } = this.deployment;
    const restored = await this.#keeper.restore();
    if (restored) await this.#checkLogs(restored.image, source, output);
    if (restored?.damage) this.#log.error({ damage: restored.damage, path: restored.path }, 'went back to an older checkpoint');
    const image = restored?.image ?? (await this.#firstImage(source, output));
    this.#observer.setValidFrom(image.validFromMs);
    const appender = new OutputAppender(
      {
        writer: parts.writer,
        reader: this.#reader,
        topic: output,
        attempt: attempt.attempt,
        batchRows: parts.tuning.appendRows,
        signal: this.#abandoned.signal,
        onFailure: this.#onFailure('the event log'),
      },
      await this.#ends(output, partitions),
    );
    const isWhole = wholeRows(plan, image.validFromMs);
    const materializer = new Materializer(
      {
        ...parts,
        deployment: () => this.deployment,
        topic: output,
        epoch: attempt.epoch,
        actor: parts.bootId,
        reader: this.#reader,
        isWhole,
        onWritten: (rows) => {
          this.#trouble = null;
          this.#steps.end('first online write');
          parts.monitor.written(this.deployment, rows);
        },
        onMaterialised: (windowEndMs) => parts.monitor.materialised(this.deployment, windowEndMs),
        onWarming: (rows) => parts.monitor.warming(this.deployment, rows),
        onFailure: this.#onFailure('the stores'),
        onMissed: (rows) => this.#log.error({ rows }, 'rows were dropped by retention before they reached the stores'),
      },
      partitions,
    );
    await materializer.restore();
    const durableRows = await rowsBehind(this.#reader, output, image.outputEnds);
    const pipeline = new Pipeline(
      {
        ...parts,
        plan,
        planHash,
        sourceTopic: source,
        reader: this.#reader,
        durableRows,
        isWhole,
        roomForRows: (signal) => this.#roomForRows(materializer, appender, signal),
        onRows: () => this.#steps.end('first row'),
        saveCheckpoint: async (checkpoint) => {
          await this.#keeper.save(checkpoint);
          this.#trouble = null;
          this.#steps.end('first checkpoint');
          parts.monitor.checkpoint(this.deployment, checkpoint.stats);
        },
      },
      appender,
      image,
    );
    parts.monitor.begin(this.deployment, pipeline.stats());
    const notes = [
      ...(restored?.damage ? [`went back to an older checkpoint: ${restored.damage}`] : []),
      ...(durableRows.size > 0 ? [`${durableRows.size} rows were durable already`] : []),
    ];
    this.#steps.end('restore', { outcome: 'done', ...(notes.length > 0 ? { detail: notes.join('; ') } : {}) });
    if (pipeline.stats().rows > 0) this.#steps.end('first row');
    if (!plan.outputs.online) this.#steps.end('first online write', { outcome: 'skipped', detail: 'the view writes no online values' });
    return { pipeline, materializer, appender };
  }

  async #checkLogs({ offsets, outputEnds }: CheckpointImage, source: TopicRef, output: TopicRef): Promise<void> {
    checkSourceCoverage({ topic: source.topic, ranges: await this.#reader.ranges(source), offsets });
    checkOutputCoverage({ topic: output.topic, ranges: await this.#reader.ranges(output), offsets: outputEnds });
  }

  async #firstImage(topic: TopicRef, output: TopicRef): Promise<CheckpointImage> {
    const { plan, planHash, start } = this.deployment;
    const point = await findStart({ reader: this.#reader, topic, start, plan, nowMs: this.parts.now() });
    const outputEnds = await this.#ends(output, point.offsets.length);
    return {
      planHash,
      offsets: [...point.offsets],
      outputEnds,
      validFromMs: point.validFromMs,
      groupsWithRows: [],
      engine: null,
    };
  }

  async #ends(topic: TopicRef, partitions: number): Promise<number[]> {
    const ranges = await this.#reader.ranges(topic);
    return Array.from({ length: partitions }, (_, partition) => ranges.find((range) => range.partition === partition)?.end ?? 0);
  }

  async #roomForRows(materializer: Materializer, appender: OutputAppender, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && materializer.backlog(appender.ends()) > this.parts.tuning.backlogRows) await pause(ROOM_POLL_MS, signal);
  }

  /** The pipeline ends first, so that the materializer's end covers its last rows. One that fails takes the other along. */
  async #supervise({ pipeline, materializer, appender }: Running): Promise<void> {
    this.#steps.end('running');
    this.#steps.begin('first checkpoint');
    const draining = new AbortController();
    const together = new AbortController();
    const failTogether = (error: unknown): never => {
      together.abort();
      throw error;
    };
    const halt = AbortSignal.any([this.#stopping.signal, together.signal]);
    const abandon = AbortSignal.any([this.#abandoned.signal, together.signal]);
    const work = [
      pipeline
        .run(halt)
        .catch(failTogether)
        .finally(() => draining.abort()),
      materializer.run(draining.signal, abandon).catch(failTogether),
      this.#watch({ pipeline, materializer, appender }, halt).catch(failTogether),
    ];
    const [failed] = (await Promise.allSettled(work)).filter((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #watch(running: Running, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#observe(running);
      await pause(OBSERVE_MS, signal);
    }
  }

  async #observe({ pipeline, materializer, appender }: Running): Promise<void> {
    const { tuning, now, monitor, onlineStore } = this.parts;
    if (this.#steps.list().some(({ name, endedMs }) => name === 'first checkpoint' && endedMs !== null)) {
      const stats = pipeline.stats();
      const backlogRows = materializer.backlog(appender.ends());
      this.#steps.begin('first row');
      if (stats.rows > 0) this.#steps.begin('first online write');
      monitor.sample(this.deployment, { stats, backlogRows, consumerLag: pipeline.consumerLag() });
      const canTakeOver = pipeline.isWhole(stats) && backlogRows === 0;
      const serves = await switchServing(onlineStore, this.deployment, {
        canTakeOver,
        nowMs: now(),
        confirm: () => this.#observer.confirm(),
      });
      const isFresh = now() - (pipeline.unsavedSinceMs() ?? now()) < HEALTHY_INTERVALS * tuning.checkpointMs;
      if (this.#trouble !== null || !isFresh) this.#observer.set('degraded', this.#trouble ?? 'the newest checkpoint is too old');
      else if (serves) this.#observer.set('healthy');
      else this.#observer.set('warming', 'waits for a whole row in every window group');
    }
    await this.#observer.save();
  }

  #onFailure(what: string): (error: unknown, failures: number) => void {
    return (error, failures) => {
      this.#trouble = `${what} cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
      if (failures === 1 || failures % 20 === 0) this.#log.warn({ err: error, failures }, `${what} cannot be reached; tried again`);
    };
  }
}
