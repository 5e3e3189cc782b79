import { expect } from "chai";

import { takesVolumeKey } from "./endpointVariant.ts";
import { HOSTING_DEVICES } from "./hostingDevices.ts";
import { HOSTING_TYPES, type HostingType } from "./hostingTypes.ts";
import { INSTANCE_TYPES } from "./instanceTypes.ts";

describe("what an instance that hosts has", () => {
  const types = Object.keys(HOSTING_TYPES) as HostingType[];

  it("is a chip exactly where there are accelerators", () => {
    for (const type of types) {
      const has = HOSTING_DEVICES[type].chip !== "none";
      expect(has, type).to.equal(HOSTING_TYPES[type].accelerators > 0);
    }
  });

  it("is as many GB of disks as EC2 has in the same size", () => {
    const sizes = Object.values(INSTANCE_TYPES).flatMap(({ instanceType, nvmeGb, image }) => {
      const type = types.find((one) => one === `ml.${instanceType}`);
      return type === undefined ? [] : [{ type, nvmeGb, image }];
    });

    expect(sizes.map(({ type }) => type)).to.include.members(["ml.p4d.24xlarge", "ml.p5.48xlarge"]);
    for (const { type, nvmeGb, image } of sizes) {
      expect(HOSTING_DEVICES[type]).to.deep.equal({ chip: image, localStorageGb: nvmeGb });
    }
  });

  it("decides whether SageMaker takes a key for the volume", () => {
    const keyed = types.filter((instanceType) => takesVolumeKey({ instanceType }));

    expect(keyed).to.include.members(["ml.inf2.48xlarge", "ml.m5.xlarge"]);
    expect(keyed).to.not.include.members(["ml.p4d.24xlarge"]);
    expect(keyed).to.not.include.members(["ml.p5.48xlarge", "ml.g5.2xlarge"]);
  });
});
