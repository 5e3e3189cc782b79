import { expect } from "chai";

import { inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateCertificate, type PrivateCertificateArgs } from "./privateCertificate.ts";
import { deployed, elsewhere } from "./testing/services.ts";

const CERTIFICATE = "aws:acm/certificate:Certificate";

describe("PrivateCertificate", () => {
  const authorityArn = "arn:aws:acm-pca:us-east-2:111122223333:certificate-authority/1";
  const deploy = (more: Partial<PrivateCertificateArgs> = {}) =>
    deployed((opts) => {
      const args = { authorityArn, domainName: "models.prod.novamind.internal", ...more };
      return new PrivateCertificate("models", args, opts);
    });

  it("is one certificate of the private authority, with a key that the load balancer prefers", async () => {
    const { made, declared } = await deploy();

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:PrivateCertificate": 1,
      [CERTIFICATE]: 1,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(only(declared, CERTIFICATE).inputs).to.deep.equal({
      certificateAuthorityArn: authorityArn,
      domainName: "models.prod.novamind.internal",
      keyAlgorithm: "EC_prime256v1",
      tags: { Name: "models" },
    });
    expect(await valueOf(made.certificateArn)).to.equal(
      "arn:aws:acm:us-east-2:111122223333:certificate/models",
    );
  });

  it("has further names where they are given", async () => {
    const { declared } = await deploy({ alternativeNames: ["pat.prod.novamind.internal"] });
    expect(only(declared, CERTIFICATE).inputs).to.deep.include({
      subjectAlternativeNames: ["pat.prod.novamind.internal"],
    });
  });

  it("refuses a name that is too long, and too many", async () => {
    const domainName = `${"m".repeat(60)}.prod`;
    const alternativeNames = Array.from({ length: 10 }, (_, index) => `n${String(index)}.prod`);
    const error = await deploy({ domainName, alternativeNames }).catch((e: unknown) => e);
    expect(error).to.have.property(
      "message",
      "PrivateCertificate needs domainName of 1 to 64 characters, alternativeNames, up to 9",
    );
  });
});
