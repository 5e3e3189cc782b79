import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type * as mocks from "../infra/testing/onMocks.ts";
import { evaluate } from "../policy-pack/evaluate.ts";
import { rules } from "../policy-pack/rules/index.ts";
import { readInput } from "../policy-pack/scan/input.ts";
import { exported, exportFile, roundOfAll } from "../policy-pack/scan/testing/mix.ts";
import { policy } from "../policy-pack/scan/testing/running.ts";
import { interleaved } from "./measure.ts";
import type { Result } from "./result.ts";

const THOUSAND = 1000;
const TEN_THOUSAND = 10_000;
const WHOLE_PROCESS = 3000;
const KIB_PER_MIB = 1024;

/** Has a process say, when it ends, how many KiB it held at most. */
const TELLS_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`${process.resourceUsage().maxRSS} KiB\\n`));",
)}`;

/** What it costs to judge an export without an engine. */
export async function scanning(): Promise<Result[]> {
  const [few, many] = [exportOf(roundedUp(THOUSAND)), exportOf(roundedUp(TEN_THOUSAND))];
  // Fewer, the more often: a disturbance of a millisecond is a tenth of what a thousand take.
  const judged = await interleaved({ few, many }, 12, (_, bytes) => judging(bytes));
  const own = await interleaved({ platform: await exportOfPlatform() }, 5, (_, bytes) =>
    judging(bytes),
  );
  const [small, large] = [perResource(judged.few), perResource(judged.many)];
  return [
    {
      what: `scan of ${counted(judged.many)} by ${String(rules.length)} rules, after load`,
      measured: large,
      atMost: 25,
      unit: "µs",
    },
    {
      what: `scan, time per resource of ${counted(judged.many)} against ${counted(judged.few)}`,
      measured: large / small,
      atMost: 1.2,
      unit: "ratio",
    },
    {
      what: `scan of the platform's own ${counted(own.platform)}, after load`,
      measured: perResource(own.platform),
      unit: "µs",
    },
    ...(await wholeProcesses()),
  ];
}

interface Judging {
  seconds: number;
  resources: number;
}

/** Judges resources that were read anew: in none has a rule yet looked. */
function judging(bytes: Buffer): Promise<Judging> {
  const { resources } = readInput(bytes);
  const start = performance.now();
  evaluate(rules, resources);
  const seconds = (performance.now() - start) / 1000;
  return Promise.resolve({ seconds, resources: resources.length });
}

async function wholeProcesses(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-scan-"));
  try {
    const file = (count: number) => {
      const path = join(folder, `${String(count)}.json`);
      writeFileSync(path, exportOf(count));
      return path;
    };
    const [some, many] = [file(WHOLE_PROCESS), file(TEN_THOUSAND)];
    const { whole } = await interleaved({ whole: some }, 5, (_, path) => scanned(path));
    const { memory } = await interleaved({ memory: many }, 1, (_, path) => scanned(path));
    return [
      {
        what: `scan of ${String(WHOLE_PROCESS)} resources, as a whole process`,
        measured: whole.seconds,
        atMost: 0.6,
        unit: "s",
      },
      {
        what: `scan of ${String(TEN_THOUSAND)} resources, peak memory of the process`,
        measured: memory.peakMiB,
        atMost: 400,
        unit: "MiB",
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command as people do; that examples violate rules is no failure of it. */
function scanned(path: string): Promise<{ seconds: number; peakMiB: number }> {
  const start = performance.now();
  const { code, err } = policy(["scan", path, "--format", "json"], {
    node: ["--import", TELLS_MEMORY],
  });
  const seconds = (performance.now() - start) / 1000;
  const [, kib] = /^(\d+) KiB$/m.exec(err) ?? [];
  if (code !== 1 || kib === undefined) throw new Error(`scan ended with ${String(code)}: ${err}`);
  return Promise.resolve({ seconds, peakMiB: Number(kib) / KIB_PER_MIB });
}

/** Examples of all rules, complying and not, and what no rule is about. */
const exportOf = (count: number): Buffer => Buffer.from(exportFile(exported(count)));

async function exportOfPlatform(): Promise<Buffer> {
  // Required, as mocha does: what mocks import from the SDK's messages has names that only a CommonJS module sees.
  const { onMocks } = createRequire(import.meta.url)("../infra/testing/onMocks.ts") as typeof mocks;
  const declared = await onMocks("prod");
  const states = declared.map(({ type, name, inputs }) => {
    const urn = `urn:pulumi:prod::novamind::${type}::${name}`;
    return { urn, type, id: `${name}_id`, inputs };
  });
  return Buffer.from(exportFile(states));
}

/** So many, or as many more as make the same mixture whole. */
const roundedUp = (count: number): number => Math.ceil(count / roundOfAll()) * roundOfAll();

const perResource = ({ seconds, resources }: Judging): number => (seconds * 1e6) / resources;

const counted = ({ resources }: Judging): string => `${String(resources)} resources`;
