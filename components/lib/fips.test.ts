import { expect } from "chai";

import { hasFipsEndpoints } from "./fips.ts";

describe("hasFipsEndpoints", () => {
  for (const region of ["us-east-2", "us-west-2", "us-gov-west-1", "ca-central-1"]) {
    it(`holds of ${region}`, () => {
      expect(hasFipsEndpoints(region)).to.equal(true);
    });
  }

  for (const region of ["eu-central-1", "ap-southeast-2", "sa-east-1"]) {
    it(`does not hold of ${region}`, () => {
      expect(hasFipsEndpoints(region)).to.equal(false);
    });
  }
});
