import type { Rule } from "../../rule.ts";
import { s3AccountPublicAccessBlock } from "./s3-account-public-access-block.ts";
import { s3AuditBucketLockedSixYears } from "./s3-audit-bucket-locked-six-years.ts";
import { s3BucketAclProhibited } from "./s3-bucket-acl-prohibited.ts";
import { s3BucketEncrypted } from "./s3-bucket-encrypted.ts";
import { s3BucketLogging } from "./s3-bucket-logging.ts";
import { s3BucketPublicAccessBlock } from "./s3-bucket-public-access-block.ts";
import { s3BucketReplication } from "./s3-bucket-replication.ts";
import { s3BucketVersioning } from "./s3-bucket-versioning.ts";
import { s3DefaultEncryptionKms } from "./s3-default-encryption-kms.ts";
import { s3EventNotifications } from "./s3-event-notifications.ts";
import { s3NoPublicRead } from "./s3-no-public-read.ts";
import { s3NoPublicWrite } from "./s3-no-public-write.ts";
import { s3NoWebsite } from "./s3-no-website.ts";
import { s3ObjectLock } from "./s3-object-lock.ts";
import { s3ObjectLockRetention } from "./s3-object-lock-retention.ts";
import { s3ReplicaCmk } from "./s3-replica-cmk.ts";
import { s3SslRequestsOnly } from "./s3-ssl-requests-only.ts";
import { s3VersionLifecycle } from "./s3-version-lifecycle.ts";

export const s3Rules: readonly Rule[] = [
  s3AccountPublicAccessBlock,
  s3AuditBucketLockedSixYears,
  s3BucketAclProhibited,
  s3BucketEncrypted,
  s3BucketLogging,
  s3BucketPublicAccessBlock,
  s3BucketReplication,
  s3BucketVersioning,
  s3DefaultEncryptionKms,
  s3EventNotifications,
  s3NoPublicRead,
  s3NoPublicWrite,
  s3NoWebsite,
  s3ObjectLock,
  s3ObjectLockRetention,
  s3ReplicaCmk,
  s3SslRequestsOnly,
  s3VersionLifecycle,
];
