import { rule, UNKNOWN } from "../../rule.ts";

const online = (kmsKeyId?: string) => ({
  featureGroupName: "activity",
  onlineStoreConfig: {
    enableOnlineStore: true,
    ...(kmsKeyId !== undefined && { securityConfig: { kmsKeyId } }),
  },
});
const offline = (kmsKeyId?: string) => ({
  featureGroupName: "activity",
  offlineStoreConfig: {
    s3StorageConfig: { s3Uri: "s3://features/", ...(kmsKeyId !== undefined && { kmsKeyId }) },
  },
});

export const sagemakerFeatureGroupCmk = rule({
  id: "sagemaker-feature-group-cmk",
  title: "Features are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Both stores of a feature group name a KMS key.",
  rationale: "Features are records of patients in other words.",
  fix: "onlineStoreConfig: { securityConfig: { kmsKeyId: key.arn }, … }",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
  type: "aws:sagemaker/featureGroup:FeatureGroup",
  check: ({ onlineStoreConfig: fast = {}, offlineStoreConfig: slow }) => {
    if (fast.enableOnlineStore === true && !("kmsKeyId" in (fast.securityConfig ?? {}))) {
      return "onlineStoreConfig.securityConfig must set kmsKeyId";
    }
    return slow !== undefined && !("kmsKeyId" in (slow.s3StorageConfig ?? {}))
      ? "offlineStoreConfig.s3StorageConfig must set kmsKeyId"
      : undefined;
  },
  complies: [online(UNKNOWN), offline("k"), { ...online("k"), ...offline(UNKNOWN) }],
  violates: [online(), offline(), { ...online("k"), ...offline() }],
  undecided: [{ onlineStoreConfig: { enableOnlineStore: UNKNOWN } }],
});
