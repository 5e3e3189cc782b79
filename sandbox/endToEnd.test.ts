import { expect } from "chai";

import { promotionChanges } from "../infra/testing/promotionList.ts";
import { callsWith } from "./aws/calls.ts";
import { releases } from "./releases.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes, verdicts } from "./tally.ts";
import {
  inState,
  inWorld,
  openSandbox,
  STATE_AT_THE_END,
  succeeded,
} from "./testing/openSandbox.ts";
import { changedResources } from "./testing/changedResources.ts";
import { DATA, dataKeys, ML } from "./testing/dataKeys.ts";
import { moved, promoted, promotedAndChanged, writtenTo } from "./testing/otherwise.ts";
import { passwordsInClear } from "./testing/passwords.ts";

const STACKS = ["org", "prod", "dr", "global"];

/** One operation on a stack takes tens of seconds on a small machine. */
const PATIENCE_MS = 300_000;

describe("the four stacks on the engine", function () {
  this.timeout(PATIENCE_MS);
  let protect = true;
  /** What a configuration is for one operation. */
  let otherwise = (platform: Record<string, unknown>) => platform;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("stacks", {
      env: STATE_AT_THE_END,
      override: (shipped, stack) => {
        const config = releases(shipped, stack);
        const platform = config["novamind:platform"] as Record<string, unknown>;
        const given = "protect" in platform ? { ...platform, protect } : platform;
        return { ...config, "novamind:platform": otherwise(given) };
      },
    });
  });
  after(() => {
    sandbox.close();
  });

  for (const stack of STACKS) {
    it(`${stack} previews every resource that it then creates, within all policies`, async () => {
      const preview = await sandbox.run("preview", stack);
      succeeded(preview);
      const up = await sandbox.run("up", stack);
      succeeded(up);
      expect(changes(up.events)).to.deep.equal(changes(preview.events));
      expect(verdicts(up.events)).to.include({ violated: 0, undecided: 0 });
      expect(verdicts(up.events).passed).to.be.greaterThan(0);
      expect(inWorld(sandbox, stack)).to.deep.equal(await inState(sandbox, stack)).and.not.be.empty;
    });
  }

  it("leaves nothing to change for a second up", async () => {
    for (const stack of STACKS) {
      const outcome = await sandbox.run("up", stack, { policies: false });
      succeeded(outcome);
      expect(changes(outcome.events), stack).to.have.all.keys("same");
    }
  });

  it("finds everything as it was on refresh", async () => {
    for (const stack of STACKS) {
      const outcome = await sandbox.run("refresh", stack);
      succeeded(outcome);
      expect(changes(outcome.events), stack).to.have.all.keys("same");
      expect(inWorld(sandbox, stack)).to.deep.equal(await inState(sandbox, stack));
    }
  });

  it("keeps no password in clear in a state, though databases were given one", async () => {
    const states = await Promise.all(STACKS.map((stack) => sandbox.export(stack)));
    expect(states.flatMap(passwordsInClear)).to.deep.equal([]);
    expect(states.join("")).to.include('"masterPasswordWo"').and.to.include('"passwordWo"');
  });

  it("puts each account's resources into that account, and none into another region's", () => {
    const prod = sandbox.world.inventory().filter(({ stack }) => stack === "prod");
    const places = new Set(prod.map(({ accountId, region }) => `${accountId} ${region}`));
    expect([...places]).to.have.members([
      "444444444444 us-east-2",
      "555555555555 us-east-2",
      "555555555555 us-west-2",
      "666666666666 us-east-2",
      "666666666666 us-west-2",
      "777777777777 us-east-2",
      "777777777777 us-west-2",
      "888888888888 us-east-2",
      "888888888888 us-west-2",
    ]);
  });

  it("brings the recovery region up without one call to the primary", () => {
    const calls = callsWith(sandbox.world.calls(), { stack: "dr" });
    expect(callsWith(calls, { region: "us-east-2" })).to.deep.equal([]);
    expect(new Set(calls.map(({ region }) => region))).to.deep.equal(new Set(["us-west-2"]));
  });

  /** Changes the recovery region while the primary one is down. */
  async function withoutPrimary(configuration: typeof otherwise) {
    otherwise = configuration;
    sandbox.world.faults.set([{ kind: "region-down", region: "us-east-2" }]);
    const before = sandbox.world.calls().length;
    const outcome = await sandbox.run("up", "dr");
    sandbox.world.faults.set([]);
    otherwise = (platform) => platform;
    succeeded(outcome);
    const calls = sandbox.world.calls().slice(before);
    expect(callsWith(calls, { region: "us-east-2" })).to.deep.equal([]);
    expect([...writtenTo(calls).global]).to.deep.equal([]);
    expect(verdicts(outcome.events)).to.include({ violated: 0, undecided: 0 });
    return { events: outcome.events, calls };
  }

  it("promotes the recovery region while the primary one is down, and changes exactly the promotion list", async () => {
    const { events } = await withoutPrimary(promoted);
    expect(changedResources(events)).to.deep.equal(promotionChanges());
  });

  it("changes every layer of the promoted region while the primary one is down", async () => {
    const { calls } = await withoutPrimary(promotedAndChanged);
    // Nothing else was changed; Neptune's service is that of RDS.
    expect([...writtenTo(calls).regional]).to.have.members([
      ...["autoscaling", "network-firewall", "rds"],
    ]);
  });

  it("previews another range of a VPC as the replacement of that VPC, and of nothing that stores", async () => {
    otherwise = moved;
    const outcome = await sandbox.run("preview", "prod", { policies: false });
    otherwise = (platform) => platform;
    succeeded(outcome);
    const replaced = alterations(outcome.events).filter(({ op }) => op === "replace");
    const names = new Set(replaced.map(({ urn }) => urn.split("::").at(-1) ?? ""));
    // The engine is told of no output that an update leaves alone, so who names an updated resource is shown as replaced.
    const naming = [
      ...["prod-level-ml", "prod-g5", "prod-models", "prod-models-health"],
      ...["prod-pat", "prod-pat-blue", "prod-pat-green", "prod-xgboost"],
      ...["prod-llama", "prod-llama-async", "prod-llama-redaction"],
    ];
    expect([...names].filter((one) => !one.startsWith("prod-ml"))).to.have.members(naming);
    expect([...names]).to.include.members(["prod-ml", "prod-ml-inference-1", "prod-ml-link"]);
    expect(replaced.filter(({ urn }) => /aws:(s3|kms|dynamodb|rds|neptune)/.test(urn))).to.be.empty;
  });

  it("uses no data key outside its own account but where results of the models are written", () => {
    const calls = sandbox.world.calls();
    const uses = dataKeys(sandbox).map((uses) => callsWith(calls, { uses }));
    expect(uses.filter((found) => found.length > 0)).to.have.length.greaterThan(3);
    const outside = uses.flat().filter(({ accountId }) => accountId !== DATA);
    // Whose row in the table of consumers lets it: a function that is told the key of the bucket of results.
    const users = outside.map(({ accountId, service, resource }) => [
      ...[accountId, service, resource.replace(/-[0-9a-f]{7}$/, "")],
    ]);
    expect(users).to.deep.equal([
      [ML, "lambda", "prod-llama-results"],
      [ML, "lambda", "dr-llama-results"],
    ]);
  });

  it("refuses to destroy what is protected", async () => {
    const before = inWorld(sandbox, "prod");
    const outcome = await sandbox.run("destroy", "prod");
    expect(outcome.exitCode).not.to.equal(0);
    expect(outcome.output).to.include("cannot be deleted").and.to.include("protect");
    expect(inWorld(sandbox, "prod")).to.deep.equal(before);
  });

  it("once protection is off, leaves only keys that wait for deletion and the log vaults", async () => {
    protect = false;
    for (const stack of [...STACKS].reverse()) {
      succeeded(await sandbox.run("up", stack, { policies: false }));
      succeeded(await sandbox.run("destroy", stack));
      expect(await inState(sandbox, stack)).to.deep.equal([]);
    }
    const left = sandbox.world.inventory();
    const [waiting, kept] = [true, undefined].map((pending) =>
      left.filter(({ pendingDeletion }) => pendingDeletion === pending),
    );
    expect(new Set(waiting?.map(({ type }) => type))).to.deep.equal(
      new Set(["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"]),
    );
    const vaults = ["us-east-2", "us-west-2"].map(
      (region) => `novamind-log-vault-222222222222-${region}`,
    );
    const ofVaults = kept?.filter(({ id }) => vaults.includes(id)) ?? [];
    expect(ofVaults.map(({ type, id }) => `${type} ${id}`)).to.include.members(
      vaults.map((id) => `aws:s3/bucket:Bucket ${id}`),
    );
    // Their keys: without them what is locked could not be read.
    const others = kept?.filter((one) => !ofVaults.includes(one)) ?? [];
    expect(others.map(({ type, region }) => `${type} ${region}`)).to.have.members(
      ["us-east-2", "us-west-2"].map((region) => `aws:kms/key:Key ${region}`),
    );
  });
});
