import { expect } from "chai";

import { deploy, inventory } from "../testing/deploy.ts";
import { AcceleratorQuotas, type AcceleratorQuotasArgs, vcpuQuotas } from "./acceleratorQuotas.ts";

const TYPE = "aws:servicequotas/serviceQuota:ServiceQuota";

const none = { min: 0, max: 0 };
const upTo = (max: number) => ({ active: { min: 0, max }, passive: none });

const refusal = (wrong: Partial<AcceleratorQuotasArgs>) =>
  deploy(() => new AcceleratorQuotas("gpu", { capacity: {}, hosting: {}, ...wrong })).catch(
    (e: unknown) => e,
  );

describe("AcceleratorQuotas", () => {
  it("asks for the vCPUs of hosts, and for each use of SageMaker's instances", async () => {
    const declared = await deploy(
      () =>
        new AcceleratorQuotas("gpu", {
          capacity: { g5: upTo(4), inf2: upTo(2) },
          hosting: { "ml.p4d.24xlarge": { endpoint: 2 }, "ml.m5.xlarge": { training: 1 } },
        }),
    );

    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:AcceleratorQuotas": 1,
      [TYPE]: 4,
    });
    const quotas = declared.filter(({ type }) => type === TYPE).map(({ inputs }) => inputs);
    expect(quotas).to.deep.equal([
      // 4 of 8 vCPUs, and 2 that replace others beside them; 2 of 32, and 1.
      { serviceCode: "ec2", quotaCode: "L-DB2E81BA", value: 48 },
      { serviceCode: "ec2", quotaCode: "L-1945791B", value: 96 },
      { serviceCode: "sagemaker", quotaCode: "L-09F79647", value: 2 },
      { serviceCode: "sagemaker", quotaCode: "L-CCE2AFA6", value: 1 },
    ]);
  });

  it("asks in either posture for what the larger one takes", () => {
    const passive = { active: none, passive: { min: 0, max: 4 } };
    expect([...vcpuQuotas({ g5: passive })]).to.deep.equal([...vcpuQuotas({ g5: upTo(4) })]);
  });

  it("adds up families that share a quota: P4 and P5 on demand, but not as Spot", () => {
    const purchase = { onDemandBase: 1, spotShare: 50 };
    const sums = vcpuQuotas({ p4d: { ...upTo(2), purchase }, p5: { ...upTo(2), purchase } });

    // Three at most: the base, and of the two above it one each way.
    expect(Object.fromEntries(sums)).to.deep.equal({
      "L-417A185B": 2 * 96 + 2 * 192,
      "L-7212CCBC": 96,
      "L-C4BD4855": 192,
    });
  });

  it("counts what is reserved, but no Capacity Block, and asks for nothing where nothing runs", () => {
    const instances = { "use2-az1": 2, "use2-az2": 1 };
    const reserved = vcpuQuotas({ g6: { ...upTo(0), reserve: { kind: "onDemand", instances } } });
    expect([...reserved]).to.deep.equal([["L-DB2E81BA", 24]]);

    const block = { kind: "capacityBlock", reservationId: "cr-1", zoneId: "use2-az1" } as const;
    expect(vcpuQuotas({ p5: { ...upTo(2), reserve: block }, g5: upTo(0) }).size).to.equal(0);
  });

  it("takes codes that the table does not know, and refuses a use without any", async () => {
    const hosting = { "ml.m5.large": { training: 1 } };
    const hostingQuotaCodes = { "ml.m5.large": { training: "L-611FA074" } };

    expect(await refusal({ hosting })).to.have.property(
      "message",
      "AcceleratorQuotas needs a quota code for every use of a hosting type",
    );
    expect(await refusal({ hosting, hostingQuotaCodes })).to.have.lengthOf(2);
  });

  it("refuses half an instance", async () => {
    expect(await refusal({ hosting: { "ml.g5.2xlarge": { endpoint: 0.5 } } })).to.have.property(
      "message",
      "AcceleratorQuotas needs whole numbers of hosting instances, 1 or more",
    );
  });
});
