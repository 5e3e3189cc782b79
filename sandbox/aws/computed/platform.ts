import { moment } from "../deterministic.ts";
import { publicAddress, type Facts, referred, type Rule, type Rules } from "./rule.ts";
import { fill, text } from "../template.ts";

const uniqueId = (start: string) => ({ uniqueId: `${start}{upper17:unique}` });

/** Lambda takes a function's name or its ARN. */
const functionArn: Rule = (facts) => {
  const name = text(facts.inputs["functionName"]) ?? "";
  return name.startsWith("arn:")
    ? name
    : fill("arn:{partition}:lambda:{region}:{account}:function:{functionName}", facts);
};

const COMPUTE: Rules = {
  "autoscaling/group": {
    defaultCooldown: 300,
    healthCheckType: "EC2",
    predictedCapacity: 0,
    warmPoolSize: 0,
  },
  "ec2/instance": { instanceState: "running", primaryNetworkInterfaceId: "eni-{ec}" },
  "ec2/launchTemplate": { defaultVersion: 1, latestVersion: 1 },
  "ecr/repository": {
    imageTagMutability: "MUTABLE",
    registryId: "{account}",
    repositoryUrl: "{account}.dkr.ecr.{region}.amazonaws.com/{id}",
  },
  "ecs/taskDefinition": {
    arnWithoutRevision: ({ arn }) => arn?.()?.replace(/:\d+$/, ""),
    revision: 1,
  },
  "lambda/function": {
    architectures: () => ["x86_64"],
    invokeArn: (facts) => invokeArn(facts, ""),
    memorySize: 128,
    packageType: "Zip",
    qualifiedArn: (facts) => `${facts.arn?.() ?? ""}:$LATEST`,
    qualifiedInvokeArn: (facts) => invokeArn(facts, ":$LATEST"),
    timeout: 3,
    version: "$LATEST",
  },
  "lambda/alias": { invokeArn: (facts) => invokeArn(facts, "") },
  "lambda/eventSourceMapping": {
    enabled: true,
    functionArn,
    state: "Enabled",
    uuid: "{id}",
  },
  "lambda/functionUrl": {
    functionArn,
    functionUrl: "https://{lower32:url}.lambda-url.{region}.on.aws/",
    urlId: "{lower32:url}",
  },
  "lambda/layerVersion": { layerArn: ({ arn }) => arn?.()?.replace(/:\d+$/, ""), version: "1" },
  "sagemaker/domain": {
    homeEfsFileSystemId: "fs-{ec}",
    securityGroupIdForDomainBoundary: "sg-{ec}",
    url: "https://{id}.studio.{region}.sagemaker.aws",
  },
  "servicediscovery/privateDnsNamespace": { hostedZone: "Z{upper20}" },
  "sfn/stateMachine": { revisionId: "{uuid}", status: "ACTIVE", type: "STANDARD" },
  "sqs/queue": { url: "{id}", visibilityTimeoutSeconds: 30 },
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-service-limits-quotas.html */
function invokeArn(facts: Facts, qualifier: string): string {
  const { partition, region } = facts.place;
  const target = `${facts.arn?.() ?? ""}${qualifier}`;
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${target}/invocations`;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const IDENTITY: Rules = {
  "iam/accessKey": { secret: "{alnum40}", status: "Active" },
  "iam/group": { path: "/", ...uniqueId("AGPA") },
  "iam/instanceProfile": { path: "/", ...uniqueId("AIPA") },
  "iam/policy": { attachmentCount: 0, path: "/", policyId: "ANPA{upper17:unique}" },
  "iam/role": {
    forceDetachPolicies: false,
    maxSessionDuration: 3600,
    path: "/",
    ...uniqueId("AROA"),
  },
  "iam/serviceLinkedRole": {
    name: ({ id }) => id.split("/").at(-1),
    path: "/aws-service-role/{awsServiceName}/",
    ...uniqueId("AROA"),
  },
  "iam/user": { path: "/", ...uniqueId("AIDA") },
  "organizations/account": {
    joinedMethod: "CREATED",
    joinedTimestamp: ({ id }) => moment(id),
    state: "ACTIVE",
    status: "ACTIVE",
  },
  "organizations/organization": {
    masterAccountEmail: "organization@novamind.invalid",
    masterAccountId: "{account}",
    masterAccountArn: "arn:{partition}:organizations::{account}:account/{id}/{account}",
    roots: (facts) => [
      {
        arn: fill("arn:{partition}:organizations::{account}:root/{id}/r-{lower4:root}", facts),
        id: fill("r-{lower4:root}", facts),
        name: "Root",
        policyTypes: [],
      },
    ],
  },
};

/** What is between the lines is no certificate, only different for each. */
function pem(what: string): string {
  return `-----BEGIN ${what}-----\n{alnum64:pem}\n-----END ${what}-----\n`;
}

/** A private authority asks nobody who owns a name. */
function ofPrivateAuthority({ inputs }: Facts): boolean {
  return inputs["certificateAuthorityArn"] !== undefined;
}

const OPERATIONS: Rules = {
  "acm/certificate": {
    domainValidationOptions: (facts) => (ofPrivateAuthority(facts) ? [] : [validation(facts)]),
    keyAlgorithm: "RSA_2048",
    status: (facts) => (ofPrivateAuthority(facts) ? "ISSUED" : "PENDING_VALIDATION"),
    type: (facts) => (ofPrivateAuthority(facts) ? "PRIVATE" : "AMAZON_ISSUED"),
  },
  "acmpca/certificate": { certificate: pem("CERTIFICATE") },
  "acmpca/certificateAuthority": {
    certificateSigningRequest: pem("CERTIFICATE REQUEST"),
    usageMode: "GENERAL_PURPOSE",
  },
  "cloudtrail/trail": { homeRegion: "{region}", snsTopicArn: referred("snsTopicName", "arn") },
  "cloudwatch/logGroup": { logGroupClass: "STANDARD", retentionInDays: 0, skipDestroy: false },
  "codeconnections/connection": { connectionStatus: "PENDING" },
  "guardduty/detector": { enable: true, findingPublishingFrequency: "SIX_HOURS" },
  "guardduty/member": { relationshipStatus: "Enabled" },
  "sns/topic": { owner: "{account}" },
  "sns/topicSubscription": { confirmationWasAuthenticated: true, pendingConfirmation: false },
};

/** Documents and parameters start at version 1. */
const VERSIONED: Rules = {
  "ssm/document": {
    defaultVersion: "1",
    documentVersion: "1",
    hash: "{hex64}",
    hashType: "Sha256",
    latestVersion: "1",
    owner: "{account}",
    status: "Active",
  },
  "ssm/parameter": { version: 1 },
};

function validation(facts: Facts): Record<string, string> {
  const domainName = text(facts.inputs["domainName"]) ?? "";
  return {
    domainName,
    resourceRecordName: fill(`_{hex32:name}.${domainName}.`, facts),
    resourceRecordType: "CNAME",
    resourceRecordValue: fill("_{hex32:value}.{lower10:value}.acm-validations.aws.", facts),
  };
}

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

const EDGE: Rules = {
  "apigateway/restApi": {
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    rootResourceId: "{lower10}",
  },
  "apigateway/stage": {
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{restApi}/{stageName}",
    invokeUrl: "https://{restApi}.execute-api.{region}.amazonaws.com/{stageName}",
  },
  "apigatewayv2/api": {
    apiEndpoint: "https://{id}.execute-api.{region}.amazonaws.com",
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
  },
  "apigatewayv2/stage": {
    executionArn: "arn:{partition}:execute-api:{region}:{account}:{apiId}/{name}",
    invokeUrl: "https://{apiId}.execute-api.{region}.amazonaws.com/{name}",
  },
  "cloudfront/distribution": {
    domainName: "d{lower13}.cloudfront.net",
    hostedZoneId: CLOUDFRONT_ZONE,
    status: "Deployed",
  },
  "cognito/userPool": { endpoint: "cognito-idp.{region}.amazonaws.com/{id}" },
  "cognito/userPoolClient": { clientSecret: "{lower52}" },
  "cognito/userPoolDomain": {
    cloudfrontDistribution: "d{lower13}.cloudfront.net",
    cloudfrontDistributionZoneId: CLOUDFRONT_ZONE,
  },
  "globalaccelerator/accelerator": {
    dnsName: "a{hex16}.awsglobalaccelerator.com",
    hostedZoneId: "Z2BJ6XQ5FK7U4H",
    ipSets: ({ id }) => [
      { ipAddresses: [publicAddress(`${id}1`), publicAddress(`${id}2`)], ipFamily: "IPv4" },
    ],
  },
  "wafv2/webAcl": { capacity: 0 },
};

export const PLATFORM: Rules = { ...COMPUTE, ...IDENTITY, ...OPERATIONS, ...VERSIONED, ...EDGE };
