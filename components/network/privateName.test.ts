import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateName } from "./privateName.ts";
import { providerOf } from "./testing/fixtures.ts";

const RECORD = "aws:route53/record:Record";

describe("PrivateName", () => {
  it("points a name at a load balancer, for as long as that works", async () => {
    const made: PrivateName[] = [];
    const declared = await deploy(() => {
      const alias = { dnsName: "internal-models.elb.amazonaws.com", zoneId: "Z3AADJGX6KTTL2" };
      const args = { zoneId: "Z-private", domainName: "models.prod.novamind.internal", alias };
      const provider = new aws.Provider("network", {});
      made.push(new PrivateName("models", args, { provider }));
    });

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:PrivateName": 1,
      [RECORD]: 1,
    });
    expect(providerOf(only(declared, RECORD))).to.equal("network");
    expect(only(declared, RECORD).inputs).to.deep.equal({
      zoneId: "Z-private",
      name: "models.prod.novamind.internal",
      type: "A",
      aliases: [
        {
          name: "internal-models.elb.amazonaws.com",
          zoneId: "Z3AADJGX6KTTL2",
          evaluateTargetHealth: true,
        },
      ],
    });
    const names = await Promise.all(made.map(({ domainName }) => valueOf(domainName)));
    expect(names).to.deep.equal(["models.prod.novamind.internal"]);
  });
});
