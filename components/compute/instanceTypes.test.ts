import { expect } from "chai";

import { INSTANCE_TYPES, latestImage } from "./instanceTypes.ts";

describe("instance types", () => {
  for (const [family, facts] of Object.entries(INSTANCE_TYPES)) {
    it(`of ${family} are of that family, with whole chips and memory`, () => {
      expect(facts.instanceType.split(".")[0]).to.equal(family);
      expect(facts.acceleratorMemoryGib % facts.accelerators).to.equal(0);
      expect(facts.memoryGib).to.be.greaterThan(facts.vcpus);
    });
  }

  it("start from the image that has their driver", () => {
    expect(latestImage("gpu")).to.equal(
      "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id",
    );
    expect(INSTANCE_TYPES.inf2.image).to.equal("neuron");
  });
});
