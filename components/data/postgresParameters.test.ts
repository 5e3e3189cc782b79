import { expect } from "chai";

import { groupParameters, POSTGRES_PARAMETERS } from "./postgresParameters.ts";

const value = (name: string) => groupParameters().find((one) => one.name === name)?.value;

describe("POSTGRES_PARAMETERS", () => {
  it("lets no one in without TLS 1.2", () => {
    expect(value("rds.force_ssl")).to.equal("1");
    expect(value("ssl_min_protocol_version")).to.equal("TLSv1.2");
    expect(value("password_encryption")).to.equal("scram-sha-256");
  });

  it("audits roles, definitions, sessions, and the tables granted to the auditor", () => {
    expect(value("pgaudit.log")).to.equal("role,ddl");
    expect(value("pgaudit.role")).to.equal("rds_pgaudit");
    expect(value("shared_preload_libraries")?.split(",")).to.include("pgaudit");
    expect(value("log_connections")).to.equal("1");
    expect(value("log_disconnections")).to.equal("1");
  });

  it("logs no statement for its own sake, and no values of those it logs", () => {
    expect(value("log_statement")).to.equal("ddl");
    expect(value("log_min_duration_statement")).to.equal("1000");
    expect(value("log_parameter_max_length")).to.equal("0");
    expect(value("log_parameter_max_length_on_error")).to.equal("0");
    expect(value("pgaudit.log_parameter")).to.equal("0");
    expect(value("log_min_error_statement")).to.equal("panic");
    expect(value("log_error_verbosity")).to.equal("terse");
  });

  it("says each parameter once, why, and where it is described", () => {
    const names = POSTGRES_PARAMETERS.map(({ name }) => name);
    expect(new Set(names)).to.have.property("size", names.length);
    for (const { why, source } of POSTGRES_PARAMETERS) {
      expect(why).not.to.equal("");
      expect(source).to.match(/^https:\/\//);
    }
  });

  it("waits for a restart only with what the engine reads at its start", () => {
    const pending = groupParameters().filter(({ applyMethod }) => applyMethod === "pending-reboot");
    expect(pending.map(({ name }) => name)).to.deep.equal(["shared_preload_libraries"]);
  });
});
