import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { ContainerService, type ContainerServiceArgs } from "./containerService.ts";
import { unbalancedArgs } from "./testing/services.ts";

const SERVICE = "aws:ecs/service:Service";

const keyArn = "arn:aws:kms:us-east-2:111122223333:key/connect";
const plain = {
  namespaceArn: "arn:aws:servicediscovery:us-east-2:111122223333:namespace/ns-1",
  dnsName: "pat",
  port: 8000,
};
const tls = {
  authorityArn: "arn:aws:acm-pca:us-east-2:111122223333:certificate-authority/1",
  keyArn,
};
const args: ContainerServiceArgs = { ...unbalancedArgs, connect: { ...plain, tls } };

describe("ContainerService in a namespace", () => {
  it("is found by its name, over TLS of the private authority", async () => {
    const declared = await deploy(() => new ContainerService("pat", args));

    expect(inventory(declared)).to.deep.include({
      "novamind:compute:ConnectTlsRole": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
    });
    expect(only(declared, SERVICE).inputs["serviceConnectConfiguration"]).to.deep.equal({
      enabled: true,
      namespace: plain.namespaceArn,
      accessLogConfiguration: { format: "JSON", includeQueryParameters: "DISABLED" },
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/ecs/pat-service",
          "awslogs-region": "us-east-2",
          "awslogs-stream-prefix": "service-connect",
        },
      },
      services: [
        {
          portName: "service",
          discoveryName: "pat",
          clientAlias: [{ dnsName: "pat", port: 8000 }],
          tls: {
            issuerCertAuthority: { awsPcaAuthorityArn: tls.authorityArn },
            kmsKey: keyArn,
            roleArn: "arn:aws:mock:::pat-tls",
          },
        },
      ],
    });
  });

  it("lets ECS use the one key for it, beside AWS's own policy", async () => {
    const declared = await deploy(() => new ContainerService("pat", args));
    const { inputs } = only(declared, "aws:iam/rolePolicy:RolePolicy", "pat-tls");

    expect(inputs["policy"]).to.contain(`"Resource":"${keyArn}"`);
    expect(
      only(declared, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs["policyArn"],
    ).to.match(/^arn:aws:iam::aws:policy\/service-role\/AmazonECS.*TransportLayerSecurity$/);
  });

  it("does without certificates only where the container ends TLS", async () => {
    const task = { ...args.task, endsTls: false };
    const program = () => new ContainerService("pat", { ...args, task, connect: plain });
    const error = await deploy(program).catch((refusal: unknown) => refusal);

    expect(error).to.have.property(
      "message",
      "ContainerService needs TLS of Service Connect, or that ends in the container",
    );
    const declared = await deploy(() => new ContainerService("pat", { ...args, connect: plain }));
    expect(inventory(declared)).not.to.have.property("novamind:compute:ConnectTlsRole");
    expect(
      JSON.stringify(only(declared, SERVICE).inputs["serviceConnectConfiguration"]),
    ).not.to.contain("tls");
  });
});
