import { expect } from "chai";

import { privateAddresses } from "./privateAddresses.ts";

describe("privateAddresses", () => {
  const transform = (type: string) =>
    privateAddresses({
      custom: true,
      type,
      name: "public-1",
      props: { cidrBlock: "10.0.0.0/20", mapPublicIpOnLaunch: true },
      opts: { protect: true },
    });

  it("turns public addresses off in a subnet, and keeps the rest as it was", () => {
    expect(transform("aws:ec2/subnet:Subnet")).to.deep.equal({
      props: { cidrBlock: "10.0.0.0/20", mapPublicIpOnLaunch: false },
      opts: { protect: true },
    });
  });

  it("leaves everything else alone", () => {
    expect(transform("aws:ec2/routeTable:RouteTable")).to.equal(undefined);
  });
});
