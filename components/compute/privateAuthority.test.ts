import { expect } from "chai";

import { type Declared, inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateAuthority, type PrivateAuthorityArgs } from "./privateAuthority.ts";
import { deployed, elsewhere, HOME } from "./testing/services.ts";

const AUTHORITY = "aws:acmpca/certificateAuthority:CertificateAuthority";
const CERTIFICATE = "aws:acmpca/certificate:Certificate";
const INSTALLED = "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate";
const PERMISSION = "aws:acmpca/permission:Permission";

describe("PrivateAuthority", () => {
  const args = { home: HOME, organization: "Novamind", commonName: "Novamind prod us-east-2" };
  const deploy = (more: Partial<PrivateAuthorityArgs> = {}) =>
    deployed((opts) => new PrivateAuthority("root", { ...args, ...more }, opts));
  let made: PrivateAuthority;
  let declared: Declared[];
  before(async () => {
    ({ made, declared } = await deploy());
  });

  it("consists of an authority, its own certificate, and a permission of ACM", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:PrivateAuthority": 1,
      [AUTHORITY]: 1,
      [CERTIFICATE]: 1,
      [INSTALLED]: 1,
      [PERMISSION]: 1,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
  });

  it("issues for ACM and for ECS, which is what its mode and its tag are for", () => {
    expect(only(declared, AUTHORITY).inputs).to.deep.equal({
      type: "ROOT",
      usageMode: "GENERAL_PURPOSE",
      keyStorageSecurityStandard: "FIPS_140_2_LEVEL_3_OR_HIGHER",
      enabled: true,
      permanentDeletionTimeInDays: 30,
      revocationConfiguration: { ocspConfiguration: { enabled: true } },
      certificateAuthorityConfiguration: {
        keyAlgorithm: "EC_prime256v1",
        signingAlgorithm: "SHA256WITHECDSA",
        subject: { commonName: "Novamind prod us-east-2", organization: "Novamind" },
      },
      tags: { Name: "root", AmazonECSManaged: "true" },
    });
    expect(only(declared, PERMISSION).inputs).to.deep.equal({
      certificateAuthorityArn: "arn:aws:mock:::root",
      principal: "acm.amazonaws.com",
      sourceAccount: "111122223333",
      actions: ["IssueCertificate", "GetCertificate", "ListPermissions"],
    });
  });

  it("signs its own certificate, for ten years, and installs it", () => {
    expect(only(declared, CERTIFICATE).inputs).to.deep.equal({
      certificateAuthorityArn: "arn:aws:mock:::root",
      certificateSigningRequest: "root request",
      signingAlgorithm: "SHA256WITHECDSA",
      templateArn: "arn:aws:acm-pca:::template/RootCACertificate/V1",
      validity: { type: "YEARS", value: "10" },
    });
    expect(only(declared, INSTALLED).inputs).to.deep.equal({
      certificateAuthorityArn: "arn:aws:mock:::root",
      certificate: "root certificate",
    });
  });

  it("answers with the authority and with what others are to trust", async () => {
    expect(await valueOf(made.authorityArn)).to.equal("arn:aws:mock:::root");
    expect(await valueOf(made.certificatePem)).to.equal("root certificate");
  });

  it("refuses names that no certificate can have", async () => {
    const error = await deploy({ organization: "", commonName: "n".repeat(65) }).catch(
      (e: unknown) => e,
    );
    expect(error).to.have.property(
      "message",
      "PrivateAuthority needs organization of 1 to 64 characters, commonName of 1 to 64 characters",
    );
  });
});
