import { expect } from "chai";

import { UNKNOWN } from "../undecided.ts";
import { RunningPack } from "./testing/runningPack.ts";

const KEY = "aws:kms/key:Key";
const BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const secret = (value: string | boolean | object) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value: value as string,
});

describe("the pack, as it is configured", function () {
  this.timeout(30_000);
  let pack: RunningPack;
  const key = (props: Record<string, string | boolean | number>, name = "phi") =>
    pack.analyze({ type: KEY, name, props });

  beforeEach(async () => {
    pack = await RunningPack.start();
  });
  afterEach(() => {
    pack.stop();
  });

  it("keeps a rule mandatory for what is known beside what is not, and says what is not", async () => {
    const { found } = await key({ enableKeyRotation: false, policy: UNKNOWN });

    expect(found).to.deep.equal([
      "ADVISORY kms-key-policy-not-public: undecided: policy is not known until the update",
      "MANDATORY kms-key-rotates: symmetric key must set enableKeyRotation: true",
    ]);
  });

  it("weighs findings by environment, by rule, and before all by a rule's own level", async () => {
    const levels = {
      bySeverity: { medium: "disabled" },
      byRule: { "kms-key-deletion-window": "advisory" },
      byEnvironment: { "pro*": { bySeverity: { medium: "mandatory" } } },
    };
    await pack.configure("settings", { levels });
    const both = await key({ deletionWindowInDays: 7 });
    await pack.configure("settings", { levels }, "MANDATORY", { "kms-key-rotates": "ADVISORY" });
    const own = await key({});

    expect(both.found.map((one) => one.split(":")[0])).to.deep.equal([
      "ADVISORY kms-key-deletion-window",
      "MANDATORY kms-key-rotates",
    ]);
    expect(own.found.map((one) => one.split(":")[0])).to.deep.equal(["ADVISORY kms-key-rotates"]);
  });

  it("finds on the stack levels that have no meaning, and policies that there are not", async () => {
    await pack.configure(
      "settings",
      { levels: { bySeverity: { mild: "advisory" } } },
      "MANDATORY",
      {
        "kms-key-spins": "ADVISORY",
        all: "ADVISORY",
      },
    );
    const { found } = await pack.analyze({ type: "pulumi:pulumi:Stack", name: "prod", props: {} });

    expect(found.map((one) => one.split(" (like")[0])).to.deep.equal([
      "MANDATORY settings: levels.bySeverity: mild is none of low, medium, high, critical",
      "MANDATORY settings: there is no rule kms-key-spins",
    ]);
  });

  it("finds on the stack, when all of it is known, exemptions that nothing needs", async () => {
    const exemption = { rule: "kms-key-rotates", reason: "r", owner: "o", expires: "2999-12-31" };
    await pack.configure("exemptions", {
      list: ["*::phi", "*::good", "*::old", "urn:pulumi:dr::*"].map((resource) => ({
        ...exemption,
        resource,
      })),
    });
    const good = { type: KEY, name: "good", props: { enableKeyRotation: true } };
    const phi = { type: KEY, name: "phi", props: {} };
    await pack.analyze(phi);
    const answer = await pack.analyzeStack([good, phi]);
    const ofExemptions = answer.found.filter((one) => one.includes(" exemptions: "));

    expect(ofExemptions).to.deep.equal([
      "MANDATORY exemptions: kms-key-rotates: no resource is called *::old",
      "MANDATORY exemptions: kms-key-rotates: nothing that is called *::good needs to be exempt",
    ]);
    expect(answer.urns).to.include("urn:pulumi:prod::novamind::pulumi:pulumi:Stack::novamind-prod");
  });

  it("needs an exemption of a resource that an update of others does not ask about", async () => {
    const list = [
      { ...{ rule: "kms-key-rotates", resource: "*::phi" }, reason: "r", owner: "o" },
    ].map((one) => ({ ...one, expires: "2999-12-31" }));
    await pack.configure("exemptions", { list });

    expect((await pack.analyzeStack([{ type: KEY, name: "phi", props: {} }])).found).to.eql([]);
  });

  it("remedies nothing unless it is told to", async () => {
    expect(await pack.remediate({ type: BLOCK, name: "all", props: {} })).to.deep.equal([]);
    await pack.configure("settings", { levels: { bySeverity: { critical: "remediate" } } });
    const told = await pack.remediate({ type: BLOCK, name: "all", props: {} });

    expect(told).to.deep.equal([
      {
        policy: "s3-account-public-access-block",
        properties: {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
      },
    ]);
  });

  it("remedies what it is told to and leaves all else as the engine sent it", async () => {
    await pack.configure("settings", {
      levels: {
        byRule: {
          "kms-key-rotates": "remediate",
          "kms-key-deletion-window": "remediate",
          "kms-key-policy-not-public": "remediate",
        },
      },
    });
    const kept = {
      __defaults: ["bypassPolicyLockoutSafetyCheck"],
      policy: secret("{}"),
      description: UNKNOWN,
      tags: { Owner: secret("security"), Name: null, sizes: [1, secret("x"), UNKNOWN] },
      blob: { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", path: "a" },
    };
    const props = { ...kept, enableKeyRotation: secret(false), deletionWindowInDays: 7 };
    const [first, last, ...more] = await pack.remediate({ type: KEY, name: "phi", props });

    expect(more).to.deep.equal([]);
    expect(first?.properties).to.deep.equal({ ...props, deletionWindowInDays: 30 });
    expect(last).to.deep.equal({
      policy: "kms-key-rotates",
      properties: { ...props, enableKeyRotation: secret(true), deletionWindowInDays: 30 },
    });
  });

  it("remedies neither what complies, nor what cannot be told, nor what is exempt", async () => {
    const rule = "kms-key-rotates";
    const list = [{ rule, resource: "*::old", reason: "r", owner: "o", expires: "2999-12-31" }];
    await pack.configure("exemptions", { list }, "MANDATORY", { [rule]: "REMEDIATE" });
    const remedied = (name: string, props: Record<string, string | boolean>) =>
      pack.remediate({ type: KEY, name, props });

    expect(await remedied("good", { enableKeyRotation: true })).to.deep.equal([]);
    expect(await remedied("unborn", { enableKeyRotation: UNKNOWN })).to.deep.equal([]);
    expect(await remedied("old", {})).to.deep.equal([]);
    expect(await remedied("phi", {})).to.have.length(1);
  });

  it("finds mandatory what a rule of level remediate does not remedy", async () => {
    await pack.configure("kms-key-rotates", {}, "REMEDIATE");

    expect((await key({})).found.join()).to.include("MANDATORY kms-key-rotates");
  });
});
