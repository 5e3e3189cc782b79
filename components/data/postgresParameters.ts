/** One parameter of a PostgreSQL parameter group, with why it is set and where it is described. */
export interface PostgresParameter {
  name: string;
  value: string;
  /** `immediate` where the engine takes the value while it runs, `pending-reboot` where it reads it at its start. */
  applyMethod: "immediate" | "pending-reboot";
  why: string;
  source: string;
}

/**
 * Major version of all PostgreSQL of the platform; it names the families of parameter groups, which a major upgrade replaces.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html
 */
export const POSTGRES_MAJOR = "17";

/** Milliseconds from which a statement counts as slow and is logged with how long it took. */
export const SLOW_STATEMENT_MS = 1000;

/** The port of every PostgreSQL; the network ACL of the stores' tier names it too. */
export const POSTGRES_PORT = 5432;

const AURORA = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide";
const LOGGING = "https://www.postgresql.org/docs/17/runtime-config-logging.html";
const PGAUDIT = `${AURORA}/Appendix.PostgreSQL.CommonDBATasks.pgaudit.reference.html`;

/** Transport and passwords. */
const ACCESS: PostgresParameter[] = [
  immediate(
    "rds.force_ssl",
    "1",
    "no connection without TLS",
    `${AURORA}/AuroraPostgreSQL.Security.html`,
  ),
  immediate(
    "ssl_min_protocol_version",
    "TLSv1.2",
    "older versions of TLS are broken",
    "https://www.postgresql.org/docs/17/runtime-config-connection.html",
  ),
  immediate(
    "password_encryption",
    "scram-sha-256",
    "a stored verifier that is no use to who reads it",
    "https://www.postgresql.org/docs/17/auth-password.html",
  ),
];

/** Who did what to which table. */
const AUDIT: PostgresParameter[] = [
  {
    name: "shared_preload_libraries",
    value: "pgaudit,pg_stat_statements",
    applyMethod: "pending-reboot",
    why: "pgaudit hooks into the engine at its start",
    source: `${AURORA}/Appendix.PostgreSQL.CommonDBATasks.pgaudit.basic-setup.html`,
  },
  immediate(
    "pgaudit.log",
    "role,ddl",
    "who may do what, and what the tables are, of every session",
    PGAUDIT,
  ),
  immediate(
    "pgaudit.role",
    "rds_pgaudit",
    "reads and writes of whatever is granted to this role",
    PGAUDIT,
  ),
  immediate("pgaudit.log_parameter", "0", "values are PHI", PGAUDIT),
  immediate(
    "pgaudit.log_relation",
    "1",
    "one entry for each table that a statement touches",
    PGAUDIT,
  ),
  immediate("log_connections", "1", "who came, from where", LOGGING),
  immediate("log_disconnections", "1", "and how long they stayed", LOGGING),
];

/** What is logged of statements, and what of their values is not. */
const STATEMENTS: PostgresParameter[] = [
  immediate("log_statement", "ddl", "every statement would put PHI into the log", LOGGING),
  immediate(
    "log_min_duration_statement",
    String(SLOW_STATEMENT_MS),
    "slow ones, to mend them",
    LOGGING,
  ),
  immediate("log_parameter_max_length", "0", "values of slow statements are PHI", LOGGING),
  immediate("log_parameter_max_length_on_error", "0", "so are those of failed ones", LOGGING),
  immediate(
    "log_min_error_statement",
    "panic",
    "the text of failed statements may hold PHI",
    LOGGING,
  ),
  immediate(
    "log_error_verbosity",
    "terse",
    "DETAIL quotes the row that broke a constraint",
    LOGGING,
  ),
];

/**
 * What every PostgreSQL of the platform is told, Aurora and RDS alike.
 *
 * @see 45 CFR 164.312(b), audit controls; (e)(1), transmission security
 * @see docs/decisions/0030-what-databases-log.md
 */
export const POSTGRES_PARAMETERS: readonly PostgresParameter[] = [
  ...ACCESS,
  ...AUDIT,
  ...STATEMENTS,
];

/** The table as a parameter group takes it. */
export function groupParameters(): Pick<PostgresParameter, "name" | "value" | "applyMethod">[] {
  return POSTGRES_PARAMETERS.map(({ name, value, applyMethod }) => ({ name, value, applyMethod }));
}

function immediate(name: string, value: string, why: string, source: string): PostgresParameter {
  return { name, value, applyMethod: "immediate", why, source };
}
