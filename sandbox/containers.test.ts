import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { changes } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("a service in containers, with its names, certificates and images", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox;
  let order: string[];
  before(async () => {
    sandbox = await openSandbox("containers", {
      program: {
        main: ownFile("testing", "containersProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
    });
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    order = outcome.events.flatMap(({ resOutputsEvent: event }) =>
      event === undefined ? [] : [event.metadata.urn.split("::").slice(2).join("::")],
    );
  });
  after(() => {
    sandbox.close();
  });

  const made = (type: string) => sandbox.world.inventory().filter((one) => one.type === type);

  const at = (typeAndName: string) => {
    const index = order.findIndex((one) => one.endsWith(typeAndName));
    expect(index, typeAndName).not.to.equal(-1);
    return index;
  };

  it("has an authority whose certificate is installed before anything is issued by it", () => {
    const [authority] = made("aws:acmpca/certificateAuthority:CertificateAuthority");
    const installation = "CertificateAuthorityCertificate::authority";
    const [installed] = made(
      "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate",
    );
    expect(authority?.id).to.match(/^arn:aws:acm-pca:us-east-2:777777777777:/);
    expect(installed?.id).to.equal(authority?.id);
    for (const issued of ["acm/certificate:Certificate::models", "ecs/service:Service::twin"]) {
      expect(at(installation), issued).to.be.lessThan(at(issued));
    }
  });

  it("is registered where requests come from only once its load balancer listens", () => {
    const registered = at("lb/targetGroupAttachment:TargetGroupAttachment::models");
    expect(at("lb/listener:Listener::models")).to.be.lessThan(registered);
  });

  it("has its images in a registry that makes their copies in the other region", () => {
    const ids = (type: string) => made(type).map(({ id }) => id);
    expect(ids("aws:ecr/repository:Repository")).to.deep.equal(["novamind/twin"]);
    expect(ids("aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate")).to.deep.equal([
      "novamind",
    ]);
  });

  it("stays as it is when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });
});
