import {
  inInlinePolicies,
  inManagedPolicies,
  policyExample,
  type Grant,
} from "../../lib/iamGrants.ts";
import { isNarrowedByResource, isOnEveryOf, namesAny } from "../../lib/wideGrants.ts";
import { ruleOfCases } from "../../rule.ts";

/** What reads, writes or deletes data, by service. */
const DATA: Readonly<Record<string, readonly string[]>> = {
  s3: ["s3:getobject", "s3:putobject", "s3:deleteobject"],
  dynamodb: [
    "getitem",
    "query",
    "scan",
    "putitem",
    "updateitem",
    "deleteitem",
    "partiqlselect",
  ].map((one) => `dynamodb:${one}`),
  secretsmanager: ["secretsmanager:getsecretvalue", "secretsmanager:putsecretvalue"],
  ssm: ["ssm:getparameter", "ssm:getparameters", "ssm:getparametersbypath"],
  "rds-db": ["rds-db:connect"],
  "neptune-db": ["neptune-db:connect", "neptune-db:readdataviaquery"],
  kinesis: ["kinesis:getrecords", "kinesis:putrecord"],
  sqs: ["sqs:receivemessage"],
};

const grant: Grant = {
  finding: "a statement allows access to all data of a service: name it in Resource",
  isIn: (statement) =>
    !isNarrowedByResource(statement) &&
    Object.entries(DATA).some(
      ([service, actions]) => namesAny(statement, actions) && isOnEveryOf(statement, service),
    ),
  complies: [
    policyExample("s3:GetObject", "arn:aws:s3:::phi/*"),
    policyExample(["s3:ListAllMyBuckets", "dynamodb:ListTables"], "*"),
    policyExample("s3:GetObject", "*", { Effect: "Deny" }),
    policyExample("dynamodb:Query", "*", {
      Condition: { StringEquals: { "aws:ResourceTag/DataClassification": "internal" } },
    }),
    policyExample("ssm:GetParameter", "arn:aws:ssm:us-east-2:111122223333:parameter/pat/*"),
  ],
  violates: [
    policyExample("s3:GetObject", "*"),
    policyExample(["s3:Get*", "s3:List*"], "arn:aws:s3:::*"),
    policyExample("dynamodb:Query", "arn:aws:dynamodb:*:*:table/*"),
    policyExample("secretsmanager:GetSecretValue", "*"),
    policyExample("rds-db:connect", "arn:aws:rds-db:us-east-2:111122223333:*"),
  ],
};

/** A policy of every action is another rule's, and so is decryption. */
export const iamDataAccessNamesResources = ruleOfCases({
  id: "iam-data-access-names-resources",
  title: "Access to data names the data",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires:
    "No IAM policy allows to read, write or delete data of S3, DynamoDB, secrets, parameters, databases, streams or queues on every resource.",
  rationale: "Least privilege ends where the next table with patients' data is included unasked.",
  fix: 'Action: ["dynamodb:Query"], Resource: table.arn',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  cases: [inManagedPolicies(grant), ...inInlinePolicies(grant)],
});
