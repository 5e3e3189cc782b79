import { rule, UNKNOWN } from "../../rule.ts";

const logged = { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: "exec" };

/** Absent logs sessions as the task logs, if it does, and with no key of their own. */
export const ecsClusterExecAudited = rule({
  id: "ecs-cluster-exec-audited",
  title: "ECS Exec sessions are encrypted and recorded",
  safeguards: ["164.312(b)", "164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires:
    "A cluster names a key for ECS Exec, and an encrypted log group or bucket for its sessions.",
  rationale: "A shell in a container reads whatever the container reads.",
  fix: 'executeCommandConfiguration: { kmsKeyId, logging: "OVERRIDE", logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName } }',
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
  type: "aws:ecs/cluster:Cluster",
  check: ({ configuration: { executeCommandConfiguration: exec = {} } = {} }) => {
    if (!("kmsKeyId" in exec)) return "executeCommandConfiguration must set kmsKeyId";
    if (exec.logging !== "OVERRIDE")
      return 'executeCommandConfiguration.logging must be "OVERRIDE"';
    return isEncrypted(exec.logConfiguration ?? {})
      ? undefined
      : "logConfiguration must name an encrypted log group or bucket";
  },
  complies: [
    {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: UNKNOWN,
          logging: "OVERRIDE",
          logConfiguration: { ...logged, cloudWatchLogGroupName: UNKNOWN },
        },
      },
    },
    {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "k",
          logging: "OVERRIDE",
          logConfiguration: { s3BucketName: "exec", s3BucketEncryptionEnabled: true },
        },
      },
    },
  ],
  violates: [
    {},
    {
      configuration: {
        executeCommandConfiguration: { logging: "OVERRIDE", logConfiguration: logged },
      },
    },
    { configuration: { executeCommandConfiguration: { kmsKeyId: "k", logging: "DEFAULT" } } },
    {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "k",
          logging: "OVERRIDE",
          logConfiguration: { ...logged, cloudWatchEncryptionEnabled: false },
        },
      },
    },
  ],
});

function isEncrypted(to: {
  cloudWatchEncryptionEnabled?: boolean | undefined;
  s3BucketEncryptionEnabled?: boolean | undefined;
}): boolean {
  return (
    ("cloudWatchLogGroupName" in to && to.cloudWatchEncryptionEnabled === true) ||
    ("s3BucketName" in to && to.s3BucketEncryptionEnabled === true)
  );
}
