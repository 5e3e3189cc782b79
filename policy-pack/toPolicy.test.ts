import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { credentials } from "@grpc/grpc-js";
import grpcClient from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

import { UNKNOWN } from "./undecided.ts";

const URN = "urn:pulumi:prod::novamind";
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface Given {
  type: string;
  name: string;
  props: Record<string, JavaScriptValue>;
  /** Types of the resources, all called `phi`, that a property's value comes from. */
  origins?: Record<string, string>;
}

describe("the pack, as CrossGuard runs it", function () {
  this.timeout(30_000);
  let pack: ChildProcess;
  let client: InstanceType<typeof grpcClient.AnalyzerClient>;

  beforeEach(async () => {
    pack = spawn(
      process.execPath,
      [here("../node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "-", "."],
      { cwd: here("."), stdio: ["ignore", "pipe", "inherit"] },
    );
    const [port] = (await once(pack.stdout ?? pack, "data")) as [Buffer];
    const address = `127.0.0.1:${port.toString().trim()}`;
    client = new grpcClient.AnalyzerClient(address, credentials.createInsecure());
  });
  afterEach(() => {
    client.close();
    pack.kill();
  });

  it("finds, cannot tell and passes, each in its own way", async () => {
    const key = (name: string, props: Given["props"]) =>
      analyze({ type: "aws:kms/key:Key", name, props });

    expect((await key("good", { enableKeyRotation: true })).found).to.deep.equal([]);
    expect((await key("bad", { enableKeyRotation: false })).found).to.deep.equal([
      "MANDATORY kms-key-rotates: symmetric key must set enableKeyRotation: true",
    ]);
    expect((await key("unborn", { enableKeyRotation: UNKNOWN, policy: UNKNOWN })).found).to.eql([
      "ADVISORY kms-key-policy-not-public: undecided: policy is not known until the update",
      "ADVISORY kms-key-rotates: undecided: enableKeyRotation is not known until the update",
    ]);
  });

  it("leaves what a rule is not about neither passed nor failed", async () => {
    const { found, notApplicable } = await analyze({
      type: "aws:sns/topic:Topic",
      name: "alarms",
      props: { kmsMasterKeyId: UNKNOWN },
    });

    expect(found).to.deep.equal([]);
    expect(notApplicable).to.include.members(["kms-key-rotates", "launch-config-no-public-ip"]);
    expect(notApplicable).not.to.include("sns-topic-kms");
  });

  it("joins resources of the stack while their ids are unknown", async () => {
    const bucket = { type: "aws:s3/bucket:Bucket", name: "phi", props: { id: UNKNOWN } };
    const versioning = {
      type: "aws:s3/bucketVersioning:BucketVersioning",
      name: "phi",
      props: { bucket: UNKNOWN, versioningConfiguration: { status: "Enabled" } },
    };
    const origins = { bucket: "aws:s3/bucket:Bucket" };
    const ofVersioning = ({ found }: Said) => found.filter((one) => one.includes("-versioning"));

    expect(ofVersioning(await analyzeStack([bucket, { ...versioning, origins }]))).to.eql([]);
    expect(ofVersioning(await analyzeStack([bucket, versioning]))).to.eql([
      "ADVISORY s3-bucket-versioning: undecided: which resource bucket of phi names is not known",
    ]);
    expect(ofVersioning(await analyzeStack([bucket]))).to.eql([
      "MANDATORY s3-bucket-versioning: bucket has no BucketVersioning with status Enabled",
    ]);
  });

  it("reads exemptions from its configuration before any rule runs", async () => {
    const exemption = { rule: "kms-key-rotates", resource: "*::imported", owner: "security" };
    await configure("exemptions", {
      list: [
        { ...exemption, reason: "imported key material", expires: "2999-12-31" },
        { ...exemption, rule: "kms-key-spins", reason: "", expires: "2020-01-01" },
      ],
    });
    const root = await analyze({ type: "pulumi:pulumi:Stack", name: "prod", props: {} });
    const exempt = await analyze({ type: "aws:kms/key:Key", name: "imported", props: {} });
    const other = await analyze({ type: "aws:kms/key:Key", name: "phi", props: {} });

    expect(root.found).to.eql(["MANDATORY exemptions: exemption 2: reason is missing"]);
    expect(exempt.found).to.eql([
      "ADVISORY kms-key-rotates: exempt until 2999-12-31 (security): imported key material",
    ]);
    expect(other.found[0]).to.include("MANDATORY kms-key-rotates");
  });

  interface Said {
    /** Level, policy and first line of each finding, sorted. */
    found: string[];
    notApplicable: string[];
  }

  function said(response: InstanceType<typeof messages.AnalyzeResponse>): Said {
    const { diagnosticsList, notApplicableList } = response.toObject();
    const level = (value: number) => (value === 1 ? "MANDATORY" : "ADVISORY");
    return {
      found: diagnosticsList
        .map(({ policyname, message, enforcementlevel }) => {
          const [first = ""] = message.split("\n");
          const shown = policyname === "exemptions" ? (message.split("\n")[1] ?? "") : first;
          return `${level(enforcementlevel)} ${policyname}: ${shown}`;
        })
        .sort(),
      notApplicable: notApplicableList.map(({ policyName }) => policyName),
    };
  }

  function analyze({ type, name, props }: Given): Promise<Said> {
    const request = new messages.AnalyzeRequest()
      .setUrn(`${URN}::${type}::${name}`)
      .setType(type)
      .setName(name)
      .setProperties(Struct.fromJavaScript(props))
      .setOptions(options());
    return new Promise((resolve, reject) => {
      client.analyze(request, (error, response) => {
        if (error) reject(error);
        else resolve(said(response));
      });
    });
  }

  function analyzeStack(stack: Given[]): Promise<Said> {
    const resources = stack.map(({ type, name, props, origins = {} }) => {
      const resource = new messages.AnalyzerResource()
        .setUrn(`${URN}::${type}::${name}`)
        .setType(type)
        .setName(name)
        .setProperties(Struct.fromJavaScript(props))
        .setOptions(options());
      for (const [property, from] of Object.entries(origins)) {
        const urns = new messages.AnalyzerPropertyDependencies();
        resource
          .getPropertydependenciesMap()
          .set(property, urns.setUrnsList([`${URN}::${from}::phi`]));
      }
      return resource;
    });
    const request = new messages.AnalyzeStackRequest().setResourcesList(resources);
    return new Promise((resolve, reject) => {
      client.analyzeStack(request, (error, response) => {
        if (error) reject(error);
        else resolve(said(response));
      });
    });
  }

  function configure(policy: string, properties: Record<string, JavaScriptValue>): Promise<void> {
    const config = new messages.PolicyConfig()
      .setEnforcementlevel(messages.EnforcementLevel.MANDATORY)
      .setProperties(Struct.fromJavaScript(properties));
    const request = new messages.ConfigureAnalyzerRequest();
    request.getPolicyconfigMap().set(policy, config);
    return new Promise((resolve, reject) => {
      client.configure(request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  const options = () =>
    new messages.AnalyzerResourceOptions().setCustomtimeouts(
      new messages.AnalyzerResourceOptions.CustomTimeouts(),
    );
});
