import type { Rule } from "../../rule.ts";
import { ecsClusterEnhancedInsights } from "./ecs-cluster-enhanced-insights.ts";
import { ecsClusterExecAudited } from "./ecs-cluster-exec-audited.ts";
import { ecsContainerLogs } from "./ecs-container-logs.ts";
import { ecsHostModeUser } from "./ecs-host-mode-user.ts";
import { ecsNoAwsAccessKeys } from "./ecs-no-aws-access-keys.ts";
import { ecsNoGpuOnFargate } from "./ecs-no-gpu-on-fargate.ts";
import { ecsNoHostNamespaces } from "./ecs-no-host-namespaces.ts";
import { ecsNoPlaintextSecrets } from "./ecs-no-plaintext-secrets.ts";
import { ecsNoPrivilegedContainer } from "./ecs-no-privileged-container.ts";
import { ecsReadonlyRootFilesystem } from "./ecs-readonly-root-filesystem.ts";

export const ecsRules: readonly Rule[] = [
  ecsClusterEnhancedInsights,
  ecsClusterExecAudited,
  ecsContainerLogs,
  ecsHostModeUser,
  ecsNoAwsAccessKeys,
  ecsNoGpuOnFargate,
  ecsNoHostNamespaces,
  ecsNoPlaintextSecrets,
  ecsNoPrivilegedContainer,
  ecsReadonlyRootFilesystem,
];
